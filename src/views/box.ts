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
  /** Where the numbers lie, if evenly in one array; whoever reads many of them reads them there. */
  readonly stored?: Stored | undefined;
  /** The means of its blocks, where they are had without adding up all cells; what is no reading counts in none. */
  readonly means?: ((perRow: number, perCol: number) => Grid) | undefined;
}

/** The cell at a row and column is `data[offset + row · down + col · across]`. */
export interface Stored {
  readonly data: ArrayLike<number>;
  readonly offset: number;
  readonly down: number;
  readonly across: number;
}

function storedGrid(rows: number, cols: number, stored: Stored): Grid {
  const { data, offset, down, across } = stored;
  return { rows, cols, stored, at: (r, c) => data[offset + r * down + c * across] as number };
}

/** A (rows, cols) page of a row-major array. `transposed` reads it the other way round. */
export function gridOf(
  data: ArrayLike<number>,
  rows: number,
  cols: number,
  { offset = 0, transposed = false }: { offset?: number; transposed?: boolean } = {},
): Grid {
  const grid = storedGrid(rows, cols, { data, offset, down: cols, across: 1 });
  return transposed ? turned(grid) : grid;
}

/** Rows for columns and columns for rows. */
export function turned({ rows, cols, at, stored }: Grid): Grid {
  if (!stored) return { rows: cols, cols: rows, at: (r, c) => at(c, r) };
  return storedGrid(cols, rows, { ...stored, down: stored.across, across: stored.down });
}

/** Chosen rows of a grid, in the order given. */
export function rowsOf(grid: Grid, rows: readonly number[]): Grid {
  return { rows: rows.length, cols: grid.cols, at: (r, c) => grid.at(rows[r] as number, c) };
}

/** Chosen columns of a grid, in the order given. */
export function pickedCols(grid: Grid, cols: readonly number[]): Grid {
  return { rows: grid.rows, cols: cols.length, at: (r, c) => grid.at(r, cols[c] as number) };
}

/** The columns of a grid from the first up to the second, which is left out. */
export function colsOf(grid: Grid, from: number, to: number): Grid {
  if (from === 0 && to === grid.cols) return grid;
  const { rows, stored } = grid;
  if (!stored) return { rows, cols: to - from, at: (r, c) => grid.at(r, from + c) };
  return storedGrid(rows, to - from, { ...stored, offset: stored.offset + from * stored.across });
}

/** Calls `read` with every number, row by row, and what `skip` names left out. */
export function eachCell(
  grid: Grid,
  read: (value: number, row: number, col: number) => void,
  skip?: (row: number, col: number) => boolean,
): void {
  const { rows, cols, stored } = grid;
  for (let r = 0; r < rows; r++) {
    let i = stored ? stored.offset + r * stored.down : 0;
    for (let c = 0; c < cols; c++) {
      const value = stored ? (stored.data[i] as number) : grid.at(r, c);
      if (stored) i += stored.across;
      if (!skip?.(r, c)) read(value, r, c);
    }
  }
}

/** The smallest and largest value, leaving out what `skip` names. [0, 0] where nothing is left. */
export function extentOf(grid: Grid, skip?: (row: number, col: number) => boolean): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  const { stored, rows, cols } = grid;
  // Read directly, because a tensor may hold millions.
  if (stored && !skip) {
    const { data, offset, down, across } = stored;
    for (let r = 0; r < rows; r++) {
      for (let c = 0, i = offset + r * down; c < cols; c++, i += across) {
        const value = data[i] as number;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    return low <= high ? [low, high] : [0, 0];
  }
  eachCell(
    grid,
    (value) => {
      if (value < low) low = value;
      if (value > high) high = value;
    },
    skip,
  );
  return low <= high ? [low, high] : [0, 0];
}
