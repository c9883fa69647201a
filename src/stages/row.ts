import type { Tensor } from '../model/tensor.ts';

/** One row along the last axis; `at` counts along the axes before it. Throws RangeError outside the tensor. */
export function rowAt({ shape, data }: Tensor, ...at: readonly number[]): Float32Array {
  const size = shape.at(-1) ?? 1;
  const row = at.reduce((sum, index, axis) => sum * (shape[axis] ?? 1) + index, 0);
  const found = data.subarray(row * size, (row + 1) * size);
  if (at.length !== shape.length - 1 || found.length !== size) {
    throw new RangeError(`no row ${at.join(', ')} in a tensor ${shape.join(' × ')}`);
  }
  return found;
}

/** The Euclidean length. */
export function lengthOf(row: ArrayLike<number>): number {
  return Math.sqrt(dot(row, row));
}

/** The cosine of the angle between two rows; NaN where one of them is zero. */
export function cosineOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return dot(a, b) / (lengthOf(a) * lengthOf(b));
}

/** Where the largest value stands; the first of several. */
export function largestAt(row: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
}

/** Σ a·b. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** How spread shares are, in bits: 0 where one has all, log₂ of their count where all are equal. */
export function entropyOf(shares: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] as number;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return bits;
}
