import { expect, test } from 'vitest';
import { ribbonCurve, ribbonPath } from '../../src/views/ribbonPath.ts';

test('a ribbon leaves and arrives level, from its height to its height, across the whole width', () => {
  const [start, first, second, end] = ribbonCurve({ from: 12, to: 80, width: 3 }, 100);
  expect(start).toEqual([0, 12]);
  expect(end).toEqual([100, 80]);
  expect(first?.[1]).toBe(12);
  expect(second?.[1]).toBe(80);
});

test('a ribbon to its own row is a straight line', () => {
  const heights = ribbonCurve({ from: 40, to: 40, width: 1 }, 90).map(([, y]) => y);
  expect(new Set(heights)).toEqual(new Set([40]));
});

test('a path names the four points, to a hundredth of a pixel', () => {
  expect(ribbonPath({ from: 1 / 3, to: 2, width: 1 }, 10)).toBe('M0,0.33C5.2,0.33 4.8,2 10,2');
});
