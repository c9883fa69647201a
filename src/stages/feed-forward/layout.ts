import type { Box } from '../../views/box.ts';
import { NAMED_ROW, PAGE_TALL, pitchOf } from '../../views/pitch.ts';

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How many tokens go through which widths: D, F and D again. */
export interface Way {
  readonly tokens: number;
  readonly width: number;
  readonly hidden: number;
  /** Room for the names at the rows. */
  readonly rowRoom: number;
  readonly caption: number;
}

/** The shape between two matrices: as high at either side as the widths stand to each other. */
export interface Funnel {
  readonly path: string;
  readonly box: Box;
  /** Where the weight's column stands that meets the row. */
  readonly strip: Box;
}

export interface WayLayout {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  readonly input: Box;
  readonly activated: Box;
  readonly output: Box;
  readonly widen: Funnel;
  readonly narrow: Funnel;
  readonly heading: Box;
  readonly before: Box;
  readonly after: Box;
  readonly curve: Box;
  readonly barsHeading: Box;
  readonly bars: Box;
  readonly sum: Box;
}

/** Below it the matrices stand one under another. */
export const NARROW = 560;
/** Below it the sum has no column of its own. */
const THREE_COLUMNS = 680;
/** From so many tokens on the matrices are long, and the chosen row's cells stand first. */
const MANY = 28;
const GAP = 78;
const ROW = 24;
const LEAST = 102;
const CELL = 30;
const STRIP = 12;
/** In less room than this the middle caption has a third line, which says what is averaged. */
const SHORT_LINES = 720;
const THIRD_LINE = 16;

/** The way of the rows with the matrices' widths as D : F : D, and the chosen row's cells under it, or over it where it is long. */
export function wayLayout(given: Way, room: Room): WayLayout {
  const stacked = room.width < NARROW;
  const way = room.width < SHORT_LINES ? { ...given, caption: given.caption + THIRD_LINE } : given;
  const rowHeight = stacked
    ? pitchOf(way.tokens, PAGE_TALL, NAMED_ROW)
    : pitchOf(way.tokens, room.height * 0.46 - way.caption, ROW);
  const matrices = rowHeight * way.tokens;
  const first = stacked && way.tokens >= MANY;
  const flowHeight = stacked ? 3 * (matrices + way.caption) + 2 * 44 : matrices + way.caption;
  const left = (first ? room.height * 0.6 : room.height - flowHeight - UNDER) - ABOVE_CURVE;
  const height = stacked ? 220 : Math.max(168, Math.min(380, left));
  const detail = detailLayout(way, room, first ? 0 : flowHeight + UNDER, height);
  const top = first ? detail.end + 28 : 0;
  const flow = stacked ? stackedFlow(way, room, top, matrices) : proportionalFlow(way, room, top, matrices);
  const { end, ...boxes } = detail;
  return {
    ...flow,
    ...boxes,
    stacked,
    width: room.width,
    height: Math.max(end, top + flowHeight),
  };
}

type Flow = Pick<WayLayout, 'input' | 'activated' | 'output' | 'widen' | 'narrow'>;

function proportionalFlow(way: Way, room: Room, y: number, height: number): Flow {
  const { width: D, hidden: F, rowRoom } = way;
  const free = room.width - rowRoom - 2 * GAP - 2;
  const unit = Math.min(CELL, free / (2 * D + F));
  let side = Math.max(LEAST, unit * D);
  let middle = Math.min(Math.max(LEAST, unit * F), free - 2 * side);
  if (middle < LEAST) {
    middle = LEAST;
    side = (free - middle) / 2;
  }
  const input = { x: rowRoom, y, width: side, height };
  const activated = { x: rowRoom + side + GAP, y, width: middle, height };
  const output = { x: activated.x + middle + GAP, y, width: side, height };
  const between = (from: Box): Box => ({ x: from.x + from.width, y, width: GAP, height });
  return {
    input,
    activated,
    output,
    widen: across(between(input), D, F),
    narrow: across(between(activated), F, D),
  };
}

function across(box: Box, from: number, to: number): Funnel {
  const { x, y, width, height } = box;
  const most = Math.max(from, to);
  const [a, b] = [(height * from) / most, (height * to) / most];
  const middle = y + height / 2;
  const inset = 5;
  return {
    box,
    path: `M${x + inset},${middle - a / 2}L${x + width - inset},${middle - b / 2}V${middle + b / 2}L${x + inset},${middle + a / 2}Z`,
    strip: { x: x + (width - STRIP) / 2, y, width: STRIP, height },
  };
}

