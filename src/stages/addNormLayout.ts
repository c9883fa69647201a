import type { NormOrder } from '../model/config.ts';
import type { Box } from '../views/box.ts';
import { NAMED_ROW, PAGE_TALL, pitchOf } from '../views/pitch.ts';

/** The four matrices of the figure. */
export type Piece = 'x' | 'added' | 'sum' | 'norm';

/** How they follow one another: the norm stands behind the sum, or before the sub-layer. */
export const PIECES: Readonly<Record<NormOrder, readonly Piece[]>> = {
  post: ['x', 'added', 'sum', 'norm'],
  pre: ['x', 'norm', 'added', 'sum'],
};

export interface AddNormSizes {
  readonly order: NormOrder;
  readonly tokens: number;
  /** The chosen token: the signs stand at its row. */
  readonly token: number;
  readonly cells: number;
  readonly rowRoom: number;
  readonly caption: number;
}

export interface AddNormLayout {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  readonly pieces: Readonly<Record<Piece, Box>>;
  readonly gamma: Box;
  readonly beta: Box;
  /** Where γ and β are said in words. */
  readonly weights: { readonly x: number; readonly y: number };
  /** The space before each piece but the first. */
  readonly gaps: Readonly<Record<Exclude<Piece, 'x'>, Box>>;
  /** Where the signs in the gaps stand. */
  readonly rowY: number;
  readonly heading: Box;
  readonly spread: Box;
  readonly lengthsHeading: Box;
  readonly lengths: Box;
  readonly sumPlace: Box;
}

const NARROW = 560;
const MANY = 28;
const GAP = 40;
const ROW = 24;
/** The least height of many rows. */
const LEAST = 120;
const STRIP = 10;
/** Over the matrices: the line that passes by, γ and β. */
const TOP = 72;
const CELL = 30;
const BETWEEN = 28;
/** A narrow caption has a third line, which says what is averaged. */
const THIRD_LINE = 14;
/** Between the matrices' captions and the chosen row. */
const UNDER = 26;
/** Over a stacked norm: γ and β. */
const WEIGHTS = 46;

/** Matrices with their rows aligned, and under them (over them where they are long) the chosen row's norm. */
export function addNormLayout(given: AddNormSizes, room: { width: number; height: number }): AddNormLayout {
  const stacked = room.width < NARROW;
  const sizes = stacked ? { ...given, caption: given.caption + THIRD_LINE } : given;
  const { tokens, caption } = sizes;
  const rowHeight = stacked
    ? pitchOf(tokens, PAGE_TALL, NAMED_ROW)
    : pitchOf(tokens, room.height * 0.5 - TOP - caption, ROW, LEAST);
  const height = rowHeight * tokens;
  const flowHeight = stacked ? 4 * (height + caption) + 3 * BETWEEN + WEIGHTS : TOP + height + caption;
  const first = stacked && tokens >= MANY;
  const left = first ? room.height * 0.6 : room.height - flowHeight - UNDER;
  const detail = detailLayout(room, first ? 0 : flowHeight + UNDER, left);
  const y = first ? detail.end + 28 : 0;
  const flow = stacked ? stackedFlow(sizes, room, y, height) : alignedFlow(sizes, room, y, height);
  const { end, ...boxes } = detail;
  return { ...flow, ...boxes, stacked, width: room.width, height: Math.max(end, y + flowHeight) };
}

type Flow = Pick<AddNormLayout, 'pieces' | 'gamma' | 'beta' | 'weights' | 'gaps' | 'rowY'>;

