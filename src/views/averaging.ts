import { eachCell, type Grid, gridOf } from './box.ts';

/** How many cells share one device pixel along an axis; 1 where each has its own. */
export function cellsPerPixel(cells: number, extent: number, ratio: number): number {
  return Math.max(1, Math.ceil(cells / Math.max(1, Math.floor(extent * ratio))));
}

/**
 * The grid as it can be shown: each cell the mean of a block of `perRow × perCol` cells, at the end of
 * those that are left. What `skip` names is no reading and counts in no mean; where a block holds
 * nothing else its mean is NaN. The sign of a mean is that of its cells together.
 */
export function averaged(
  grid: Grid,
  perRow: number,
  perCol: number,
  skip?: (row: number, col: number) => boolean,
): Grid {
  if (grid.means) return grid.means(perRow, perCol);
  if (perRow === 1 && perCol === 1 && !skip) return grid;
  const rows = Math.ceil(grid.rows / perRow);
  const cols = Math.ceil(grid.cols / perCol);
  const means = new Float64Array(rows * cols);
  const { stored } = grid;
  if (skip || !stored) {
    const counts = new Uint32Array(rows * cols);
    eachCell(
      grid,
      (value, r, c) => {
        const at = Math.floor(r / perRow) * cols + Math.floor(c / perCol);
        means[at] = (means[at] as number) + value;
        counts[at] = (counts[at] as number) + 1;
      },
      skip,
    );
    for (let at = 0; at < means.length; at++) means[at] = (means[at] as number) / (counts[at] as number);
    return gridOf(means, rows, cols);
  }
  // Block by block along each row, because a picture may stand for millions of cells.
  const { data, offset, down, across } = stored;
  for (let r = 0; r < grid.rows; r++) {
    const line = Math.floor(r / perRow) * cols;
    const high = Math.min(perRow, grid.rows - Math.floor(r / perRow) * perRow);
    let i = offset + r * down;
    for (let c = 0; c < cols; c++) {
      const wide = Math.min(perCol, grid.cols - c * perCol);
      let sum = 0;
      for (let n = 0; n < wide; n++, i += across) sum += data[i] as number;
      means[line + c] = (means[line + c] as number) + sum / (wide * high);
    }
  }
  return gridOf(means, rows, cols);
}

/** The places of columns that are drawn in another order than they stand in. */
export interface Order {
  /** The column that is drawn at a place, and the place at which a column is drawn. */
  columnAt(place: number): number;
  placeOf(column: number): number;
}

/**
 * Columns that alternate, as sines and cosines do, ordered so that every block of so many places holds
 * columns of one kind, and blocks of the two kinds alternate. Needs a number of columns that 2 · perCol divides.
 */
export function pairedOrder(perCol: number): Order {
  const group = 2 * perCol;
  return {
    columnAt(place) {
      const inside = place % group;
      return place - inside + 2 * (inside % perCol) + Math.floor(inside / perCol);
    },
    placeOf(column) {
      const inside = column % group;
      return column - inside + (inside % 2) * perCol + Math.floor(inside / 2);
    },
  };
}

/** How many columns share a pixel where only columns of one kind may: so many that whole pairs of blocks fill the width. */
export function pairedPerPixel(cols: number, extent: number, ratio: number): number {
  let per = cellsPerPixel(cols, extent, ratio);
  if (cols % 2 === 1 || per === 1) return per;
  while (cols % (2 * per) !== 0) per++;
  return per;
}

/** The grid with its columns drawn in another order. */
export function ordered(grid: Grid, order: Order): Grid {
  return { rows: grid.rows, cols: grid.cols, at: (r, c) => grid.at(r, order.columnAt(c)) };
}
