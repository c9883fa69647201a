import { type Box, type Grid, gridOf } from '../../views/box.ts';
import { pitchOf } from '../../views/pitch.ts';

export interface EmbeddingInput {
  readonly tokens: readonly { readonly id: number }[];
  readonly vocabulary: number;
  readonly width: number;
  /** The chosen token. */
  readonly chosen: number;
  /** A row of the table that is asked about, wherever it stands; else null. */
  readonly asked: number | null;
  /** Room for the names at the rows, and for the words that stand for the zeros left out. */
  readonly rowRoom: number;
  readonly zerosRoom: number;
}

export interface EmbeddingLayout {
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  /** The whole table. */
  readonly overview: Box;
  /** The picked rows. */
  readonly picked: Box;
  /** From each picked row of the table to its token. */
  readonly ribbons: readonly {
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  }[];
  /** The rows of the table around the chosen one. */
  readonly window: Box;
  readonly windowRows: readonly number[];
  /** Which of them is the chosen one. */
  readonly windowChosen: number;
  readonly oneHot: OneHot;
  readonly result: Box;
  /** Name, shape and scale of the whole table. */
  readonly said: Box;
  readonly sum: Box;
}

/** The one-hot row, its zeros left out but for those near the 1. */
export interface OneHot {
  readonly box: Box;
  readonly cells: readonly { readonly id: number; readonly x: number }[];
  readonly cell: number;
  /** How many zeros stand before and after those that are drawn. */
  readonly before: number;
  readonly after: number;
}

const NARROW = 560;
/** So many rows of the table on either side of the chosen one; fewer on a low page. */
const AROUND = { most: 4, low: 2 } as const;
const ROW = 24;
/** What the picked rows of a long text take at least. */
const LEAST = 120;
/** A row of the table drawn large. */
const NEAR = { min: 15, max: 22 } as const;
const CAPTION = 46;
const SUM = 112;
const TOP = 26;
const DIGIT = 14;
/** Room for what is said of the whole table: three lines. */
const ABOVE = 56;

/** Where a row of the table is found on its picture, which has one line for so many rows. */
export function overviewY(id: number, vocabulary: number, { y, height }: Box): number {
  const perLine = rowsPerLine(vocabulary, height);
  return y + ((id + 0.5) / perLine / Math.ceil(vocabulary / perLine)) * height;
}

export function rowsPerLine(rows: number, height: number): number {
  return Math.max(1, Math.ceil(rows / Math.max(1, Math.floor(height))));
}

/** How many columns share a dot: as many for each dot where the width allows it. */
export function colsPerDot(cols: number, width: number): number {
  const least = rowsPerLine(cols, width);
  for (let per = least; per < 2 * least; per++) if (cols % per === 0) return per;
  return least;
}

