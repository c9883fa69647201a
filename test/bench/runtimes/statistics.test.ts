import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, middleHalf, quantile } from './statistics.ts';

test('the median of an even number of samples lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('the middle half leaves out the outermost quarters', () => {
  expect(middleHalf([1, 2, 3, 4, 100])).toEqual([2, 4]);
});

test('a quantile never lies outside the samples, grows with its share, and does not mind their order', () => {
  const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(samples, share, share, (values, a, b) => {
      const [low, high] = [quantile(values, Math.min(a, b)), quantile(values, Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high + 1e-9);
      expect(low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
      expect(high).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      expect(quantile(values.toReversed(), a)).toBe(quantile(values, a));
    }),
  );
});
