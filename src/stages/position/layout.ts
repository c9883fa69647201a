import type { Box } from '../../views/box.ts';
import { PAGE_TALL, pitchOf } from '../../views/pitch.ts';

/** What the layout must know of the run and of its words. */
export interface Wanted {
  readonly tokens: number;
  readonly width: number;
  /** Room for the names at the rows. */
  readonly rowRoom: number;
  /** Room for the caption under a matrix. */
  readonly caption: number;
}

/** One drawn wave: its column, and where its middle stands in the waves' box. */
export interface WaveLine {
  readonly column: number;
  readonly middle: number;
}

/** The dial of one pair of waves, and the room of the words at its side. */
export interface DialPlace {
  readonly pair: number;
  readonly dial: Box;
  readonly words: Box;
}

export interface PositionLayout {
  readonly waves: Box;
  readonly lines: readonly WaveLine[];
  /** How far a wave swings to either side of its middle. */
  readonly swing: number;
  readonly dials: readonly DialPlace[];
  /** The row of a place beyond the sentence, above the heat map. */
  readonly beyond: Box;
  readonly heat: Box;
  /** Word, position and their sum. */
  readonly strips: readonly [word: Box, position: Box, sum: Box];
  readonly arithmetic: Box;
  readonly toggle: Box;
  readonly width: number;
  readonly height: number;
}

const ROW = { stacked: 16, max: 22 } as const;
/** What many rows take at least, and what is kept for them before the waves grow. */
const HEAT = { least: 110, fair: 240 } as const;
/** The widest a column is drawn. */
const COLUMN = 48;
/** Where the place is taken hold of, above the waves; and the numbers of the places below them. */
const HANDLE = 24;
const AXIS = 20;
const STRIP = { height: 19, gap: 6 } as const;
/** Between the waves and the heat map: ticks at the drawn columns, and the row of a place beyond the sentence. */
const SLOT = { space: 14, row: 13, ticks: 9 } as const;
const VALUES = 48;
const GAP = 28;
const SUM_HEIGHT = 150;
const TOGGLE_HEIGHT = 140;
/** Narrower than this everything stands one below another. */
const NARROW = 560;

/** The last place of the waves: well beyond the sentence, since they never end. */
export function lastPlace(tokens: number): number {
  return Math.max(40, 2 * tokens);
}

/** Pairs of columns from the fastest to the slowest, closer together where the waves are fast. */
export function drawnPairs(width: number, wanted: number): number[] {
  const pairs = Math.ceil(width / 2);
  if (pairs <= wanted) return Array.from({ length: pairs }, (_, i) => i);
  const chosen: number[] = [];
  for (let n = 0; n < wanted; n++) {
    const ideal = Math.round((pairs - 1) * (n / Math.max(1, wanted - 1)) ** 2);
    const least = (chosen.at(-1) ?? -1) + 1;
    chosen.push(Math.max(least, Math.min(ideal, pairs - wanted + n)));
  }
  return chosen;
}

/** The columns of a pair: sine and cosine, or the sine alone where the width is odd. */
export function columnsOf(pair: number, width: number): number[] {
  return [2 * pair, 2 * pair + 1].filter((column) => column < width);
}

export function positionLayout(wanted: Wanted, size: { width: number; height: number }): PositionLayout {
  return size.width < NARROW ? stacked(wanted, size) : sideBySide(wanted, size);
}

/** The lines of the waves in their box: the two of a pair close together, the pairs a little apart. */
function lined(width: number, pairs: readonly number[], pitch: number, apart: number) {
  const lines: WaveLine[] = [];
  let y = HANDLE;
  for (const pair of pairs) {
    const columns = columnsOf(pair, width);
    // A lone sine stands in the middle of the room of two.
    const first = y + pitch * (columns.length === 1 ? 1 : 0.5);
    columns.forEach((column, n) => {
      lines.push({ column, middle: first + n * pitch });
    });
    y += 2 * pitch + apart;
  }
  return { lines, height: y - apart + AXIS, swing: pitch / 2 - 3 };
}

function stripsAt(x: number, y: number, width: number): PositionLayout['strips'] {
  const at = (n: number): Box => ({ x, y: y + n * (STRIP.height + STRIP.gap), width, height: STRIP.height });
  return [at(0), at(1), at(2)];
}

const STRIPS = 3 * STRIP.height + 2 * STRIP.gap;
const SLOT_HEIGHT = SLOT.space + SLOT.row + SLOT.ticks;

