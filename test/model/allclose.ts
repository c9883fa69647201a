import { expect } from 'vitest';
import type { Tensor } from '../../src/model/tensor.ts';

export interface Tolerance {
  readonly atol?: number;
  readonly rtol?: number;
}

interface AllcloseMatchers<R> {
  /** Same shape, and |actual − expected| ≤ atol + rtol · |expected| in every cell; NaN is close to nothing. */
  toBeAllclose(expected: Tensor, tolerance?: Tolerance): R;
}

declare module 'vitest' {
  interface Matchers<T> extends AllcloseMatchers<T> {}
}

const SHOWN = 5;

expect.extend({
  toBeAllclose(actual: Tensor, expected: Tensor, { atol = 2e-5, rtol = 1e-5 }: Tolerance = {}) {
    if (actual.shape.join() !== expected.shape.join() || actual.data.length !== expected.data.length) {
      return {
        pass: false,
        message: () => `shape (${actual.shape.join(', ')}), not (${expected.shape.join(', ')})`,
      };
    }
    const differing = expected.data.reduce<number[]>((cells, wanted, i) => {
      const near = Math.abs((actual.data[i] as number) - wanted) <= atol + rtol * Math.abs(wanted);
      if (!near) cells.push(i);
      return cells;
    }, []);
    const lines = () =>
      differing.slice(0, SHOWN).map((i) => {
        const [found, wanted] = [actual.data[i] as number, expected.data[i] as number];
        const address = addressOf(i, expected.shape).join(', ');
        return `  [${address}] ${found}, not ${wanted} (off by ${Math.abs(found - wanted).toExponential(2)})`;
      });
    return {
      pass: differing.length === 0,
      message: () =>
        [
          `${differing.length} of ${expected.data.length} cells differ by more than ${atol} + ${rtol} · |expected|`,
          ...lines(),
        ].join('\n'),
    };
  },
});

function addressOf(offset: number, shape: readonly number[]): number[] {
  let rest = offset;
  return shape
    .toReversed()
    .map((extent) => {
      const index = rest % extent;
      rest = Math.floor(rest / extent);
      return index;
    })
    .reverse();
}
