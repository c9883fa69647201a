import { expect, test } from 'vitest';
import { ARC_FONT, type ArcEnd, arcsLayout } from '../../src/views/arcsLayout.ts';
import { emsOf } from '../../src/views/labels.ts';

function evenWeights(count: number): ArcEnd[] {
  return Array.from({ length: count * count }, (_, n) => ({
    from: Math.floor(n / count),
    to: n % count,
    weight: 1 / count,
  }));
}

function wordsOf(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `word${n}`);
}

const SIZES = [
  [1, 540],
  [3, 288],
  [13, 288],
  [13, 540],
  [40, 540],
  [128, 288],
  [128, 800],
] as const;

test.each(SIZES)('%i words on %i px: upright names touch neither each other nor the edge', (count, width) => {
  const chosen = Math.floor(count / 2);
  const { words, turned } = arcsLayout(wordsOf(count), evenWeights(count), chosen, { width, height: 170 });
  expect(words[chosen]?.named).toBe(true);
  const named = words.filter((word) => word.named);
  if (turned) {
    for (let i = 1; i < named.length; i++) {
      expect((named[i]?.x ?? 0) - (named[i - 1]?.x ?? 0)).toBeGreaterThanOrEqual(15);
    }
    return;
  }
  let end = -9;
  for (const { text, x } of named) {
    const half = (emsOf(text) * ARC_FONT) / 2;
    expect(x - half).toBeGreaterThanOrEqual(end);
    end = x + half;
  }
  expect(end).toBeLessThanOrEqual(width + 9);
});

test.each(SIZES)('%i words on %i px: no arc leaves its box', (count, width) => {
  const { arcs } = arcsLayout(wordsOf(count), evenWeights(count), 0, { width, height: 124 });
  for (const { path, width: stroke } of arcs) {
    const [, startY = 0, , controlY = 0] = (path.match(/-?[\d.]+/g) ?? []).map(Number);
    // A cubic with level controls reaches three quarters of the way to them.
    expect(startY + (controlY - startY) * 0.75 - stroke / 2).toBeGreaterThanOrEqual(0);
    expect(startY).toBeLessThanOrEqual(124);
  }
});

test('an arc is as thick as its weight, and what has no weight has no arc', () => {
  const weights: ArcEnd[] = [
    { from: 0, to: 0, weight: 0.25 },
    { from: 0, to: 1, weight: 0.75 },
    { from: 0, to: 2, weight: 0 },
  ];
  const { arcs } = arcsLayout(['a', 'b', 'c'], weights, 0, { width: 300, height: 120 });
  expect(arcs.map(({ to }) => to)).toEqual([0, 1]);
  expect(arcs[1]?.width).toBeCloseTo(3 * (arcs[0]?.width ?? 0));
});

test('the chosen word’s arcs are all in the accent and lie on the grey ones', () => {
  const { arcs } = arcsLayout(wordsOf(5), evenWeights(5), 2, { width: 500, height: 120 });
  expect(arcs.filter((arc) => arc.accent).map((arc) => arc.from)).toEqual([2, 2, 2, 2, 2]);
  expect(arcs.slice(-5).every((arc) => arc.accent)).toBe(true);
});

test('of a long text only the strongest grey arcs are drawn', () => {
  const weights = evenWeights(128).map((end, n) => ({ ...end, weight: (n % 97) / 97 }));
  const { arcs } = arcsLayout(wordsOf(128), weights, 0, { width: 800, height: 170 });
  const grey = arcs.filter((arc) => !arc.accent);
  expect(grey.length).toBeLessThanOrEqual(160);
  expect(Math.min(...grey.map((arc) => arc.weight))).toBeGreaterThan(0.9);
});
