import type { Box } from './box.ts';
import { NAMED_ROW, PAGE_TALL, pitchOf } from './pitch.ts';

/** Products that share their left factor, to lay out: (rows × inner) · (inner × cols) = (rows × cols), one for each of `cols`. */
export interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly cols: readonly number[];
  /** Room for the names at the rows, for what stands over the right factors, and for a caption under a matrix. */
  readonly rowRoom: number;
  readonly colRoom: number;
  readonly caption: number;
  /** Whether the name of the right factor stands at its left, at the foot of the free corner. */
  readonly beside: boolean;
}

/** Room that a figure keeps for pieces of its own, in CSS pixels. */
export interface CornerRoom {
  /** Over the product. */
  readonly before?: number;
  /** Over the left factor, at the foot of the free corner. */
  readonly above?: number;
  /** Under the product; in a stack, under the sum. */
  readonly after?: number;
}

export interface Corner {
  readonly left: Box;
  /** The right factors, and under each its result. */
  readonly tops: readonly Box[];
  readonly results: readonly Box[];
  /** The free corner, for the arithmetic of the chosen cell. */
  readonly free: Box;
  readonly before: Box;
  readonly above: Box;
  readonly after: Box;
  readonly width: number;
  readonly height: number;
  /** Whether there was no room for a corner and the pieces stand one below another. */
  readonly stacked: boolean;
}

/** Between the factors and the result. */
export const CORNER_GAP = 30;
/** Between one product and the next. */
const BETWEEN = 34;
const CELL = { min: NAMED_ROW, max: 34 } as const;
const STACK_GAP = 10;
/** The name of a right factor that stands at its left. */
const BESIDE = 56;
/** Narrower than this a corner cannot be read, and the pieces are stacked. */
const NARROW = 560;

interface Size {
  readonly width: number;
  readonly height: number;
}

export function isStacked(size: Size): boolean {
  return size.width < NARROW;
}

/** The left factor at the left, the right factors above, so that a cell stands where its row and its column meet. */
export function cornerLayout(product: Product, size: Size, room: CornerRoom = {}): Corner {
  return isStacked(size) ? stacked(product, size, room) : corner(product, size, room);
}

function corner(product: Product, size: Size, { before = 0, above = 0, after = 0 }: CornerRoom): Corner {
  const { rows, inner, cols, rowRoom, colRoom, caption } = product;
  const all = sum(cols);
  const freeWidth = size.width - rowRoom - CORNER_GAP - 8 - (cols.length - 1) * BETWEEN;
  const freeHeight = size.height - before - after - colRoom - CORNER_GAP - caption;

  const part = clamp(inner / (inner + all), 0.3, cols.length > 1 ? 0.38 : 0.56);
  const least = Math.max(150, Math.min(inner * CELL.max, freeWidth * part));
  const perCol = pitchOf(all, freeWidth - least, CELL.max, 0);
  // What short results leave over, the left factor takes.
  const leftWidth = Math.max(least, Math.min(inner * CELL.max, freeWidth - perCol * all));

  const topLeast = clamp((size.height - before - after) * 0.36, 150, 190) + above;
  const fair = Math.max(topLeast, Math.min(inner * CELL.max, freeHeight * 0.46));
  // Where rows are too many for their names, the right factor yields its height to them.
  const wanted = (freeHeight - fair) / rows < CELL.min ? topLeast : fair;
  const resultHeight = rows * pitchOf(rows, freeHeight - wanted, CELL.max);
  const topHeight = Math.max(topLeast, Math.min(inner * CELL.max, freeHeight - resultHeight));

  const top = before + colRoom;
  const y = top + topHeight + CORNER_GAP;
  let x = rowRoom + leftWidth + CORNER_GAP;
  const columns = cols.map((n) => {
    const column = { x, width: n * perCol };
    x += column.width + BETWEEN;
    return column;
  });
  const width = Math.max(size.width, x - BETWEEN + 2);
  const foot = y + resultHeight + caption;
  const corner = rowRoom + leftWidth;
  return {
    left: { x: rowRoom, y, width: leftWidth, height: resultHeight },
    tops: columns.map((column) => ({ ...column, y: top, height: topHeight })),
    results: columns.map((column) => ({ ...column, y, height: resultHeight })),
    free: {
      x: 0,
      y: before,
      width: corner,
      height:
        y - before - above - CORNER_GAP - (product.beside ? BESIDE : 0) + (above > 0 ? CORNER_GAP - 8 : 0),
    },
    before: { x: 0, y: 0, width: size.width, height: before },
    above: { x: rowRoom, y: y - above, width: leftWidth, height: above },
    after: { x: 0, y: foot, width: size.width, height: after },
    width,
    height: foot + after,
    stacked: false,
  };
}

/** A phone: the result first, its sum under it, then the factors. */
function stacked(product: Product, size: Size, { before = 0, above = 0, after = 0 }: CornerRoom): Corner {
  const { rows, inner, cols, rowRoom, colRoom, caption } = product;
  const room = size.width - rowRoom - 2;
  // Several results stand side by side, so that their rows stay in line.
  const columnRoom = (room - (cols.length - 1) * STACK_GAP) / cols.length;
  const columns = cols.map((n, index) => ({
    x: rowRoom + index * (columnRoom + STACK_GAP),
    width: n * pitchOf(n, columnRoom, 44, 0),
  }));
  const widest = Math.max(...columns.map(({ width }) => width));
  const likely = clamp(cols.length > 1 ? 18 : widest / Math.max(1, ...cols), CELL.min, 30);
  const rowHeight = pitchOf(rows, PAGE_TALL, likely);
  const first = before + (product.beside ? colRoom : 10);
  const results = columns.map((column) => ({ ...column, y: first, height: rows * rowHeight }));
  const y = first + rows * rowHeight + caption + 14;
  const free = { x: 0, y, width: size.width, height: 236 };
  const afterBox = { x: 0, y: free.y + free.height, width: size.width, height: after };
  const aboveBox = { x: rowRoom, y: afterBox.y + after + 16, width: room, height: above };
  const left = {
    x: rowRoom,
    y: aboveBox.y + above,
    width: room,
    height: rows * pitchOf(rows, PAGE_TALL, CELL.min),
  };
  const topY = left.y + left.height + caption + 14 + colRoom;
  const topHeight = clamp(inner * CELL.min, 60, 260);
  const tops = columns.map((column) => ({ ...column, y: topY, height: topHeight }));
  return {
    left,
    tops,
    results,
    free,
    before: { x: 0, y: 0, width: size.width, height: before },
    above: aboveBox,
    after: afterBox,
    width: Math.max(size.width, rowRoom + widest + 2),
    height: topY + topHeight + (cols.length === 1 ? caption : 12),
    stacked: true,
  };
}

function clamp(n: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, n));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