/** The table as it can be shown: each cell the mean of as many as share a pixel. Read once, row by row. */
export function overviewGrid(
  data: ArrayLike<number>,
  width: number,
  box: Pick<Box, 'width' | 'height'>,
): Grid {
  const rows = data.length / width;
  const perRow = rowsPerLine(rows, box.height);
  const perCol = colsPerDot(width, box.width);
  const lines = Math.ceil(rows / perRow);
  const cols = Math.ceil(width / perCol);
  const sums = new Float64Array(lines * cols);
  const counts = new Uint32Array(lines * cols);
  for (let r = 0, i = 0; r < rows; r++) {
    const line = Math.floor(r / perRow) * cols;
    for (let c = 0; c < width; c++, i++) {
      const at = line + Math.floor(c / perCol);
      sums[at] = (sums[at] as number) + (data[i] as number);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  return gridOf(
    sums.map((sum, at) => sum / (counts[at] as number)),
    lines,
    cols,
  );
}

/** The table at the left, its picked rows at the right; below, the same as one-hot × table in a corner, the columns in line. */
export function embeddingLayout(
  input: EmbeddingInput,
  size: { width: number; height: number },
): EmbeddingLayout {
  const { tokens, vocabulary, chosen, asked, rowRoom } = input;
  const stacked = size.width < NARROW;
  const id = tokens[chosen]?.id ?? 0;
  const fixed = CAPTION + 34 + 24 + 22 + 34 + SUM;
  const whole = size.height - TOP - fixed - (2 * AROUND.most + 1) * NEAR.min;
  const around = stacked || whole >= LEAST ? AROUND.most : AROUND.low;
  const count = Math.min(2 * around + 1, vocabulary);
  const first = Math.max(0, Math.min(vocabulary - count, id - around));
  const near = Array.from({ length: count }, (_, n) => first + n);
  const windowRows = asked === null || near.includes(asked) ? near : [...near, asked];

  const spare = size.height - TOP - fixed - tokens.length * ROW;
  const nearHeight = stacked ? NEAR.min : Math.max(NEAR.min, Math.min(NEAR.max, spare / windowRows.length));
  const below = fixed + windowRows.length * nearHeight;
  const tall = stacked ? Math.min(340, size.height) : size.height - TOP - below;
  const rowHeight = pitchOf(tokens.length, tall, ROW, LEAST);
  const pickedHeight = tokens.length * rowHeight;
  const left = stacked ? 74 + rowRoom : Math.max(236, Math.min(310, size.width * 0.37));
  const x = stacked ? left : Math.max(left, rowRoom + 168);
  const room = Math.max(90, size.width - x - 1);
  const columns = Math.min(room, input.width * 30);
  const picked = { x, y: TOP, width: columns, height: pickedHeight };
  const after = picked.y + pickedHeight + CAPTION + (stacked ? 14 : 0);

  const oneHotAlone = { x: 0, y: after + ABOVE + 34, width: size.width, height: 22 };
  const windowY = stacked ? oneHotAlone.y + 22 + 56 : after + 34;
  const window = {
    x: stacked ? rowRoom : x,
    y: windowY,
    width: stacked ? Math.min(size.width - rowRoom - 1, input.width * 30) : columns,
    height: windowRows.length * nearHeight,
  };
  const result = { ...window, y: window.y + window.height + 24, height: 22 };
  const oneHotBox = stacked ? oneHotAlone : { x: 0, y: result.y, width: x - 22, height: 22 };
  const overviewTop = stacked ? TOP : TOP + ABOVE - 20;
  const overviewFoot = stacked
    ? Math.max(picked.y + pickedHeight, TOP + 180)
    : window.y + near.length * nearHeight;
  const overview = { x: 0, y: overviewTop, width: stacked ? 34 : 84, height: overviewFoot - overviewTop };
  const shift = stacked ? Math.max(0, overviewFoot - (picked.y + pickedHeight)) : 0;
  const down = <B extends Box>(box: B): B => ({ ...box, y: box.y + shift });
  const sumY = result.y + shift + result.height + 34;
  const sumHeight = stacked ? 150 : SUM;
  return {
    width: size.width,
    height: sumY + sumHeight,
    stacked,
    overview,
    picked,
    ribbons: tokens.map((token, n) => ({
      from: [overview.x + overview.width + 3, overviewY(token.id, vocabulary, overview)],
      to: [x - rowRoom - 2, picked.y + (n + 0.5) * rowHeight],
    })),
    window: down(window),
    windowRows,
    windowChosen: id - first,
    oneHot: oneHot(id, vocabulary, down(oneHotBox), input.zerosRoom),
    result: down(result),
    sum: { x: 0, y: sumY, width: Math.min(size.width, 420), height: sumHeight },
    said: {
      x: 0,
      y: stacked ? after + shift : 0,
      width: size.width,
      height: ABOVE,
    },
  };
}

/** As many zeros beside the 1 as have room between the two words that stand for the rest. */
function oneHot(id: number, vocabulary: number, box: Box, zerosRoom: number): OneHot {
  const fit = Math.floor((box.width - 2 * zerosRoom) / DIGIT);
  const shown = Math.max(1, Math.min(2 * AROUND.most + 1, vocabulary, fit - ((fit + 1) % 2)));
  const first = Math.max(0, Math.min(vocabulary - shown, id - (shown - 1) / 2));
  const start = Math.floor(first);
  const x = box.x + box.width / 2 - (shown * DIGIT) / 2;
  return {
    box,
    cell: DIGIT,
    cells: Array.from({ length: shown }, (_, n) => ({ id: start + n, x: x + n * DIGIT })),
    before: start,
    after: vocabulary - start - shown,
  };
}
