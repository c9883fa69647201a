import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { build, isStale } from '../../.config/build.mjs';
import { en } from '../../src/i18n/en.ts';
import { DEFAULT_PACE } from '../../src/model/pace.ts';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { words as training } from '../../src/stages/training/words.ts';
import { launch } from '../browser/chromium.ts';
import { FAST_4G, type Heap, heapsOf, SLOWER, type Throttle, throttle } from './conditions.ts';
import { type GzipServer, serveGzipped } from './gzipServer.ts';
import { installProbe } from './probe.ts';

const USAGE = `npm run bench:page -- [options]      measures the built page in Chromium

  --parts first,keys,steps,frames,memory,training  default: all of them
  --dist FOLDER                           a build that stands elsewhere; else dist, built when it is stale
  --json                                  prints {"conditions", "rows": [{"name", "value", "unit", "limit", "within"}]}`;

/** Sixteen tokens of Pocket. */
const SENTENCE = 'When you play the game of thrones , you win or you die in the';
const TOKENS = 'the animal did not cross the street because it was too tired . ';
const PARTS = ['first', 'keys', 'steps', 'frames', 'memory', 'training'] as const;
type Part = (typeof PARTS)[number];

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'kB' | 'frames' | '%' | '1/s';
  /** What issue-level goals ask for; null where a number is only stated. */
  readonly limit: number | null;
}

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      parts: { type: 'string', default: PARTS.join() },
      dist: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  if (!values.dist && isStale()) await build();
  const server = await serveGzipped(resolve(values.dist ?? 'dist'));
  const browser = await launch();
  const rows: Row[] = [];
  try {
    for (const part of PARTS.filter((one) => values.parts.split(',').includes(one))) {
      const found = await MEASURES[part](browser, server);
      rows.push(...found);
      if (!values.json) for (const row of found) console.log(line(row));
    }
  } finally {
    await browser.close();
    server.close();
  }
  const conditions = { chromium: browser.version(), slower: SLOWER, fast4g: FAST_4G };
  if (values.json) {
    console.log(JSON.stringify({ conditions, rows: rows.map((row) => ({ ...row, within: isWithin(row) })) }));
  }
}

const MEASURES: Readonly<Record<Part, (browser: Browser, server: GzipServer) => Promise<Row[]>>> = {
  first: measureFirst,
  keys: measureKeys,
  steps: measureSteps,
  frames: measureFrames,
  memory: measureMemory,
  training: measureTraining,
};

/** From a click on a link to the first figure, with nothing cached; and what was fetched for it. */
async function measureFirst(browser: Browser, server: GzipServer): Promise<Row[]> {
  const times: number[] = [];
  let fetched: GzipServer['answers'] = [];
  for (let visit = 0; visit < 5; visit++) {
    const before = server.answers.length;
    const page = await open(browser, server, '', { network: true, processor: true });
    const [first, began] = await page.evaluate(
      async () => [await window.probe.first, performance.timeOrigin] as const,
    );
    times.push(first);
    fetched = server.answers.slice(before).filter(({ at }) => at < began + first);
    await page.context().close();
  }
  const kB = (some: GzipServer['answers']) => some.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  return [
    { name: 'first real tensor painted, Fast 4G, 4× slower', value: median(times), unit: 'ms', limit: 1500 },
    { name: 'the slowest of 5 visits', value: Math.max(...times), unit: 'ms', limit: null },
    {
      name: 'scripts until then, gzipped',
      value: kB(fetched.filter(({ path }) => path.endsWith('.js'))),
      unit: 'kB',
      limit: 180,
    },
    { name: 'everything until then', value: kB(fetched), unit: 'kB', limit: null },
  ];
}

