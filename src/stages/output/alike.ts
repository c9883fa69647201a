import { type Grid, gridOf } from '../../views/box.ts';

/** How alike rows are: the cosine of every row with every row, (T, T); NaN where a row is zero. */
export interface Alike {
  /** Of single pairs, and of blocks of pairs. */
  readonly grid: Grid;
  /** The mean over all pairs of different tokens; NaN where there is none. */
  readonly mean: number;
  /** Whether some row is zero, and its cosines are no reading. */
  readonly hasZeros: boolean;
}

/**
 * The rows of (T, D) against one another. A cosine is the product of two rows brought to length 1, so the
 * mean over a block of pairs is the product of the blocks' mean rows: of a long text no more is multiplied
 * than is seen.
 */
export function alikeOf(data: Float32Array, tokens: number): Alike {
  const d = data.length / tokens;
  const rows = new Float64Array(data.length);
  const isZero = new Uint8Array(tokens);
  const sum = new Float64Array(d);
  let count = 0;
  for (let t = 0; t < tokens; t++) {
    let squares = 0;
    for (let i = t * d; i < (t + 1) * d; i++) squares += (data[i] as number) ** 2;
    if (squares === 0) {
      isZero[t] = 1;
      continue;
    }
    count++;
    const length = Math.sqrt(squares);
    for (let i = 0; i < d; i++) {
      rows[t * d + i] = (data[t * d + i] as number) / length;
      sum[i] = (sum[i] as number) + (rows[t * d + i] as number);
    }
  }
  const pairs = count * (count - 1);
  const grid: Grid = {
    rows: tokens,
    cols: tokens,
    at(a, b) {
      if (isZero[a] || isZero[b]) return Number.NaN;
      return a === b ? 1 : within(product(rows, a * d, rows, b * d, d));
    },
    means: (perRow, perCol) => {
      const left = meanRows(rows, isZero, d, perRow);
      const right = perCol === perRow ? left : meanRows(rows, isZero, d, perCol);
      const [high, wide] = [left.length / d, right.length / d];
      const means = new Float32Array(high * wide);
      for (let r = 0; r < high; r++) {
        for (let c = 0; c < wide; c++) {
          // The same both ways: half is copied.
          const isDone = left === right && c < r;
          means[r * wide + c] = isDone
            ? (means[c * wide + r] as number)
            : within(product(left, r * d, right, c * d, d));
        }
      }
      return gridOf(means, high, wide);
    },
  };
  // Of all pairs, those of a token with itself are 1 each.
  const mean = pairs > 0 ? (product(sum, 0, sum, 0, d) - count) / pairs : Number.NaN;
  return { grid, mean, hasZeros: count < tokens };
}

/** The other tokens, the nearest to the chosen one first. */
export function nearest({ grid }: Alike, chosen: number): number[] {
  const cosines = Array.from({ length: grid.rows }, (_, other) => {
    const value = other === chosen ? Number.NaN : grid.at(chosen, other);
    return Number.isNaN(value) ? -Infinity : value;
  });
  return cosines
    .map((_, other) => other)
    .filter((other) => other !== chosen)
    .sort((a, b) => (cosines[b] as number) - (cosines[a] as number) || a - b);
}

/** Of each block of rows the mean of those that are not zero; NaN where all are. */
function meanRows(rows: Float64Array, isZero: Uint8Array, d: number, per: number): Float64Array {
  const tokens = isZero.length;
  const blocks = Math.ceil(tokens / per);
  const means = new Float64Array(blocks * d);
  for (let block = 0; block < blocks; block++) {
    let count = 0;
    for (let t = block * per; t < Math.min(tokens, (block + 1) * per); t++) {
      if (isZero[t]) continue;
      count++;
      for (let i = 0; i < d; i++) {
        means[block * d + i] = (means[block * d + i] as number) + (rows[t * d + i] as number);
      }
    }
    for (let i = block * d; i < (block + 1) * d; i++) means[i] = (means[i] as number) / count;
  }
  return means;
}

function product(a: Float64Array, i: number, b: Float64Array, j: number, length: number): number {
  let sum = 0;
  for (let n = 0; n < length; n++) sum += (a[i + n] as number) * (b[j + n] as number);
  return sum;
}

/** Rounding may lead a little beyond 1. */
function within(cosine: number): number {
  return Math.max(-1, Math.min(1, cosine));
}
