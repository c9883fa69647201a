import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decadesAround, exponentOf, panelOf } from './plotLayout.ts';

const box = { x: 50, y: 20, width: 200, height: 100 };
const series = (name: string, ...times: number[]) => ({
  name,
  isPeer: false,
  points: times.map((milliseconds, i) => ({ at: 10 ** i, milliseconds })),
});

test('a power law is a straight line from corner to corner', () => {
  const { lines } = panelOf(box, [1, 10, 100], [1, 10_000], [series('square', 1, 100, 10_000)]);
  expect(lines[0]?.points).toEqual([
    [50, 120],
    [150, expect.closeTo(70, 9)],
    [250, 20],
  ]);
});

test('every point lies in its box', () => {
  const time = fc.double({ min: 1e-3, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.array(time, { minLength: 3, maxLength: 3 }), (times) => {
      const { lines, rows } = panelOf(box, [1, 10, 100], decadesAround(times), [series('one', ...times)]);
      for (const [x, y] of lines[0]?.points ?? []) {
        expect(x).toBeGreaterThanOrEqual(50);
        expect(x).toBeLessThanOrEqual(250.001);
        expect(y).toBeGreaterThanOrEqual(19.999);
        expect(y).toBeLessThanOrEqual(120.001);
      }
      expect(rows.length).toBeGreaterThan(1);
    }),
  );
});

test('the axis says its times in the unit that suits them', () => {
  const { rows, columns } = panelOf(box, [16, 512], [0.1, 1000], []);
  expect(rows.map(({ label }) => label)).toEqual(['100 µs', '1 ms', '10 ms', '100 ms', '1 s']);
  expect(columns.map(({ label }) => label)).toEqual(['16', '512']);
});

test('names of lines that end together do not overlap, and peers have none', () => {
  const peer = { ...series('peer', 9, 9), isPeer: true };
  const { lines } = panelOf(box, [1, 10], [1, 10], [series('b', 2, 2), peer, series('a', 2.01, 2.01)]);
  const [b, none, a] = lines.map(({ nameAt }) => nameAt);
  expect(none).toBeNull();
  expect((b?.[1] ?? 0) - (a?.[1] ?? 0)).toBeGreaterThanOrEqual(17);
});

test('the exponent is that of the power law', () => {
  const points = [1, 2, 4, 8].map((at) => ({ at, milliseconds: 3 * at ** 1.5 }));
  expect(exponentOf(points)).toBeCloseTo(1.5, 12);
});