function stackedFlow(way: Way, room: Room, y: number, height: number): Flow {
  const { width: D, hidden: F, rowRoom, caption } = way;
  const full = room.width - rowRoom - 2;
  const unit = Math.min(CELL, full / Math.max(D, F));
  const wide = (cells: number) => Math.max(Math.min(full, LEAST), unit * cells);
  const box = (cells: number, top: number): Box => ({ x: rowRoom, y: top, width: wide(cells), height });
  const step = height + caption + 44;
  const input = box(D, y);
  const activated = box(F, y + step);
  const output = box(D, y + 2 * step);
  return {
    input,
    activated,
    output,
    widen: down({ x: rowRoom, y: activated.y - 44, width: full, height: 38 }, input.width, activated.width),
    narrow: down({ x: rowRoom, y: output.y - 44, width: full, height: 38 }, activated.width, output.width),
  };
}

function down(box: Box, from: number, to: number): Funnel {
  const { x, y, height } = box;
  const foot = y + height;
  return {
    box,
    path: `M${x},${y}H${x + from}L${x + to},${foot}H${x}Z`,
    strip: { x, y: y + (height - STRIP) / 2, width: box.width, height: STRIP },
  };
}

type Detail = Pick<WayLayout, 'heading' | 'before' | 'after' | 'curve' | 'barsHeading' | 'bars' | 'sum'> & {
  readonly end: number;
};

const ROW_STRIP = 15;
/** Between the matrices' captions and the chosen row. */
const UNDER = 18;
/** Heading, two strips of the chosen row, and the space under them. */
const ABOVE_CURVE = 22 + 2 * ROW_STRIP + 3 + 18;

/** The chosen row: its cells before and after the curve, the curve, the most open, the sum. */
function detailLayout(way: Way, room: Room, y: number, height: number): Detail {
  const { rowRoom } = way;
  const full = room.width - rowRoom - 2;
  const narrow = room.width < NARROW;
  // On a phone the counts stand on a line of their own.
  const more = narrow ? 18 : 0;
  const heading = { x: rowRoom, y, width: full, height: 18 + more };
  const before = { x: rowRoom, y: y + 22 + more, width: full, height: ROW_STRIP };
  const after = { ...before, y: before.y + ROW_STRIP + 3 };
  const top = y + ABOVE_CURVE + more;
  if (narrow) {
    const curve = { x: 0, y: top, width: room.width, height };
    const barsHeading = { x: 0, y: top + height + 16, width: room.width, height: 18 };
    const bars = { x: 0, y: barsHeading.y + 24, width: room.width, height: 8 * 24 };
    const sum = { x: 0, y: bars.y + bars.height + 18, width: room.width, height: 240 };
    return { heading, before, after, curve, barsHeading, bars, sum, end: sum.y + sum.height };
  }
  const three = room.width >= THREE_COLUMNS;
  const curveWidth = Math.round(room.width * (three ? 0.41 : 0.56));
  const barsX = curveWidth + 24;
  const barsWidth = three ? Math.round(room.width * 0.24) : room.width - barsX;
  const curve = { x: 0, y: top, width: curveWidth, height };
  const barsHeading = { x: barsX, y: top, width: barsWidth, height: 18 };
  const bars = { x: barsX, y: top + 24, width: barsWidth, height: height - 24 };
  const sumX = barsX + barsWidth + 26;
  const sum = three
    ? { x: sumX, y: top, width: room.width - sumX, height }
    : { x: 0, y: top + height + 18, width: room.width, height: 230 };
  return { heading, before, after, curve, barsHeading, bars, sum, end: sum.y + sum.height };
}

/** How many bars a box holds. */
export function barCount(box: Box): number {
  return Math.max(3, Math.min(12, Math.floor(box.height / 24)));
}

/** The cells that come out largest, largest first, and none that the curve shut. */
export function mostOpen(activated: ArrayLike<number>, count: number): number[] {
  return Array.from(activated, (_, cell) => cell)
    .filter((cell) => (activated[cell] as number) > 0)
    .sort((a, b) => (activated[b] as number) - (activated[a] as number) || a - b)
    .slice(0, count);
}

/** How many cells enter the curve above zero. */
export function openCount(hidden: ArrayLike<number>): number {
  let open = 0;
  for (let n = 0; n < hidden.length; n++) if ((hidden[n] as number) > 0) open++;
  return open;
}