/** At the left the waves, the matrix and the sum; at the right what is read off each of them. */
function sideBySide(
  { tokens, width, rowRoom, caption }: Wanted,
  size: { width: number; height: number },
): PositionLayout {
  const side = size.width < 720 ? 196 : 236;
  const x = rowRoom;
  const main = size.width - rowRoom - GAP - side;
  const sideX = x + main + GAP;
  const low = size.height < 600;
  const pairs = drawnPairs(width, low ? 3 : 4);
  const stripsHeight = STRIPS + caption;
  const besides = HANDLE + AXIS + 6 * pairs.length + SLOT_HEIGHT + caption + 14 + stripsHeight;
  // A short sentence leaves room, and the waves take it.
  const room = (size.height - besides - Math.min(tokens * 18, HEAT.fair)) / (2 * pairs.length);
  const pitch = Math.max(low ? 22 : 27, Math.min(38, Math.floor(room)));
  const { lines, height: wavesHeight, swing } = lined(width, pairs, pitch, 6);
  const waves = { x, y: 0, width: main, height: wavesHeight };

  const matrix = Math.min(main, width * COLUMN);
  const under = wavesHeight + SLOT_HEIGHT;
  const free = size.height - under - caption - 14 - stripsHeight;
  const heat = { x, y: under, width: matrix, height: tokens * pitchOf(tokens, free, ROW.max, HEAT.least) };
  const strips = stripsAt(x, under + heat.height + caption + 14, matrix);

  const dials = pairs.map((pair): DialPlace => {
    const own = lines.filter((line) => Math.floor(line.column / 2) === pair);
    const middle = own.reduce((sum, line) => sum + line.middle, 0) / own.length;
    const extent = Math.min(54, 2 * pitch - 2);
    const dialX = sideX + VALUES - GAP + 14;
    return {
      pair,
      dial: { x: dialX, y: middle - extent / 2, width: extent, height: extent },
      words: {
        x: dialX + extent + 12,
        y: middle - 15,
        width: size.width - dialX - extent - 12,
        height: 30,
      },
    };
  });
  const arithmeticY = under - 4;
  const arithmetic = { x: sideX, y: arithmeticY, width: side, height: SUM_HEIGHT + 30 };
  // The words on the switch stand at the sum that they speak of, when there is room for both.
  const toggleY = Math.max(arithmeticY + arithmetic.height + 12, strips[0].y - 52);
  const toggle = { x: sideX, y: toggleY, width: side, height: TOGGLE_HEIGHT };
  return {
    waves,
    lines,
    swing,
    dials,
    beyond: beyondOf(heat),
    heat,
    strips,
    arithmetic,
    toggle,
    width: size.width,
    height: Math.max(strips[0].y + stripsHeight, toggle.y + toggle.height),
  };
}

function stacked(
  { tokens, width, rowRoom, caption }: Wanted,
  size: { width: number; height: number },
): PositionLayout {
  const x = rowRoom;
  const pairs = drawnPairs(width, 3);
  const { lines, height: wavesHeight, swing } = lined(width, pairs, 24, 6);
  const waves = { x, y: 0, width: size.width - rowRoom - VALUES, height: wavesHeight };
  const each = size.width / pairs.length;
  const dialY = wavesHeight + 8;
  const dials = pairs.map(
    (pair, n): DialPlace => ({
      pair,
      dial: { x: n * each + (each - 46) / 2, y: dialY, width: 46, height: 46 },
      words: { x: n * each + 2, y: dialY + 50, width: each - 4, height: 30 },
    }),
  );
  const matrix = Math.min(size.width - rowRoom - 2, width * COLUMN);
  const strips = stripsAt(x, dialY + 96, matrix);
  const arithmetic = {
    x: 0,
    y: strips[2].y + STRIP.height + caption + 12,
    width: size.width,
    height: SUM_HEIGHT,
  };
  const toggle = {
    x: 0,
    y: arithmetic.y + arithmetic.height + 12,
    width: size.width,
    height: TOGGLE_HEIGHT - 10,
  };
  const heat = {
    x,
    y: toggle.y + toggle.height + SLOT_HEIGHT,
    width: matrix,
    height: tokens * pitchOf(tokens, PAGE_TALL, ROW.stacked),
  };
  return {
    waves,
    lines,
    swing,
    dials,
    beyond: beyondOf(heat),
    heat,
    strips,
    arithmetic,
    toggle,
    width: size.width,
    height: heat.y + heat.height + caption,
  };
}

function beyondOf(heat: Box): Box {
  return { x: heat.x, y: heat.y - SLOT.ticks - SLOT.row, width: heat.width, height: SLOT.row };
}

/** Two places of the sentence with the same token: the chosen one and its first double, else the first two alike. */
export function twins(ids: readonly number[], chosen: number): readonly [number, number] | null {
  const other = ids.findIndex((id, place) => place !== chosen && id === ids[chosen]);
  if (other >= 0) return other < chosen ? [other, chosen] : [chosen, other];
  for (let place = 1; place < ids.length; place++) {
    const first = ids.indexOf(ids[place] as number);
    if (first < place) return [first, place];
  }
  return null;
}

/** How far two rows are apart: the length of their difference. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return Math.sqrt(sum);
}
