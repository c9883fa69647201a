import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/** How much gzipped JavaScript the first view may take, in bytes. */
const LIMIT = 180_000;

/** The scripts that an HTML file loads by itself: its module scripts and what it preloads. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const loads = tag.startsWith('<script') || /rel="?modulepreload/.test(tag);
    const address = loads ? /(?:src|href)="([^"]+)"/.exec(tag)?.[1] : undefined;
    return address ? [posix.normalize(address)] : [];
  });
}

/** What is loaded before the first picture: the scripts and everything they import statically. */
export function closure(scripts: readonly string[], read: (file: string) => string): string[] {
  const loaded = new Set<string>();
  const waiting = [...scripts];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    const { staticImports, staticExports } = parseSync(file, read(file)).module;
    const requests = [
      ...staticImports.map((one) => one.moduleRequest.value),
      ...staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest?.value)),
    ];
    for (const request of requests) if (request) waiting.push(posix.join(posix.dirname(file), request));
  }
  return [...loaded];
}

/** What the first view fetches beside the page's own scripts: the figure it opens with, and its words. */
const OPENED = ['src/stages/overview/View.tsx', 'src/stages/chapters.en.ts'];

/** Where the build put a source file. Throws Error where it is no chunk of its own. */
function builtFrom(
  source: string,
  manifest: Readonly<Record<string, { readonly file: string } | undefined>>,
): string {
  const file = manifest[source]?.file;
  if (!file) throw new Error(`${source} is not built as a file of its own`);
  return file;
}

/** Prints what the first view loads and fails when it is too much. */
export function main(): void {
  const dist = 'dist';
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
  const gzipped = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
  const manifest = JSON.parse(read('.vite/manifest.json'));
  const opened = OPENED.map((source) => builtFrom(source, manifest));
  const first = closure([...scriptsOf(read('index.html')), ...opened], read);
  const others = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js') && !first.includes(file));
  const row = (file: string, bytes: number): string => `${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`;
  const table = (files: readonly string[]): string =>
    files
      .map((file) => [file, gzipped(file)] as const)
      .sort((a, b) => b[1] - a[1])
      .map(([file, bytes]) => row(file, bytes))
      .join('\n');
  const total = first.reduce((sum, file) => sum + gzipped(file), 0);
  console.log(`First view, gzipped:\n${table(first)}\n${row(`in all, of ${LIMIT / 1000} kB`, total)}`);
  if (others.length > 0) console.log(`Loaded later, or by the worker:\n${table(others)}`);
  if (first.length === 0) throw new Error('index.html loads no script');
  if (total > LIMIT) {
    console.error(`The first view is ${((total - LIMIT) / 1000).toFixed(1)} kB over its limit.`);
    process.exitCode = 1;
  }
}
