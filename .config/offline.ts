import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const PUBLIC = join(import.meta.dirname, '../public');
/** Pictures of the page, for those who read about it; the page shows none of them. */
const PICTURES = join(PUBLIC, 'pictures');

/** What was learned is kept once it has been fetched: a reader of one language does not fetch the other's. */
const LEARNED = /models[\\/]pocket-/;

/** Fonts for letters that the page itself never sets are fetched only by readers who type them. */
const LEFT_OUT =
  /(cyrillic|greek-ext|vietnamese|latin-ext|KaTeX_(?!Main-Regular|Math-Italic|Size)).*\.woff2$/;

/** Gives the service worker its list of files: all that the build wrote, and public/ without its pictures and learned models. */
export function offlineFiles(): Plugin {
  return {
    name: 'offline-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const built = Object.values(bundle)
          .filter((file) => file !== worker && !LEFT_OUT.test(file.fileName))
          .map((file) => entry(file.fileName, file.type === 'chunk' ? file.code : file.source));
        const published = filesIn(PUBLIC).map((path) => entry(relative(PUBLIC, path), readFileSync(path)));
        worker.code = worker.code.replace('__FILES__', JSON.stringify([...built, ...published]));
      },
    },
  };
}

/** Names under assets/ carry a hash of their content already. */
function entry(name: string, content: string | Uint8Array): { url: string; revision: string | null } {
  const url = name.replaceAll('\\', '/');
  const revision = url.startsWith('assets/')
    ? null
    : createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { url, revision };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.parentPath !== PICTURES && !LEARNED.test(file.parentPath))
    .map((file) => join(file.parentPath, file.name))
    .sort();
}
