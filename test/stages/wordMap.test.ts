import { describe, expect, test } from 'vitest';
import { whole } from '../../src/stages/pca.ts';
import {
  alignedTo,
  isWord,
  namesFirst,
  neighbours,
  placesOf,
  tableMapSteps,
  wordMapLayout,
} from '../../src/stages/wordMap.ts';

describe('the map of words', () => {
  test('keeps distances whole where the rows lie in a plane', () => {
    // Rows 0–3 differ in columns 1 and 3 only.
    const table = Float32Array.from([5, 0, 1, 0, 5, 3, 1, 0, 5, 0, 1, 4, 5, -3, 1, -4, 90, 90, 90, 90]);
    const pieces = ['aa', 'bb', 'cc', 'dd', '##e'];
    const map = whole(tableMapSteps({ table, width: 4, pieces }));
    const points = placesOf(map, pieces, new Set());
    expect(map.share).toBeCloseTo(1, 9);
    expect(map.from).toBe(4);
    expect(points[4]).toEqual([Number.NaN, Number.NaN]);
    expect(placesOf(map, pieces, new Set([4]))[4]?.every(Number.isFinite)).toBe(true);
    const far = (a: number, b: number) =>
      Math.hypot(
        (points[a]?.[0] ?? 0) - (points[b]?.[0] ?? 0),
        (points[a]?.[1] ?? 0) - (points[b]?.[1] ?? 0),
      );
    expect(far(0, 1)).toBeCloseTo(3, 6);
    expect(far(1, 2)).toBeCloseTo(5, 6);
    expect(far(1, 3)).toBeCloseTo(Math.hypot(6, 4), 6);
  });

  test('names the rows of like direction from the mean of the words, whatever their length, and not the row itself', () => {
    // From their mean (7, −5): (1, 0), (10, 1), (0, 2), (−11, 0), (0, −3). The last row is of no word.
    const table = Float32Array.from([8, -5, 17, -4, 7, -3, -4, -5, 7, -8, 8, -5]);
    const near = neighbours(table, 2, 0, ['aa', 'bb', 'cc', 'dd', 'ee', '##ff'], 4);
    expect(near.map(({ id }) => id)).toEqual([1, 2, 4, 3]);
    expect(near[0]?.cosine).toBeCloseTo(10 / Math.sqrt(101), 6);
    expect(near[1]?.cosine).toBeCloseTo(0, 6);
    expect(near[3]?.cosine).toBeCloseTo(-1, 6);
  });

  test('leaves out a word whose row is the mean', () => {
    const table = Float32Array.from([1, 0, -1, 0, 0, 0]);
    expect(neighbours(table, 2, 0, ['aa', 'bb', 'cc'], 3).map(({ id }) => id)).toEqual([1]);
  });

  test('words are whole words, in any script', () => {
    expect(['cat', 'a', '猫', '##s', '[MASK]', 'x', '7'].filter(isWord)).toEqual(['cat', 'a', '猫']);
  });

  test('sets the names asked for before all others, and each once', () => {
    const pieces = ['[PAD]', 'cat', '##s', 'dog', 'tree'];
    expect(namesFirst(4, [3], [1, 4], pieces)).toEqual([4, 3, 1]);
    expect(new Set(namesFirst(1, [], [], pieces))).toEqual(new Set([1, 3, 4]));
  });

  test.each([
    [840, 690],
    [1100, 640],
    [288, 420],
  ])('lays its pieces out apart at %d × %d', (width, height) => {
    const { map, heading, list, note, sum, ...whole } = wordMapLayout({ width, height }, 10);
    for (const box of [map, heading, list, note, sum]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
      expect(box.y + box.height).toBeLessThanOrEqual(whole.height + 0.5);
    }
    const boxes = [map, heading, list, note, sum];
    for (const [n, a] of boxes.entries())
      for (const b of boxes.slice(n + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
  });
});

test('a and i are words where there are others of Latin letters, else letters', () => {
  const map = {
    points: [
      [1, 1],
      [2, 2],
    ] as const,
    share: 1,
    words: 2,
    from: 2,
  };
  expect(placesOf(map, ['a', 'cat'], new Set())[0]).toEqual([1, 1]);
  expect(placesOf(map, ['a', '猫'], new Set())[0]?.[0]).toBeNaN();
});

describe('a map turned to another', () => {
  const known = [
    [0, 0],
    [3, 1],
    [-2, 4],
    [1, -5],
  ] as const;
  const turned = (angle: number, mirror: 1 | -1) =>
    known.map(([x, y]) => {
      const [a, b] = [x + 7, mirror * (y - 2)];
      return [a * Math.cos(angle) - b * Math.sin(angle), a * Math.sin(angle) + b * Math.cos(angle)] as const;
    });

  test.each([
    [0, 1],
    [1.2, 1],
    [-2.9, -1],
    [Math.PI, -1],
  ] as const)('lies on it again, whether turned by %f or mirrored (%i)', (angle, mirror) => {
    for (const [n, [x, y]] of alignedTo(turned(angle, mirror), known).entries()) {
      expect(x).toBeCloseTo(known[n]?.[0] ?? Number.NaN, 9);
      expect(y).toBeCloseTo(known[n]?.[1] ?? Number.NaN, 9);
    }
  });

  test('keeps its distances, and places that are none', () => {
    const points = [
      [1, 2],
      [4, 6],
      [Number.NaN, Number.NaN],
      [0, 0],
    ] as const;
    const [a, b, nowhere] = alignedTo(points, known);
    expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeCloseTo(5, 9);
    expect(nowhere?.[0]).toBeNaN();
  });
});
