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
  const configFile = join(import.meta.dirname, 'site/vite.config.ts');
  const outDir = mkdtempSync(join(tmpdir(), 'encoder-bench-'));
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
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
