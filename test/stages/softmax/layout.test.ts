import { expect, test } from 'vitest';
import { MASKED_SCORE, softmax } from '../../../src/model/ops.ts';
import { keysShown, shareOfZero, softmaxLayout, softmaxSteps } from '../../../src/stages/softmax/layout.ts';
import { CAPTION } from '../../../src/stages/TensorMatrix.tsx';
import type { Box } from '../../../src/views/box.ts';
import { readableHeight } from '../readable.ts';

const labelsOf = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`);

const SIZES = [
  { width: 840, height: 690 },
  { width: 696, height: 510 },
  { width: 600, height: 330 },
  { width: 288, height: 500 },
];
const CASES = SIZES.flatMap((size) => [1, 3, 13, 40, 128, 300, 512].map((count) => [count, size] as const));

function apart(a: Box, b: Box): boolean {
  return (
    a.x + a.width <= b.x + 0.01 ||
    b.x + b.width <= a.x + 0.01 ||
    a.y + a.height <= b.y + 0.01 ||
    b.y + b.height <= a.y + 0.01
  );
}

test.each(CASES)('%i tokens in %o: nothing overlaps, nothing leaves the figure', (count, size) => {
  const bars = Math.min(count, 17);
  const layout = softmaxLayout(labelsOf(count), bars, size);
  const matrices = layout.matrices.map((box) => ({ ...box, height: box.height + CAPTION.full }));
  const boxes = [
    layout.controls,
    ...matrices,
    ...layout.heads,
    ...layout.bars,
    ...layout.totals,
    layout.zero,
    layout.arcs,
    layout.sum,
  ];
  boxes.forEach((box, n) => {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.01);
    expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
    for (const other of boxes.slice(n + 1))
      expect([box, other, apart(box, other)]).toEqual([box, other, true]);
  });
});

test.each(CASES)('%i tokens in %o: rows can be read, or are many', (count, size) => {
  const bars = Math.min(count, 17);
  const layout = softmaxLayout(labelsOf(count), bars, size);
  for (const box of layout.matrices) expect(box.height).toBeGreaterThanOrEqual(readableHeight(count));
  for (const box of layout.bars) expect(box.height / bars).toBeGreaterThanOrEqual(13);
});

test('a sentence of thirteen tokens fits its room without scrolling', () => {
  const layout = softmaxLayout(labelsOf(13), 13, { width: 840, height: 700 });
  expect(layout.height).toBeLessThanOrEqual(700);
});

test.each([40, 128, 300, 512])(
  'a text of %i tokens fits its room, and so does one on a low page',
  (count) => {
    const { shown } = keysShown(new Float32Array(count), [0], 518);
    expect(softmaxLayout(labelsOf(count), 17, { width: 840, height: 700 }).height).toBeLessThanOrEqual(700);
    expect(
      softmaxLayout(labelsOf(count), shown.length + 1, { width: 724, height: 518 }).height,
    ).toBeLessThanOrEqual(518);
  },
);

test('powers divided by their sum are the shares of the encoder', () => {
  const scores = Float32Array.of(1.5, -0.5, MASKED_SCORE, 0.25);
  const shares = softmax(scores, 4);
  const { powers, denominator, total } = softmaxSteps(scores, shares);
  expect(powers[0]).toBe(1);
  expect(powers[2]).toBe(0);
  powers.forEach((power, key) => {
    expect(power / denominator).toBeCloseTo(shares[key] as number, 6);
  });
  expect(total).toBeCloseTo(1, 6);
});

test('a masked key whose score were 0 would take a share like any other', () => {
  const scores = [1, MASKED_SCORE, 2, MASKED_SCORE];
  const e = Math.exp;
  const blocked = (key: number) => key % 2 === 1;
  expect(shareOfZero(scores, blocked)).toBeCloseTo(2 / (e(1) + e(2) + 2));
});

test('where nothing is masked it is asked what one more key would take', () => {
  expect(shareOfZero([0, 0, 0], () => false)).toBeCloseTo(1 / 4);
  expect(shareOfZero([-3], () => false)).toBeCloseTo(1 / (1 + Math.exp(-3)));
});

test('a row in which everything is masked still gives a number', () => {
  expect(shareOfZero([MASKED_SCORE, MASKED_SCORE], () => true)).toBeCloseTo(1);
});

test('a short row is shown whole; of a long one the largest shares in the order of the sentence', () => {
  expect(keysShown(new Float32Array(13), [0]).folded).toEqual([]);
  const shares = Float32Array.from({ length: 128 }, (_, key) => ((key * 37) % 128) / 8128);
  const { shown, folded } = keysShown(shares, [5]);
  expect(shown).toContain(5);
  expect([...shown].sort((a, b) => a - b)).toEqual(shown);
  expect(new Set([...shown, ...folded]).size).toBe(128);
  const least = Math.min(...shown.filter((key) => key !== 5).map((key) => shares[key] as number));
  expect(Math.max(...folded.map((key) => shares[key] as number))).toBeLessThanOrEqual(least);
});