function alignedFlow(sizes: AddNormSizes, room: { width: number }, top: number, height: number): Flow {
  const { rowRoom, cells } = sizes;
  const width = Math.min(cells * CELL, (room.width - rowRoom - 3 * GAP - 2) / 4);
  const y = top + TOP;
  const at = (n: number): Box => ({ x: rowRoom + n * (width + GAP), y, width, height });
  const gap = (box: Box): Box => ({ x: box.x - GAP, y: top, width: GAP, height: TOP + height });
  const pieces = placed(sizes.order, at);
  const { norm } = pieces;
  return {
    pieces,
    gamma: { x: norm.x, y: top + 26, width, height: STRIP },
    beta: { x: norm.x, y: top + 40, width, height: STRIP },
    weights: { x: norm.x, y: top + 10 },
    gaps: { added: gap(pieces.added), sum: gap(pieces.sum), norm: gap(norm) },
    rowY: y + ((sizes.token + 0.5) * height) / sizes.tokens,
  };
}

function stackedFlow(sizes: AddNormSizes, room: { width: number }, top: number, height: number): Flow {
  const { rowRoom, cells, caption, order } = sizes;
  const width = Math.min(cells * CELL, room.width - rowRoom - 2);
  const normAt = PIECES[order].indexOf('norm');
  const at = (n: number): Box => ({
    x: rowRoom,
    y: top + n * (height + caption + BETWEEN) + (n >= normAt ? WEIGHTS : 0),
    width,
    height,
  });
  const gap = ({ x, y }: Box, more = 0): Box => ({ x, y: y - BETWEEN - more, width, height: BETWEEN });
  const pieces = placed(order, at);
  const { norm } = pieces;
  return {
    pieces,
    gamma: { x: norm.x, y: norm.y - 30, width, height: STRIP },
    beta: { x: norm.x, y: norm.y - 16, width, height: STRIP },
    weights: { x: norm.x, y: norm.y - 46 },
    gaps: { added: gap(pieces.added), sum: gap(pieces.sum), norm: gap(norm, WEIGHTS) },
    rowY: pieces.x.y + ((sizes.token + 0.5) * height) / sizes.tokens,
  };
}

function placed(order: NormOrder, at: (n: number) => Box): Record<Piece, Box> {
  const where = (piece: Piece) => at(PIECES[order].indexOf(piece));
  return { x: where('x'), added: where('added'), sum: where('sum'), norm: where('norm') };
}

type Detail = Pick<AddNormLayout, 'heading' | 'spread' | 'lengthsHeading' | 'lengths' | 'sumPlace'> & {
  readonly end: number;
};

const BARS = 3 * 26;

function detailLayout(room: { width: number }, y: number, left: number): Detail {
  const height = Math.max(200, Math.min(400, left - 26));
  if (room.width < NARROW) {
    const heading = { x: 0, y, width: room.width, height: 36 };
    const spread = { x: 0, y: y + 42, width: room.width, height: 260 };
    const lengthsHeading = { x: 0, y: spread.y + spread.height + 18, width: room.width, height: 18 };
    const lengths = { x: 0, y: lengthsHeading.y + 24, width: room.width, height: BARS };
    const sumPlace = { x: 0, y: lengths.y + BARS + 18, width: room.width, height: 220 };
    return { heading, spread, lengthsHeading, lengths, sumPlace, end: sumPlace.y + sumPlace.height };
  }
  const spreadWidth = Math.round(room.width * 0.58);
  const x = spreadWidth + 36;
  const width = room.width - x;
  const heading = { x: 0, y, width: spreadWidth, height: 18 };
  const spread = { x: 0, y: y + 26, width: spreadWidth, height };
  const lengthsHeading = { x, y, width, height: 18 };
  const lengths = { x, y: y + 26, width, height: BARS };
  const sumY = lengths.y + BARS + 22;
  const sumPlace = { x, y: sumY, width, height: Math.max(140, spread.y + height - sumY) };
  return {
    heading,
    spread,
    lengthsHeading,
    lengths,
    sumPlace,
    end: Math.max(spread.y + height, sumPlace.y + sumPlace.height),
  };
}

/** The ends of some weights: one number where all are alike. */
export function endsOf(values: ArrayLike<number>): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (let n = 0; n < values.length; n++) {
    low = Math.min(low, values[n] as number);
    high = Math.max(high, values[n] as number);
  }
  return [low, high];
}
