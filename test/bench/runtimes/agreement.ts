import type { Delivered } from './messages.ts';

/**
 * The largest difference between tensors of the same key, each relative to the largest number of the reference tensor.
 * Keys that only one side has are passed over.
 * @throws Error where two tensors of one key differ in length, or no key is shared.
 */
export function worstDifference(reference: readonly Delivered[], found: readonly Delivered[]): number {
  const expected = new Map(reference.map(({ key, data }) => [key, data]));
  let worst = Number.NaN;
  for (const { key, data } of found) {
    const wanted = expected.get(key);
    if (!wanted) continue;
    if (wanted.length !== data.length)
      throw new Error(`${key} has ${data.length} numbers, not ${wanted.length}`);
    let scale = 0;
    let difference = 0;
    for (let i = 0; i < data.length; i++) {
      scale = Math.max(scale, Math.abs(wanted[i] as number));
      difference = Math.max(difference, Math.abs((wanted[i] as number) - (data[i] as number)));
    }
    const relative = difference / (scale || 1);
    worst = Number.isNaN(worst) ? relative : Math.max(worst, relative);
  }
  if (Number.isNaN(worst)) throw new Error('nothing to compare, or a number that is none');
  return worst;
}
