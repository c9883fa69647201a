import type { Box } from '../../views/box.ts';
import { PAGE_TALL, pitchOf } from '../../views/pitch.ts';

/** What the layout must know of the run and of its words. */
export interface Wanted {
  readonly tokens: number;
  readonly width: number;
  /** Room for the names at the rows and above the columns, and for the caption under a matrix. */
  readonly rowRoom: number;
  readonly colRoom: number;
  readonly caption: number;
}

export interface OutputLayout {
  readonly matrix: Box;
  readonly before: Box;
  readonly after: Box;
  /** Room for the words under a square, which may be wider than it. */
  readonly words: number;
  /** Whether the cells of the squares are wide enough for names above them. */
  readonly columnsNamed: boolean;
  /** Whether the second square stands beside the first and shares the names at its rows. */
  readonly paired: boolean;
  readonly heading: Box;
  readonly list: Box;
  /** How many tokens the list shows. */
  readonly listed: number;
  readonly note: Box;
  readonly arithmetic: Box;
  readonly width: number;
  readonly height: number;
}

const ROW = { stacked: 16, max: 34 } as const;
/** The widest a column of the context vectors and a cell of the squares is drawn. */
const COLUMN = 48;
const CELL = 64;
/** Narrower cells have no room for the names above them. */
const NAMED = 12;
/** Above a square without names. */
const UNNAMED = 8;
const GAP = 30;
const LIST = { heading: 46, row: 18 } as const;
const NOTE = 112;
const SUM_HEIGHT = 230;
/** Narrower than this everything stands one below another. */
const NARROW = 560;

export function outputLayout(wanted: Wanted, size: { width: number; height: number }): OutputLayout {
  return size.width < NARROW ? stacked(wanted, size) : sideBySide(wanted, size);
}

/** At the left the vectors and how alike they are, at the right who came near the chosen one. */
function sideBySide(
  { tokens, width, rowRoom, colRoom, caption }: Wanted,
  size: { width: number; height: number },
): OutputLayout {
  const side = size.width < 720 ? 214 : 262;
  const x = rowRoom;
  const main = size.width - rowRoom - GAP - side;
  const sideX = x + main + GAP;

  const slot = (main - GAP) / 2;
  const square = tokens * pitchOf(tokens, slot, CELL, 0);
  const columnsNamed = square / tokens >= NAMED;
  const over = 10 + (columnsNamed ? colRoom : UNNAMED);
  const besides = 4 + caption + over + square + caption;
  const row = pitchOf(tokens, size.height - besides, ROW.max);
  const matrix = { x, y: 4, width: Math.min(main, width * COLUMN), height: tokens * row };
  const y = matrix.y + matrix.height + caption + over;
  const before = { x, y, width: square, height: square };
  const after = { ...before, x: x + slot + GAP };

  const free = size.height - LIST.heading - NOTE - SUM_HEIGHT - 24;
  const listed = Math.min(tokens - 1, Math.max(5, Math.floor(free / LIST.row)));
  const column = sideColumn({ x: sideX, y: 0, width: side }, listed);
  return {
    matrix,
    before,
    after,
    words: slot,
    columnsNamed,
    paired: true,
    ...column,
    listed,
    width: size.width,
    height: Math.max(y + square + caption, column.arithmetic.y + column.arithmetic.height),
  };
}

/** The list with its heading, what is to be said of it, and the sum. */
function sideColumn({ x, y, width }: Omit<Box, 'height'>, listed: number) {
  const heading = { x, y, width, height: LIST.heading };
  const list = { x, y: y + LIST.heading, width, height: listed * LIST.row };
  const note = { x, y: list.y + list.height + 6, width, height: NOTE };
  const arithmetic = { x, y: note.y + NOTE + 18, width, height: SUM_HEIGHT };
  return { heading, list, note, arithmetic };
}

function stacked(
  { tokens, width, rowRoom, colRoom, caption }: Wanted,
  size: { width: number; height: number },
): OutputLayout {
  const x = rowRoom;
  const room = size.width - rowRoom - 2;
  const matrix = {
    x,
    y: 4,
    width: Math.min(room, width * COLUMN),
    height: tokens * pitchOf(tokens, PAGE_TALL, ROW.stacked),
  };
  const listed = Math.min(tokens - 1, 12);
  const column = sideColumn({ x: 0, y: matrix.y + matrix.height + caption + 14, width: size.width }, listed);
  const square = tokens * pitchOf(tokens, room, CELL, 0);
  const columnsNamed = square / tokens >= NAMED;
  const over = 10 + (columnsNamed ? colRoom : UNNAMED);
  const y = column.arithmetic.y + column.arithmetic.height + over;
  const after = { x, y, width: square, height: square };
  const before = { ...after, y: y + square + caption + over };
  return {
    matrix,
    before,
    after,
    words: room,
    columnsNamed,
    paired: false,
    ...column,
    listed,
    width: size.width,
    height: before.y + square + caption,
  };
}
