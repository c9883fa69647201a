import type { Browser } from 'playwright-core';
import type { ContenderId } from './contenders.ts';
import { encoder } from './encoders.ts';
import { type GrowthRow, timingOf } from './results.ts';
import { openMeasuring } from './rows.ts';

/** From this encoder one size at a time is changed. */
const MIDDLE = { width: 256, layers: 4, tokens: 64 };
const GROWTH: readonly (typeof MIDDLE)[] = [
  ...[1, 16, 32, 64, 128, 256, 512].map((tokens) => ({ ...MIDDLE, tokens })),
  ...[32, 64, 128, 512, 768, 1024].map((width) => ({ ...MIDDLE, width })),
  ...[1, 2, 6, 8, 12].map((layers) => ({ ...MIDDLE, layers })),
];
const ROUNDS = 9;

/** How our own cost grows with tokens, width and layers, delivered to the page. Heads are 64 wide, or one. */
export async function measureGrowth(
  browser: Browser,
  url: string,
  say: (line: string) => void,
): Promise<GrowthRow[]> {
  const rows: GrowthRow[] = [];
  const impl = await fastest(browser, url);
  for (const { width, layers, tokens } of GROWTH) {
    say(`d ${width}, ${layers} layers, ${tokens} tokens`);
    const page = await openMeasuring(browser, url);
    const config = encoder(width, Math.max(1, width / 64), layers, 'gelu');
    await page.evaluate(([id, sizes, count]) => window.bench.prepare(id, sizes, count), [
      impl,
      config,
      tokens,
    ] as const);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      samples.push(await page.evaluate((id) => window.bench.sample(id), impl));
    rows.push({ width, layers, tokens, ...timingOf(impl, samples) });
    await page.close();
  }
  return rows;
}

async function fastest(browser: Browser, url: string): Promise<ContenderId> {
  const page = await openMeasuring(browser, url);
  const kernel = await page.evaluate(() => window.bench.kernel());
  await page.close();
  return `ours-${kernel}`;
}
