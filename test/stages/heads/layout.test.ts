import { describe, expect, test } from 'vitest';
import { cardsLayout, headSpans, seenBy } from '../../../src/stages/heads/layout.ts';
import type { Box } from '../../../src/views/box.ts';

function apart(a: Box, b: Box): boolean {
  return (
    a.x + a.width <= b.x + 0.01 ||
    b.x + b.width <= a.x + 0.01 ||
    a.y + a.height <= b.y + 0.01 ||
    b.y + b.height <= a.y + 0.01
  );
}

const CASES = [1, 2, 4, 8, 12, 16, 64].flatMap((heads) =>
  [1, 3, 13, 40, 128].flatMap((tokens) =>
    [288, 358, 584, 700, 784, 1400].map((width) => ({ heads, tokens, width })),
  ),
);

describe.each(CASES)('$heads heads, $tokens tokens, $width px', ({ heads, tokens, width }) => {
  const { cards, heading, height } = cardsLayout(heads, tokens, width);
  const parts = cards.flatMap(({ button, map, strip, words }) => [button, map, strip, words]);

  test('every head has its card, inside the figure and under the heading', () => {
    expect(cards.map(({ head }) => head)).toEqual(Array.from({ length: heads }, (_, head) => head));
    for (const box of [...parts, ...cards.map(({ frame }) => frame)]) {
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
      expect(box.y).toBeGreaterThanOrEqual(heading);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });

  test('nothing stands on anything else, and a frame holds its own head only', () => {
    for (let a = 0; a < parts.length; a++) {
      for (let b = a + 1; b < parts.length; b++) {
        if (!apart(parts[a] as Box, parts[b] as Box)) expect.fail(JSON.stringify([parts[a], parts[b]]));
      }
    }
    for (const { head, frame } of cards) {
      for (const other of cards) {
        if (other.head !== head) expect(apart(frame, other.map) && apart(frame, other.strip)).toBe(true);
      }
    }
  });

  test('a card is wide enough for a word and its number', () => {
    for (const { words } of cards) expect(words.width).toBeGreaterThanOrEqual(80);
  });

  test('a map is a square, and the strip beside it has its rows', () => {
    for (const { map, strip } of cards) {
      expect(map.width).toBe(map.height);
      if (strip.y === map.y) expect(strip.height).toBe(map.height);
    }
  });
});

test('the heads share a row evenly, end to end', () => {
  const spans = headSpans(8, 400);
  expect(spans).toHaveLength(8);
  expect(spans[0]).toEqual({ from: 0, size: 50 });
  spans.slice(1).forEach((span, n) => {
    expect(span.from).toBeCloseTo((spans[n]?.from ?? 0) + (spans[n]?.size ?? 0), 9);
  });
});

test('a masked key is not counted, a key with the smallest weight is', () => {
  expect(
    seenBy([
      [0.5, 0.5, 0],
      [1, 0, 0],
    ]),
  ).toBe(2);
  expect(seenBy([[1, 1e-30]])).toBe(2);
  expect(seenBy([[0]])).toBe(1);
});
