import { describe, expect, test } from 'vitest';
import type { Box } from '../../src/views/box.ts';
import { type Corner, cornerLayout, type Product } from '../../src/views/corner.ts';
import { namedLines } from '../../src/views/labels.ts';

const product = (rows: number, inner: number, cols: readonly number[], named = false): Product => ({
  rows,
  inner,
  cols,
  rowRoom: 70,
  colRoom: named ? 60 : 46,
  caption: 46,
  beside: named,
});

const SHAPES: [string, Product][] = [1, 3, 13, 40, 128, 300, 512].flatMap((T): [string, Product][] => [
  [`${T} tokens, scores`, product(T, 16, [T], true)],
  [`${T} tokens, narrow heads`, product(T, 4, [T], true)],
  [`${T} tokens, projections`, product(T, 64, [16, 16, 16])],
  [`${T} tokens, the paper’s projections`, product(T, 512, [64, 64, 64])],
  [`${T} tokens, one head of 1024`, product(T, 1024, [1024, 1024, 1024])],
  [`${T} tokens, output`, product(T, 512, [512])],
]);
const SIZES = [
  { width: 784, height: 690 },
  { width: 640, height: 500 },
  { width: 584, height: 280 },
  { width: 358, height: 500 },
  { width: 288, height: 400 },
];
const ROOM = { before: 120, above: 26, after: 90 };

const boxesOf = (layout: Corner): Box[] => [
  layout.left,
  ...layout.tops,
  ...layout.results,
  layout.free,
  layout.before,
  layout.above,
  layout.after,
];

function overlap(a: Box, b: Box): boolean {
  const slack = 0.01;
  return (
    a.x + a.width > b.x + slack &&
    b.x + b.width > a.x + slack &&
    a.y + a.height > b.y + slack &&
    b.y + b.height > a.y + slack
  );
}

describe.each(SIZES)('in a room of $width × $height', (size) => {
  test.each(SHAPES)('%s: everything stands inside the figure and on nothing else', (_, shape) => {
    const layout = cornerLayout(shape, size, ROOM);
    const boxes = boxesOf(layout);
    for (const box of boxes) {
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(layout.width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
    }
    boxes.forEach((a, n) => {
      for (const b of boxes.slice(n + 1)) expect(overlap(a, b), JSON.stringify([a, b])).toBe(false);
    });
  });

  test.each(SHAPES)(
    '%s: a result has rows that can be read or are many, and columns of its factor’s width',
    (_, shape) => {
      const layout = cornerLayout(shape, size);
      layout.results.forEach((result, n) => {
        const fewRows = shape.rows <= 13;
        expect(result.height).toBeGreaterThanOrEqual(fewRows ? shape.rows * 13 - 1e-9 : 100);
        if (layout.stacked) return;
        expect(result.x).toBe(layout.tops[n]?.x);
        expect(result.width).toBe(layout.tops[n]?.width);
        expect([result.y, result.height]).toEqual([layout.left.y, layout.left.height]);
      });
    },
  );

  test('the sum has room for a few terms', () => {
    for (const [, shape] of SHAPES) {
      expect(cornerLayout(shape, size, ROOM).free.height).toBeGreaterThanOrEqual(120);
    }
  });
});

test('no text is so long, and no width so large, that the figure grows wider than its room', () => {
  for (const size of SIZES) {
    for (const [, shape] of SHAPES) {
      expect(cornerLayout(shape, size).width).toBe(size.width);
    }
  }
});

test('a long text fits the height of its room where a short one does', () => {
  const size = { width: 784, height: 690 };
  for (const T of [40, 128, 300, 512]) {
    expect(cornerLayout(product(T, 64, [16, 16, 16]), size).height).toBeLessThanOrEqual(size.height);
    expect(cornerLayout(product(T, 16, [T], true), size).height).toBeLessThanOrEqual(size.height);
  }
});

describe('names closer than their letters are high', () => {
  test('are all drawn where there is room', () => {
    expect(namedLines(4, 13, 12, []).size).toBe(4);
  });
  test('keep their distance, and the marked one is always among them', () => {
    const lines = [...namedLines(40, 5, 12, [7])].sort((a, b) => a - b);
    expect(lines).toContain(7);
    expect([...namedLines(512, 0.5, 12, [300, 301, 0])].filter((n) => [0, 300, 301].includes(n))).toEqual([
      300, 0,
    ]);
    lines.slice(1).forEach((line, n) => {
      expect(line - (lines[n] as number)).toBeGreaterThanOrEqual(3);
    });
  });
});
