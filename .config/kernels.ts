import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const ROOT = join(import.meta.dirname, '..');
const SOURCES = join(ROOT, 'src/model/kernels/assembly');
const CACHE = join(ROOT, '.cache/kernels');
const PACKAGE = join(ROOT, 'node_modules/assemblyscript');
const COMPILER = join(PACKAGE, 'bin/asc.js');
const run = promisify(execFile);

/** The files whose exports the module has; they import the others. */
const ENTRIES = ['products.ts', 'heads.ts', 'rows.ts', 'cells.ts', 'training.ts'];
const OPTIONS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--noExportMemory', '--enable', 'simd'],
  // Numbers of 128 bits never leave the module.
  ...['--disableWarning', 'AS112'],
];

/** The builds, and what each asks of a browser beyond 128-bit SIMD. */
const BUILDS = { simd: [], 'relaxed-simd': ['--enable', 'relaxed-simd'] } as const;
export type Build = keyof typeof BUILDS;

/**
 * The address of the compiled kernels. Compiles them when they, the options or the compiler have changed; a file in
 * .cache/kernels/ is named by the hash of all of these.
 * @throws Error with what the compiler says.
 */
export async function compileKernels(build: Build): Promise<string> {
  const options = [...OPTIONS, ...BUILDS[build]];
  const hash = createHash('sha256')
    .update(options.join(' '))
    .update(readFileSync(join(PACKAGE, 'package.json')));
  for (const file of sources()) hash.update(readFileSync(file));
  const name = `kernels-${build}`;
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  const path = join(folder, `${name}.wasm`);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).includes(`${name}.wasm`)) return path;
  // Several processes may compile at once; each writes a file of its own and puts it in place whole.
  const draft = join(folder, `${name}.${process.pid}.wasm`);
  const entries = ENTRIES.map((file) => relative(ROOT, join(SOURCES, file)));
  try {
    await run(process.execPath, [COMPILER, ...entries, '--outFile', relative(ROOT, draft), ...options], {
      cwd: ROOT,
    });
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Error(`the kernels do not compile: ${(error as { stderr?: string }).stderr ?? error}`);
  }
  renameSync(draft, path);
  return path;
}

const MODULE = 'virtual:kernels';

/** `virtual:kernels` says where the page finds its compiled kernels. */
export function kernels(): Plugin {
  return {
    name: 'kernels',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    async load(id) {
      if (id !== `\0${MODULE}`) return null;
      for (const file of sources()) this.addWatchFile(file);
      const [simd, relaxed] = await Promise.all([compileKernels('simd'), compileKernels('relaxed-simd')]);
      return [
        `export { default as simd } from ${JSON.stringify(`${simd}?url`)};`,
        `export { default as relaxedSimd } from ${JSON.stringify(`${relaxed}?url`)};`,
      ].join('\n');
    },
  };
}

function sources(): string[] {
  return readdirSync(SOURCES)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => join(SOURCES, file));
}
