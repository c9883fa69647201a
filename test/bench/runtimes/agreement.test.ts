import { expect, test } from 'vitest';
import { worstDifference } from './agreement.ts';

const tensor = (key: string, ...numbers: number[]) => ({ key, data: Float32Array.from(numbers) });

test('a difference is relative to the largest number of its own tensor', () => {
  const reference = [tensor('a', 0, -8), tensor('b', 1000)];
  expect(worstDifference(reference, [tensor('a', 1, -8), tensor('b', 1000)])).toBe(1 / 8);
  expect(worstDifference(reference, [tensor('b', 1000)])).toBe(0);
});

test('what cannot be compared is not called equal', () => {
  expect(() => worstDifference([tensor('a', 1)], [tensor('b', 1)])).toThrow(/nothing to compare/);
  expect(() => worstDifference([tensor('a', 1)], [tensor('a', 1, 2)])).toThrow(/2 numbers, not 1/);
  expect(() => worstDifference([tensor('a', 1)], [tensor('a', Number.NaN)])).toThrow(/none/);
});
