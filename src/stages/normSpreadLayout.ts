import { moments } from '../model/ops.ts';
import type { Box } from '../views/box.ts';

/** One side of the norm: how the cells of the row lie on the shared axis. */
export interface SpreadSide {
  readonly bars: readonly Box[];
  readonly axisY: number;
  readonly mean: number;
  readonly deviation: number;
  readonly meanX: number;
  readonly lowX: number;
  readonly highX: number;
}

export interface SpreadLayout {
  readonly left: number;
  readonly right: number;
  readonly before: SpreadSide;
  readonly after: SpreadSide;
  /** Round numbers on the axis, 0 among them. */
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  /** A line for each cell, from its place before the norm to its place after it. */
  readonly lines: string;
  xOf(value: number): number;
  /** The cell whose line passes nearest to a place, if one is near. */
  cellAt(x: number, y: number): number | null;
}

/** Left of the drawing: what stands in words and numbers. */
const WORDS = 104;
/** Over the drawing the names of its marks, under it the numbers of the axis. */
const MARKS = 18;

/** Both sides on one axis, so that the shift and the squeeze are seen: the first above, the second below it, hanging. */
export function spreadLayout(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  { width, height }: { width: number; height: number },
): SpreadLayout {
  let [low, high] = [0, 0];
  for (const row of [before, after]) {
    for (let n = 0; n < row.length; n++) {
      low = Math.min(low, row[n] as number);
      high = Math.max(high, row[n] as number);
    }
  }
  if (low === high) [low, high] = [-1, 1];
  const [left, right] = [WORDS, width - 6];
  const xOf = (value: number) => left + ((value - low) / (high - low)) * (right - left);
  const hill = Math.max(30, (height - 2 * MARKS) * 0.34);
  const count = Math.max(8, Math.min(48, Math.round((right - left) / 9)));
  const counts = [before, after].map((row) => binned(row, low, high, count));
  const most = Math.max(1, ...counts.flat());
  const side = (row: ArrayLike<number>, bins: readonly number[], axisY: number, up: boolean): SpreadSide => {
    const { mean, variance } = moments(row);
    const deviation = Math.sqrt(variance);
    const step = (right - left) / count;
    return {
      bars: bins.flatMap((n, bin) => {
        const tall = (n / most) * hill;
        const box = { x: left + bin * step, y: up ? axisY - tall : axisY, width: step, height: tall };
        return n === 0 ? [] : [box];
      }),
      axisY,
      mean,
      deviation,
      meanX: xOf(mean),
      lowX: xOf(mean - deviation),
      highX: xOf(mean + deviation),
    };
  };
  const [above, below] = [MARKS + hill, height - MARKS - hill];
  let lines = '';
  for (let n = 0; n < before.length; n++) {
    lines += `M${xOf(before[n] as number).toFixed(1)},${above}L${xOf(after[n] as number).toFixed(1)},${below}`;
  }
  return {
    left,
    right,
    before: side(before, counts[0] as number[], above, true),
    after: side(after, counts[1] as number[], below, false),
    ticks: ticksBetween(low, high, (right - left) / 48).map((value) => ({ value, x: xOf(value) })),
    lines,
    xOf,
    cellAt(x, y) {
      const way = Math.max(0, Math.min(1, (y - above) / (below - above)));
      let best: number | null = null;
      let least = REACH;
      for (let n = 0; n < before.length; n++) {
        const from = xOf(before[n] as number);
        const off = Math.abs(from + (xOf(after[n] as number) - from) * way - x);
        if (off < least) [best, least] = [n, off];
      }
      return best;
    },
  };
}

/** How far from a line, in CSS pixels, it is still meant. */
const REACH = 10;

/** Multiples of 1, 2 or 5 times a power of ten, not more than wanted. */
function ticksBetween(low: number, high: number, wanted: number): number[] {
  const least = (high - low) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = power * ([1, 2, 5].find((n) => n * power >= least) ?? 10);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => (first + n) * step);
}

/** How many values fall into each of so many equal steps. */
function binned(row: ArrayLike<number>, low: number, high: number, count: number): number[] {
  const bins = new Array<number>(count).fill(0);
  for (let n = 0; n < row.length; n++) {
    const bin = Math.floor((((row[n] as number) - low) / (high - low)) * count);
    const at = Math.max(0, Math.min(count - 1, bin));
    bins[at] = (bins[at] as number) + 1;
  }
  return bins;
}
