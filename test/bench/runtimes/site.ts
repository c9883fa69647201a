import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** The pages that measure, built and served on localhost. */
export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the pages as a page would be built, in a folder that goes when it is closed. */
export async function openSite(): Promise<Site> {
  const root = join(import.meta.dirname, 'site');
  const outDir = mkdtempSync(join(tmpdir(), 'encoder-bench-'));
  await build({
    root,
    configFile: false,
    base: './',
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'baseline-widely-available',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: { measure: join(root, 'measure.html'), first: join(root, 'first.html') } },
    },
    worker: { format: 'es' },
  });
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: 'localhost' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
