import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build as viteBuild } from 'vite';
import { ROOT } from './install.mjs';

/** What the built page is made from. */
const SOURCES = ['app', 'src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', '.config'];

/**
 * When a file, or the newest file in a folder, was last written.
 * @param {string} path
 * @returns {number}
 */
function lastWritten(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => lastWritten(join(path, name))));
}

/** Whether dist is missing, unfinished or older than what it is made from. */
export function isStale() {
  const built = lastWritten(join(ROOT, 'dist/index.html'));
  return built === 0 || SOURCES.some((source) => lastWritten(join(ROOT, source)) > built);
}

/** Builds the page into dist. A failed build leaves no dist behind. */
export async function build() {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  // Vitest, and vite's own runner, set this to something else, and React would be built for developers.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await viteBuild({ root: ROOT, configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}
