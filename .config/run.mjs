import { resolve } from 'node:path';
import { requireNode } from './node.mjs';

/** `node .config/run.mjs FILE [arguments]` imports a TypeScript file through Vite and calls its `main(arguments)`. */

requireNode();
const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node .config/run.mjs FILE [arguments]');
  process.exit(2);
}
const { runnerImport } = await import('vite');
const { module } = /** @type {{ module: { main?: (args: string[]) => unknown } }} */ (
  await runnerImport(resolve(file), { logLevel: 'warn' })
);
if (typeof module.main !== 'function') {
  console.error(`${file} exports no function main(args)`);
  process.exit(2);
}
await module.main(args);
