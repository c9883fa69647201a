import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { FIRST } from './contenders.ts';
import { type Results, timingOf } from './results.ts';

const ROUNDS = 7;

/** A page that shows nothing but the tensors of its first run: what it fetches, and when they are there. */
export async function measureFirst(
  browser: Browser,
  url: string,
  say: (line: string) => void,
): Promise<Pick<Results, 'downloads' | 'firstTensor'>> {
  const samples = new Map<string, number[]>(FIRST.map((impl) => [impl, []]));
  const downloads = new Map<string, { gzipBytes: number; files: number }>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const impl of FIRST) {
      say(`first tensor of ${impl}`);
      // A context of its own has an empty cache.
      const context = await browser.newContext();
      const page = await context.newPage();
      const bodies: Promise<Buffer>[] = [];
      // Bodies are read only in a round that does not count: reading takes time.
      if (round === 0)
        context.on('response', (response) => {
          if (response.ok()) bodies.push(response.body());
        });
      await page.goto(`${url}first.html?runtime=${impl}`);
      await page.waitForFunction(() => window.first !== undefined || window.firstFailure !== undefined);
      const { first, failure } = await page.evaluate(() => ({
        first: window.first,
        failure: window.firstFailure,
      }));
      if (first === undefined) throw new Error(`${impl}: ${failure}`);
      if (round === 0) {
        const files = await Promise.all(bodies);
        downloads.set(impl, {
          gzipBytes: files.reduce((total, body) => total + gzipSync(body, { level: 9 }).length, 0),
          files: files.length,
        });
      } else samples.get(impl)?.push(first);
      await context.close();
    }
  }
  return {
    downloads: [...downloads].map(([impl, fetched]) => ({ impl, ...fetched })),
    firstTensor: [...samples].map(([impl, ms]) => timingOf(impl, ms)),
  };
}