/** A letter typed at the end of sixteen tokens, or taken away, until every tensor is painted. */
async function measureKeys(browser: Browser, server: GzipServer): Promise<Row[]> {
  const rows: Row[] = [];
  for (const processor of [false, true]) {
    for (const stage of ['overview', 'scores']) {
      const page = await open(browser, server, link({ stage, text: SENTENCE }), { processor });
      await page.evaluate(() => window.probe.first);
      const times = await edits(page, processor ? 24 : 60);
      await page.context().close();
      const name = `key → painted, ${stage}${processor ? ', 4× slower' : ''}`;
      rows.push({ name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms', limit: null });
      rows.push({
        name: `${name}, p95`,
        value: quantile(times, 0.95),
        unit: 'ms',
        limit: processor ? null : 50,
      });
    }
  }
  return rows;
}

/** Through all stages and back, until each is painted. */
async function measureSteps(browser: Browser, server: GzipServer): Promise<Row[]> {
  const rows: Row[] = [];
  for (const processor of [false, true]) {
    const page = await open(browser, server, link({ text: SENTENCE }), { processor });
    await page.evaluate(() => window.probe.first);
    await page.waitForLoadState('networkidle');
    const times = await steps(page, processor ? 28 : 56);
    await page.context().close();
    const name = `step → next stage painted${processor ? ', 4× slower' : ''}`;
    rows.push({ name: `${name}, p50`, value: quantile(times, 0.5), unit: 'ms', limit: null });
    rows.push({ name: `${name}, p95`, value: quantile(times, 0.95), unit: 'ms', limit: null });
  }
  return rows;
}

/** How evenly frames come while the pointer moves. */
async function measureFrames(browser: Browser, server: GzipServer): Promise<Row[]> {
  const rows: Row[] = [];
  const watch = async (name: string, stage: string, role: 'slider' | 'grid', text: string, drag: boolean) => {
    const page = await open(browser, server, link({ stage, text }), {});
    await page.evaluate(() => window.probe.first);
    const box = await page.getByRole(role).first().boundingBox();
    if (!box) throw new Error(`${stage} has no ${role}`);
    const at = (turn: number): [number, number] => [
      box.x + box.width * (0.5 + 0.45 * Math.sin(turn)),
      box.y + box.height * (0.5 + 0.45 * Math.sin(turn * 1.7)),
    ];
    await page.mouse.move(...at(0));
    if (drag) await page.mouse.down();
    await page.evaluate(() => window.probe.frames());
    for (let n = 0; n < 240; n++) await page.mouse.move(...at(n / 20));
    const gaps = await page.evaluate(() => window.probe.frames());
    await page.context().close();
    const long = gaps.filter((gap) => gap > 50).length;
    rows.push({
      name: `${name}: frames over 50 ms, of ${gaps.length}`,
      value: long,
      unit: 'frames',
      limit: 0,
    });
    rows.push({ name: `${name}: longest frame`, value: Math.max(...gaps), unit: 'ms', limit: null });
  };
  await watch('dragging the position', 'position', 'slider', SENTENCE, true);
  await watch(
    'hovering a 128 × 128 heat map',
    'scores',
    'grid',
    TOKENS.repeat(10).split(' ').slice(0, 128).join(' '),
    false,
  );
  return rows;
}

/** Edits in a round; its steps go to the end of the road and back. */
const EDITS = 50;
/** In the first round every figure is fetched and drawn for the first time, so what grows is counted from the second. */
const WARM = 2;
const ROUNDS = 10;

/**
 * Memory after two rounds of edits and steps and after ten, everything collected first. Both times on the same stage,
 * because stages take more and less; and what grows is told without what the engine has compiled, which goes on growing
 * for hundreds of edits (2 MB from the second round to the tenth). What is left of growth then is mostly not the page's
 * either: the browser's own undo of every letter, its timings, and what it keeps of answers for whoever inspects it.
 */
async function measureMemory(browser: Browser, server: GzipServer): Promise<Row[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  const heaps = await heapsOf(page);
  await page.goto(server.url + link({ text: SENTENCE }));
  await page.evaluate(() => window.probe.first);
  const there = 2 * (STAGE_IDS.length - 1);
  const work = async (rounds: number) => {
    for (let round = 0; round < rounds; round++) {
      await edits(page, EDITS);
      await steps(page, there);
    }
    return heaps();
  };
  const early = await work(WARM);
  const late = await work(ROUNDS - WARM);
  await context.close();
  const kept = ({ page: own, workers }: typeof early) =>
    own.objects + own.buffers + workers.objects + workers.buffers;
  const whole = ({ objects, buffers, compiled }: Heap) => (objects + buffers + compiled) / 1000;
  const compiled = ({ page: own, workers }: typeof early) => (own.compiled + workers.compiled) / 1000;
  const kB = { unit: 'kB', limit: null } as const;
  return [
    {
      name: `memory of the page after ${ROUNDS * EDITS} edits, ${ROUNDS * there} steps`,
      value: whole(late.page),
      ...kB,
    },
    { name: 'memory of the worker', value: whole(late.workers), ...kB },
    { name: 'of both, what the engine has compiled', value: compiled(late), ...kB },
    { name: `the same after ${WARM * EDITS} edits, ${WARM * there} steps`, value: compiled(early), ...kB },
    {
      name: 'growth of all else since then',
      value: (100 * (kept(late) - kept(early))) / kept(early),
      unit: '%',
      limit: 5,
    },
  ];
}

/** How fast a model is trained while the page shows the weights so far, at the pace that the page begins with. */
async function measureTraining(browser: Browser, server: GzipServer): Promise<Row[]> {
  const page = await open(browser, server, link({ stage: 'training' }), {});
  await page.evaluate(() => window.probe.first);
  await page.getByRole('button', { name: training.en.run, exact: true }).click();
  const stepsDone = async () => Number(await page.locator('[data-step]').getAttribute('data-step'));
  const past = (step: number) =>
    page.waitForFunction(
      (n) => Number(document.querySelector('[data-step]')?.getAttribute('data-step')) >= n,
      step,
      { timeout: 0 },
    );
  // Until the kernels are warm.
  await past(20);
  const [from, began] = [await stepsDone(), performance.now()];
  await past(from + 100);
  const each = (performance.now() - began) / ((await stepsDone()) - from);
  await page.context().close();
  const { batch } = DEFAULT_PACE;
  return [
    { name: `a step of training, batch ${batch}, all included`, value: each, unit: 'ms', limit: 100 },
    { name: 'steps of training in a second', value: 1000 / each, unit: '1/s', limit: null },
  ];
}

async function open(browser: Browser, server: GzipServer, fragment: string, how: Throttle): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(installProbe);
  await throttle(page, how);
  await page.goto(server.url + fragment, { waitUntil: 'commit' });
  return page;
}

/** Types letters and takes them away again, each after the one before was painted. */
async function edits(page: Page, count: number): Promise<number[]> {
  const box = page.getByLabel(en.sentence, { exact: true });
  await box.focus();
  await page.keyboard.press('End');
  const keys = [...' tired'].flatMap((letter) => (letter === ' ' ? ['Space'] : [letter]));
  const round = [...keys, ...keys.map(() => 'Backspace')];
  const times: number[] = [];
  // To the end of the round even where it is not counted: each waits, so that no crowd of runs is left to be measured.
  for (let n = 0; n < Math.ceil(count / round.length) * round.length; n++) {
    const time = await timed(page, 'edit', round[n % round.length] as string);
    if (n < count) times.push(time);
  }
  await box.blur();
  return times;
}

/** Walks to the end of the road and back, as often as it takes: beyond the end there is no stage to wait for. */
async function steps(page: Page, count: number): Promise<number[]> {
  const turn = STAGE_IDS.length - 1;
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    times.push(await timed(page, 'step', n % (2 * turn) < turn ? 'ArrowRight' : 'ArrowLeft'));
  }
  return times;
}

async function timed(page: Page, kind: 'edit' | 'step', key: string): Promise<number> {
  // Keys take another way to the page than questions: armed first, pressed then.
  await page.evaluate((one) => window.probe.arm(one), kind);
  await page.keyboard.press(key);
  return page.evaluate(() => window.probe.painted);
}

function link(fields: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `#${pairs.join('&')}`;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function isWithin({ value, limit }: Row): boolean | null {
  return limit === null ? null : value <= limit;
}

function line(row: Row): string {
  const value = row.value.toFixed(row.unit === 'frames' ? 0 : 1).padStart(9);
  const within = isWithin(row);
  const verdict = within === null ? '' : `  ${within ? 'within' : 'OVER'} ${row.limit}`;
  return `${row.name.padEnd(52)}${value} ${row.unit.padEnd(6)}${verdict}`;
}
