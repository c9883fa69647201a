/** A rectangle in CSS pixels, relative to the figure. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows and columns of numbers, wherever they are stored. */
export interface Grid {
  readonly rows: number;
  readonly cols: number;
  at(row: number, col: number): number;
}

/** A (rows, cols) page of a row-major array. `transposed` reads it the other way round. */
export function gridOf(
  data: Float32Array,
  rows: number,
  cols: number,
  { offset = 0, transposed = false }: { offset?: number; transposed?: boolean } = {},
): Grid {
  return transposed
    ? { rows: cols, cols: rows, at: (r, c) => data[offset + c * cols + r] as number }
    : { rows, cols, at: (r, c) => data[offset + r * cols + c] as number };
}

/** Chosen rows of a grid, in the order given. */
export function rowsOf(grid: Grid, rows: readonly number[]): Grid {
  return { rows: rows.length, cols: grid.cols, at: (r, c) => grid.at(rows[r] as number, c) };
}

/** The columns of a grid from the first up to the second, which is left out. */
export function colsOf(grid: Grid, from: number, to: number): Grid {
  if (from === 0 && to === grid.cols) return grid;
  return { rows: grid.rows, cols: to - from, at: (r, c) => grid.at(r, from + c) };
}

/** The smallest and largest value, leaving out what `skip` names. [0, 0] where nothing is left. */
export function extentOf(grid: Grid, skip?: (row: number, col: number) => boolean): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let r = 0; r < grid.rows; r++) {
    for (let c = 0; c < grid.cols; c++) {
      if (skip?.(r, c)) continue;
      const value = grid.at(r, c);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : [0, 0];
}
