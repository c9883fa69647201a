import type { Box } from './box.ts';

/** A product to lay out: (rows × inner) · (inner × cols) = (rows × cols). */
export interface Product {
  readonly rows: number;
  readonly inner: number;
  readonly cols: number;
  /** Room for the names at the rows and above the columns, and for a caption under a matrix. */
  readonly rowRoom: number;
  readonly colRoom: number;
  readonly caption: number;
}

export interface Corner {
  readonly left: Box;
  readonly top: Box;
  readonly result: Box;
  /** The free corner, for the arithmetic of the chosen cell. */
  readonly free: Box;
  readonly width: number;
  readonly height: number;
  /** Whether there was no room for a corner and the pieces stand one below another. */
  readonly stacked: boolean;
}

const GAP = 30;
const CELL = { min: 13, max: 30 } as const;
/** Narrower than this a corner cannot be read, and the pieces are stacked. */
const NARROW = 560;

/** The left factor at the left, the right factor above, so that a cell stands where its row and its column meet. */
export function cornerLayout(product: Product, size: { width: number; height: number }): Corner {
  return size.width < NARROW ? stacked(product, size) : corner(product, size);
}

function corner(
  { rows, inner, cols, rowRoom, colRoom, caption }: Product,
  size: { width: number; height: number },
): Corner {
  const freeWidth = size.width - rowRoom - GAP - 8;
  const freeHeight = size.height - colRoom - GAP - caption;
  const leftWidth = Math.max(150, Math.min(inner * CELL.max, freeWidth * share(inner, cols, 0.3, 0.56)));
  const resultWidth = Math.min(cols * CELL.max, freeWidth - leftWidth);
  const wantedTop = Math.max(190, Math.min(inner * CELL.max, freeHeight * 0.46));
  const resultHeight = Math.max(rows * CELL.min, Math.min(rows * CELL.max, freeHeight - wantedTop));
  const topHeight = Math.max(190, Math.min(inner * CELL.max, Math.max(wantedTop, freeHeight - resultHeight)));
  const x = rowRoom + leftWidth + GAP;
  const y = colRoom + topHeight + GAP;
  return {
    left: { x: rowRoom, y, width: leftWidth, height: resultHeight },
    top: { x, y: colRoom, width: resultWidth, height: topHeight },
    result: { x, y, width: resultWidth, height: resultHeight },
    free: { x: 0, y: 0, width: rowRoom + leftWidth, height: colRoom + topHeight },
    width: size.width,
    height: y + resultHeight + caption,
    stacked: false,
  };
}

/** A phone: the result first, its sum under it, then the factors. */
function stacked({ rows, inner, cols, rowRoom, colRoom, caption }: Product, size: { width: number }): Corner {
  const width = Math.max(cols * 8, Math.min(size.width - rowRoom - 2, cols * 44));
  const factor = size.width - rowRoom - 2;
  const rowHeight = Math.max(CELL.min, Math.min(CELL.max, width / Math.max(cols, 1)));
  const result = { x: rowRoom, y: colRoom, width, height: rows * rowHeight };
  const free = { x: 0, y: result.y + result.height + caption + 8, width: size.width, height: 230 };
  const left = { x: rowRoom, y: free.y + free.height + 12, width: factor, height: rows * CELL.min };
  const top = {
    x: rowRoom,
    y: left.y + left.height + caption + 12 + colRoom,
    width,
    height: Math.max(60, Math.min(inner * CELL.min, 260)),
  };
  return {
    result,
    free,
    left,
    top,
    width: Math.max(size.width, rowRoom + width),
    height: top.y + top.height + caption,
    stacked: true,
  };
}

/** How much of the width the left factor takes: more the wider it is beside the result, within bounds. */
function share(inner: number, cols: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, inner / (inner + cols)));
}
