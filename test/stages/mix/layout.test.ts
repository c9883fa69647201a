import { expect, test } from 'vitest';
import {
  arrivals,
  columnSteps,
  fallScale,
  mixLayout,
  placesMoved,
  ranksOf,
  scaledRows,
} from '../../../src/stages/mix/layout.ts';
import { CAPTION } from '../../../src/stages/TensorMatrix.tsx';
import { type Box, gridOf } from '../../../src/views/box.ts';
import { readableHeight } from '../readable.ts';

const labelsOf = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`);

const SIZES = [
  { width: 840, height: 690 },
  { width: 696, height: 510 },
  { width: 620, height: 330 },
  { width: 288, height: 500 },
];
const CASES = SIZES.flatMap((size) =>
  [1, 3, 13, 40, 128, 300, 512].flatMap((count) => [2, 16, 64, 1024].map((Dh) => [count, Dh, size] as const)),
);

function apart(a: Box, b: Box): boolean {
  return (
    a.x + a.width <= b.x + 0.01 ||
    b.x + b.width <= a.x + 0.01 ||
    a.y + a.height <= b.y + 0.01 ||
    b.y + b.height <= a.y + 0.01
  );
}

test.each(CASES)(
  '%i tokens, head width %i in %o: nothing overlaps or leaves the figure',
  (count, Dh, size) => {
    const layout = mixLayout(labelsOf(count), Dh, size);
    const captioned = (box: Box) => ({ ...box, height: box.height + CAPTION.full });
    const boxes = [
      layout.weights,
      captioned(layout.values),
      layout.scaled,
      layout.arrives,
      layout.note,
      captioned(layout.context),
      layout.fall,
      layout.sum,
      ...Object.values(layout.heads),
      ...(layout.ribbons ? [layout.ribbons] : []),
    ];
    boxes.forEach((box, n) => {
      expect(box.width).toBeGreaterThan(0);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
      for (const other of boxes.slice(n + 1))
        expect([box, other, apart(box, other)]).toEqual([box, other, true]);
    });
    expect(layout.rowHeight * count).toBeGreaterThanOrEqual(readableHeight(count));
  },
);

test('the rows of weights, values, scaled rows and arrivals lie on one line', () => {
  const { weights, values, scaled, arrives, context } = mixLayout(labelsOf(13), 16, {
    width: 840,
    height: 690,
  });
  for (const box of [values, scaled, arrives]) {
    expect(box.y).toBe(weights.y);
    expect(box.height).toBe(weights.height);
  }
  expect([context.x, context.width]).toEqual([scaled.x, scaled.width]);
});

const values = gridOf(Float32Array.of(3, 4, 0.3, 0.4, -6, 8), 3, 2);

test('the scaled rows add up to the mixed row', () => {
  const scaled = scaledRows([0.5, 0.25, 0.25], values);
  const sum = (col: number) => [0, 1, 2].reduce((all, row) => all + scaled.at(row, col), 0);
  expect(sum(0)).toBeCloseTo(0.5 * 3 + 0.25 * 0.3 - 0.25 * 6);
  expect(sum(1)).toBeCloseTo(0.5 * 4 + 0.25 * 0.4 + 0.25 * 8);
});

test('what arrives is weight × length, so a short value with a large weight loses places', () => {
  const weights = [0.3, 0.5, 0.2];
  const arriving = arrivals(weights, values);
  expect(arriving[0]).toBeCloseTo(1.5);
  expect(arriving[1]).toBeCloseTo(0.25);
  expect(arriving[2]).toBeCloseTo(2);
  expect(placesMoved(weights, arriving)).toEqual([0, -2, 2]);
});

test('equal values keep their order, and far down the list no place is spoken of', () => {
  expect(ranksOf([1, 2, 2, 0])).toEqual([2, 0, 1, 3]);
  const falling = Array.from({ length: 10 }, (_, n) => 10 - n);
  const swapped = falling.map((value, n) => (n === 8 ? 1.5 : n === 9 ? 1.7 : value));
  expect(placesMoved(falling, swapped)).toEqual(new Array(10).fill(0));
});

test('the running sum begins at 0, joins end to end and arrives at the cell', () => {
  const terms = [0.1, -0.7, 0.4, 0.02, -0.03, 0.2, 0.01, 0.005, -0.3];
  const steps = columnSteps(terms, 5);
  expect(steps).toHaveLength(5);
  expect(steps[0]?.from).toBe(0);
  for (let i = 1; i < steps.length; i++) expect(steps[i]?.from).toBe(steps[i - 1]?.to);
  expect(steps.at(-1)?.to).toBeCloseTo(terms.reduce((sum, term) => sum + term, 0));
  expect(steps.map(({ key }) => key)).toEqual([1, 2, 8, 5, null]);
  expect(steps.reduce((count, step) => count + step.count, 0)).toBe(terms.length);
});

test('terms that all fit are not folded', () => {
  expect(columnSteps([0.1, 0.2], 2).map(({ key }) => key)).toEqual([1, 0]);
  expect(columnSteps([0], 1)).toEqual([{ key: 0, count: 1, value: 0, from: 0, to: 0 }]);
});

test('every step and 0 lie inside the scale', () => {
  const steps = columnSteps([0.5, -0.9, 0.1], 3);
  const x = fallScale(steps, 300);
  for (const value of [0, ...steps.flatMap(({ from, to }) => [from, to])]) {
    expect(x(value)).toBeGreaterThanOrEqual(0);
    expect(x(value)).toBeLessThanOrEqual(300);
  }
});
