import { lookupBackward } from '../model/backward.ts';

/** Some rows of (N, D) → (M, D); without a choice, all of them as they are. */
export function rowsAt(x: Float32Array, rows: ArrayLike<number> | null, D: number): Float32Array {
  if (!rows) return x;
  const picked = new Float32Array(rows.length * D);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    picked.set(x.subarray(row * D, (row + 1) * D), i * D);
  }
  return picked;
}

/** Backward of `rowsAt`: (M, D) → (N, D), zero in every row that was not chosen. */
export function rowsAtBackward(
  dy: Float32Array,
  rows: ArrayLike<number> | null,
  N: number,
  D: number,
): Float32Array {
  if (!rows) return dy;
  const dx = new Float32Array(N * D);
  lookupBackward(dy, rows, D, dx);
  return dx;
}
