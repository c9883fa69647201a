import { expect, test } from 'vitest';
import { clockOf, expected, isRoom, shareOf } from './budget.ts';

test('the clock counts down and says when the time is over', () => {
  let now = 500;
  const { left } = clockOf(2, () => now);
  expect(left()).toBe(120_000);
  now += 150_000;
  expect(left()).toBe(-30_000);
});

test('places that keep to their shares end when the time ends, and what one leaves over goes to the others', () => {
  const works = [4000, 5000, 9000, 40_000, 100_000];
  let left = 480_000;
  for (let n = 0; n < works.length; n++) left -= shareOf(left, works.slice(n));
  expect(left).toBeCloseTo(0);

  const [small, ...large] = works;
  const before = shareOf(480_000 - shareOf(480_000, works), large);
  expect(shareOf(480_000 - (small as number) / 10, large)).toBeGreaterThan(before);
  expect(shareOf(480_000, [])).toBe(0);
});

test('more multiplications are expected to take longer', () => {
  expect(expected(1e6, 4000)).toBeCloseTo(4002.1);
  expect(expected(48e9, 4000)).toBeGreaterThan(100_000);
});

test('one more takes part only where time is left to compare everybody and for their rounds', () => {
  expect(isRoom(10_000, 3999)).toBe(true);
  expect(isRoom(10_000, 5000)).toBe(false);
  expect(isRoom(-1, 0)).toBe(false);
});
