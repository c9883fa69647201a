import type { Box } from '../../views/box.ts';
import { axisTicks, type Tick } from '../../views/histogram.ts';
import { pitchOf } from '../../views/pitch.ts';

export interface ScaleInput {
  readonly tokens: number;
  readonly width: number;
  readonly rowRoom: number;
  /** The longest row, scaled or not, and the longest position. */
  readonly longest: number;
}

export interface ScaleLayout {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  readonly switch: Box;
  readonly before: Box;
  readonly after: Box;
  /** The factor between the two. */
  readonly factor: { readonly x: number; readonly y: number; readonly down: boolean };
  readonly legend: Box;
  /** One row of three bars for each token, in line with the matrices. */
  readonly lengths: Box;
  readonly key: Box;
  readonly rowHeight: number;
  readonly ticks: readonly Tick[];
  readonly spreads: readonly [before: Box, after: Box];
  readonly table: Box;
  readonly sum: Box;
}

const NARROW = 560;
const ROW = 26;
/** On a page that scrolls as a whole. */
const STACKED = { row: 18, tall: 300 } as const;
const TOP = 40;
const CAPTION = 52;
const SPREAD = { high: 104, low: 84 } as const;
/** Lower than this a page is low. */
const LOW = 600;
const UNDER = 38;
const TABLE = 128;
const SUM = 96;
const GAP = 54;

/** Before, after and the lengths side by side, their rows in line; the spreads and the chosen token's numbers below. */
export function scaleLayout(input: ScaleInput, size: { width: number; height: number }): ScaleLayout {
  return size.width < NARROW ? stacked(input, size) : wide(input, size);
}

function wide(
  { tokens, width: cols, rowRoom, longest }: ScaleInput,
  size: { width: number; height: number },
): ScaleLayout {
  const spread = SPREAD[size.height < LOW ? 'low' : 'high'];
  // Where the key of the bars takes a third line.
  const top = size.width < 720 ? TOP + 16 : TOP;
  const lengthsWidth = Math.max(190, Math.min(260, size.width * 0.29));
  const free = size.width - rowRoom - GAP - 34 - lengthsWidth - 2;
  const matrix = Math.min(cols * 30, free / 2);
  const rest = top + CAPTION + Math.max(spread + UNDER, TABLE) + 20 + SUM;
  const rowHeight = pitchOf(tokens, size.height - rest, ROW);
  const height = tokens * rowHeight;
  const before = { x: rowRoom, y: top, width: matrix, height };
  const after = { x: rowRoom + matrix + GAP, y: top, width: matrix, height };
  const lengths = { x: after.x + matrix + 34, y: top, width: lengthsWidth, height };
  const second = top + height + CAPTION + 12;
  const sumY = second + Math.max(spread + UNDER, TABLE) + 12;
  return {
    width: size.width,
    height: sumY + SUM,
    stacked: false,
    switch: { x: after.x, y: top - 36, width: matrix, height: 26 },
    before,
    after,
    factor: { x: before.x + matrix + GAP / 2, y: top + height / 2, down: false },
    legend: { x: before.x, y: top + height + 28, width: matrix, height: 14 },
    lengths,
    key: { x: lengths.x, y: 0, width: lengthsWidth, height: top - 4 },
    rowHeight,
    ticks: axisTicks([0, longest], lengthsWidth, String),
    spreads: [
      { x: before.x, y: second, width: matrix, height: spread },
      { x: after.x, y: second, width: matrix, height: spread },
    ],
    table: { x: lengths.x, y: second, width: lengthsWidth, height: TABLE },
    sum: { x: 0, y: sumY, width: Math.min(size.width, 420), height: SUM },
  };
}

function stacked(
  { tokens, width: cols, rowRoom, longest }: ScaleInput,
  size: { width: number },
): ScaleLayout {
  const matrix = Math.min(cols * 30, size.width - rowRoom - 2);
  const rowHeight = pitchOf(tokens, STACKED.tall, STACKED.row);
  const height = tokens * rowHeight;
  const before = { x: rowRoom, y: TOP, width: matrix, height };
  const after = { ...before, y: before.y + height + 56 };
  const legendY = after.y + height + 28;
  const spreads = legendY + 34;
  const lengths = { x: rowRoom, y: spreads + 2 * (SPREAD.high + UNDER) + 54, width: matrix, height };
  const table = { x: 0, y: lengths.y + height + CAPTION, width: size.width, height: TABLE };
  const sum = { x: 0, y: table.y + TABLE + 12, width: size.width, height: SUM + 44 };
  return {
    width: size.width,
    height: sum.y + sum.height,
    stacked: true,
    switch: { x: 0, y: 4, width: size.width, height: 26 },
    before,
    after,
    factor: { x: rowRoom + matrix / 2, y: before.y + height + 40, down: true },
    legend: { x: rowRoom, y: legendY, width: matrix, height: 14 },
    lengths,
    key: { x: 0, y: lengths.y - 42, width: size.width, height: 36 },
    rowHeight,
    ticks: axisTicks([0, longest], matrix, String),
    spreads: [
      { x: rowRoom, y: spreads, width: matrix, height: SPREAD.high },
      { x: rowRoom, y: spreads + SPREAD.high + UNDER, width: matrix, height: SPREAD.high },
    ],
    table,
    sum,
  };
}

/** Lengths of the rows of a page. */
export function rowLengths(data: ArrayLike<number>, cols: number): number[] {
  const lengths: number[] = [];
  for (let from = 0; from < data.length; from += cols) {
    let squares = 0;
    for (let c = from; c < from + cols; c++) squares += (data[c] as number) ** 2;
    lengths.push(Math.sqrt(squares));
  }
  return lengths;
}

/** The cosine between a word multiplied by a factor, with its position added, and the word alone. */
export function agreement(word: ArrayLike<number>, position: ArrayLike<number>, factor: number): number {
  let both = 0;
  let words = 0;
  let sums = 0;
  for (let i = 0; i < word.length; i++) {
    const alone = word[i] as number;
    const sum = alone * factor + (position[i] as number);
    both += alone * sum;
    words += alone * alone;
    sums += sum * sum;
  }
  return both / Math.sqrt(words * sums);
}
