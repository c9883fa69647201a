import { expect, test } from 'vitest';
import { type BarRow, barsLayout, fitted } from '../../src/views/barsLayout.ts';
import { emsOf } from '../../src/views/labels.ts';

const format = (n: number) => n.toFixed(2);

function rowsOf(values: readonly number[], strong = -1): BarRow[] {
  return values.map((value, n) => ({ key: String(n), label: `word${n}`, value, strong: n === strong }));
}

/** Both ends of what a row draws. */
function reach(rows: readonly BarRow[], size: { width: number; height: number }) {
  const layout = barsLayout(rows, size, format);
  return layout.bars.map((bar, n) => {
    const wide = emsOf(format(rows[n]?.value ?? 0)) * 12;
    return bar.anchor === 'start' ? [bar.x, bar.numberX + wide] : [bar.numberX - wide, bar.x + bar.width];
  });
}

test.each([[1], [3], [13], [40], [128]])(
  '%i rows: bars and numbers stay inside, clear of the names',
  (count) => {
    const rows = rowsOf(Array.from({ length: count }, (_, n) => Math.sin(n * 3.1) * 40));
    for (const width of [150, 288, 700]) {
      const layout = barsLayout(rows, { width, height: count * 14 }, format);
      for (const [left, right] of reach(rows, { width, height: count * 14 })) {
        expect(left).toBeGreaterThanOrEqual(layout.labelX);
        expect(right).toBeLessThanOrEqual(width);
      }
    }
  },
);

test('a bar is as long as its value, left of zero where it is negative', () => {
  const { bars, zero } = barsLayout(rowsOf([2, -1, 0]), { width: 400, height: 60 }, format);
  const [two, minus, none] = bars;
  expect(two?.x).toBeCloseTo(zero);
  expect(minus ? minus.x + minus.width : 0).toBeCloseTo(zero);
  expect(two?.width).toBeCloseTo(2 * (minus?.width ?? 0));
  expect(none?.width).toBe(0);
});

test('a given domain keeps two sets of bars to one scale, and what lies beyond stops at its end', () => {
  const half = barsLayout(rowsOf([1]), { width: 300, height: 20 }, format, [0, 2]).bars[0];
  const whole = barsLayout(rowsOf([2]), { width: 300, height: 20 }, format, [0, 2]).bars[0];
  const beyond = barsLayout(rowsOf([9]), { width: 300, height: 20 }, format, [0, 2]).bars[0];
  expect(half?.width).toBeCloseTo((whole?.width ?? 0) / 2);
  expect(beyond?.width).toBe(whole?.width);
});

test('where rows are low some names are left out, never the strong one', () => {
  const values = Array.from({ length: 128 }, (_, n) => n);
  const { bars, rowHeight } = barsLayout(rowsOf(values, 61), { width: 300, height: 512 }, format);
  const named = bars.flatMap((bar, n) => (bar.named ? [n] : []));
  expect(named).toContain(61);
  expect(named.length).toBeGreaterThan(20);
  for (let i = 1; i < named.length; i++) {
    expect(((named[i] ?? 0) - (named[i - 1] ?? 0)) * rowHeight).toBeGreaterThanOrEqual(13);
  }
});

test('values that are all zero, and no value at all, draw no bar', () => {
  expect(barsLayout(rowsOf([0, 0]), { width: 200, height: 40 }, format).bars.map((bar) => bar.width)).toEqual(
    [0, 0],
  );
  expect(barsLayout(rowsOf([Number.NaN]), { width: 200, height: 40 }, format).bars[0]?.width).toBe(0);
});

test('a name is cut until it fits', () => {
  expect(fitted('uncharacteristically', 60).length).toBeLessThan(14);
  expect(emsOf(fitted('uncharacteristically', 60)) * 12).toBeLessThanOrEqual(60);
});
