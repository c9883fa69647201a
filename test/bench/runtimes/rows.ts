import type { Browser, Page } from 'playwright-core';
import { multiplyCount } from '../../../src/model/config.ts';
import { runLength } from '../../../src/model/encoder.ts';
import { type Clock, expected, isRoom, shareOf } from './budget.ts';
import { CONTENDER_IDS, CONTENDERS, type ContenderId } from './contenders.ts';
import { ENCODERS, type EncoderId } from './encoders.ts';
import type { Options } from './options.ts';
import {
  type Agreement,
  type Peak,
  type Place,
  type Results,
  rowsOf,
  type Skipped,
  timingOf,
} from './results.ts';
import { median } from './statistics.ts';

type Measured = Pick<Results, 'rows' | 'peak' | 'agreement' | 'skipped'>;
type Say = (line: string) => void;

/** Beyond so many multiplications plain TypeScript would take seconds a run, and others leave when time is short. */
const PLAIN_LIMIT = 2e9;
/** Beyond so many floats a run only the last tensor is compared: two copies of all would not fit into the page. */
const COMPARED_LIMIT = 64e6;
/** Who is left out beyond how many multiplications, because they say nothing new there and runs take long. */
const LEFT_OUT: readonly { readonly beyond: number; readonly who: readonly ContenderId[] }[] = [
  { beyond: 4e9, who: ['ours-simd-compute', 'tfjs-last', 'jax-last'] },
  { beyond: 12e9, who: ['ours-simd'] },
];
/** Whom the table is about: they are prepared first, where the time may not be enough for all. */
const FOREMOST: readonly ContenderId[] = ['ours-relaxed-simd', 'ort-all', 'tfjs-all', 'jax-all'];
/** Beyond so many multiplications a run takes seconds. */
const LONG = 12e9;
const NO_TIME = 'there was no time left for it';
const LEAST_ROUNDS = 3;
const LEAST_LONG_ROUNDS = 2;
const MOST_ROUNDS = 41;

/** The table: every encoder at every number of tokens, everyone in turn, round after round. */
export async function measureRows(
  browser: Browser,
  url: string,
  options: Options,
  clock: Clock,
  say: Say,
): Promise<Measured> {
  const places = options.encoders.flatMap((encoder) => options.tokens.map((tokens) => ({ encoder, tokens })));
  const works = places.map(({ encoder, tokens }) =>
    expected(multiplyCount(ENCODERS[encoder].config, tokens), options.budget),
  );
  const all: { [Key in keyof Measured]: Measured[Key][number][] } = {
    rows: [],
    peak: [],
    agreement: [],
    skipped: [],
  };
  for (const encoder of options.encoders) {
    // A page of its own, so that the memory of one encoder is gone before the next.
    const page = await openMeasuring(browser, url);
    for (const tokens of options.tokens) {
      const started = performance.now();
      const time = { clock, allowed: shareOf(clock.left(), works) };
      works.shift();
      const one = await measurePlace(page, { encoder, tokens }, encoder, options, time, say);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      say(`${encoder}, ${tokens} tokens: ${seconds} s`);
      all.rows.push(...one.rows);
      all.peak.push(...one.peak);
      all.agreement.push(...one.agreement);
      all.skipped.push(...one.skipped);
    }
    await page.close();
  }
  return all;
}

/** A page on which `window.bench` answers. */
export async function openMeasuring(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${url}measure.html`);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

async function measurePlace(
  page: Page,
  place: Place,
  encoder: EncoderId,
  options: Options,
  { clock, allowed }: { readonly clock: Clock; readonly allowed: number },
  say: Say,
): Promise<Measured> {
  const { config } = ENCODERS[encoder];
  const { tokens } = place;
  const skipped: Skipped[] = [];
  const ready: ContenderId[] = [];
  const multiplications = multiplyCount(config, tokens);
  const isLong = multiplications > LONG;
  const leftOut = LEFT_OUT.flatMap(({ beyond, who }) => (multiplications > beyond ? who : []));
  const others = CONTENDER_IDS.filter((impl) => !leftOut.includes(impl) && !FOREMOST.includes(impl));
  const leastRounds = isLong ? LEAST_LONG_ROUNDS : LEAST_ROUNDS;
  const begun = performance.now();
  const passed = () => performance.now() - begun;
  for (const impl of options.contenders ?? [...FOREMOST, ...others]) {
    const isTooSlow = CONTENDERS[impl].kernel === 'typescript' && multiplications > PLAIN_LIMIT;
    const why = isTooSlow
      ? 'would take several seconds a run'
      : !isRoom(multiplications > PLAIN_LIMIT ? allowed : clock.left(), passed())
        ? NO_TIME
        : await page
            .evaluate(([id, sizes, count]) => window.bench.prepare(id, sizes, count), [
              impl,
              config,
              tokens,
            ] as const)
            .then(() => null, failureOf);
    if (why === null) ready.push(impl);
    else {
      skipped.push({ ...place, impl, why });
      // It may have been prepared for fewer tokens.
      await page.evaluate((id) => window.bench.close(id), impl);
      say(`  without ${impl}: ${why}`);
    }
  }
  const agreement = await compare(page, place, ready, runLength(config, tokens) > COMPARED_LIMIT);
  const samples = new Map<ContenderId, number[]>(ready.map((impl) => [impl, []]));
  const fused: (number | null)[] = [];
  const separate: number[] = [];
  const started = performance.now();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const isOver = performance.now() - started > options.budget || passed() > allowed;
    if (round >= leastRounds && isOver) break;
    // Each round begins with another, so that nobody always follows the same.
    for (let i = 0; i < ready.length; i++) {
      const impl = ready[(i + round) % ready.length] as ContenderId;
      samples.get(impl)?.push(await page.evaluate((id) => window.bench.sample(id), impl));
    }
    fused.push(await page.evaluate(() => window.bench.peak(true)));
    separate.push((await page.evaluate(() => window.bench.peak(false))) ?? Number.NaN);
  }
  const known = fused.filter((one) => one !== null);
  const peak: Peak = {
    ...place,
    fusedGflops: known.length > 0 ? median(known) : null,
    separateGflops: median(separate),
  };
  const timings = [...samples].map(([impl, ms]) => timingOf(impl, ms));
  return {
    rows: rowsOf(place, config, timings, peak.fusedGflops ?? peak.separateGflops),
    peak: [peak],
    agreement,
    skipped,
  };
}

/** Everyone against the first that gives all tensors. */
async function compare(
  page: Page,
  place: Place,
  ready: readonly ContenderId[],
  isLong: boolean,
): Promise<Agreement[]> {
  const reference = ready.find((impl) => CONTENDERS[impl].delivers !== 'last');
  if (!reference) return [];
  await page.evaluate(([id, lastOnly]) => window.bench.refer(id, lastOnly), [reference, isLong] as const);
  const found: Agreement[] = [];
  for (const impl of ready.filter((one) => one !== reference)) {
    found.push({
      ...place,
      impl,
      reference,
      worst: await page.evaluate((id) => window.bench.differ(id), impl),
    });
  }
  await page.evaluate(() => window.bench.forget());
  return found;
}

function failureOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^page\.evaluate: /, '');
}
