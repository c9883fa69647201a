import type { Random } from '../model/random.ts';

/** Which cells are dropped in one step. */
export interface Dropout {
  /** By what each of n cells is multiplied: 0, or 1/(1 − p) so that the expected value stays (Srivastava et al. 2014). */
  factors(n: number): Float32Array;
}

/** Each cell is dropped with probability `share`; none at all for 0. */
export function dropoutOf(share: number, random: Random): Dropout | undefined {
  if (share === 0) return undefined;
  const keep = 1 / (1 - share);
  return { factors: (n) => Float32Array.from({ length: n }, () => (random.uniform() < share ? 0 : keep)) };
}
