import { describe, expect, it } from 'vitest';
import { type OutputLayout, outputLayout } from '../../../src/stages/output/layout.ts';
import type { Box } from '../../../src/views/box.ts';
import { readableHeight } from '../readable.ts';

const CAPTION = 46;
const COL_ROOM = 70;
const ROOMS = [
  { width: 840, height: 690 },
  { width: 690, height: 500 },
  { width: 584, height: 300 },
  { width: 358, height: 500 },
  { width: 288, height: 420 },
];
const cases = ROOMS.flatMap((size) =>
  [1, 2, 3, 13, 40, 128, 300, 512].flatMap((tokens) =>
    [8, 64, 1024].map((width) => ({
      size,
      tokens,
      width,
      layout: outputLayout({ tokens, width, rowRoom: 80, colRoom: COL_ROOM, caption: CAPTION }, size),
    })),
  ),
);

/** Everything that takes room, with its names and captions. */
function pieces(layout: OutputLayout): [string, Box][] {
  const over = layout.columnsNamed ? COL_ROOM : 0;
  const square = (box: Box): Box => ({
    x: box.x,
    y: box.y - over,
    width: Math.max(box.width, layout.words),
    height: box.height + over + CAPTION,
  });
  return [
    ['matrix', { ...layout.matrix, height: layout.matrix.height + CAPTION }],
    ['before', square(layout.before)],
    ['after', square(layout.after)],
    ['heading', layout.heading],
    ['list', layout.list],
    ['note', layout.note],
    ['arithmetic', layout.arithmetic],
  ];
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width - 0.01 &&
    b.x < a.x + a.width - 0.01 &&
    a.y < b.y + b.height - 0.01 &&
    b.y < a.y + a.height - 0.01
  );
}

describe('the layout of the output stage', () => {
  it('keeps every piece inside the figure', () => {
    for (const { layout, size, tokens } of cases) {
      expect(layout.width).toBeLessThanOrEqual(size.width);
      for (const [name, box] of pieces(layout)) {
        const inside =
          box.x >= 0 &&
          box.y >= 0 &&
          box.width > 0 &&
          box.x + box.width <= layout.width + 0.01 &&
          box.y + box.height <= layout.height + 0.01;
        expect(inside, `${name}, ${tokens} tokens in ${size.width}: ${JSON.stringify(box)}`).toBe(true);
      }
    }
  });

  it('lets no two pieces overlap', () => {
    for (const { layout, size, tokens } of cases) {
      const all = pieces(layout);
      all.forEach(([name, box], n) => {
        for (const [other, second] of all.slice(n + 1)) {
          expect(overlap(box, second), `${name} and ${other}, ${tokens} tokens in ${size.width}`).toBe(false);
        }
      });
    }
  });

  it('keeps rows that can be read, or many of them', () => {
    for (const { layout, tokens } of cases) {
      expect(layout.matrix.height).toBeGreaterThanOrEqual(readableHeight(tokens));
      expect(layout.before.height).toBeGreaterThanOrEqual(Math.min(tokens * 13, 64));
    }
  });

  it('gives both squares one size, and one row of names where they stand side by side', () => {
    for (const { layout } of cases) {
      expect(layout.after.width).toBe(layout.before.width);
      expect(layout.after.height).toBe(layout.before.height);
      expect(layout.paired).toBe(layout.after.y === layout.before.y);
    }
  });

  it('lists no more tokens than there are others, and a few at least', () => {
    for (const { layout, tokens } of cases) {
      expect(layout.listed).toBeLessThanOrEqual(tokens - 1);
      expect(layout.listed).toBeGreaterThanOrEqual(Math.min(tokens - 1, 5));
      expect(layout.list.height).toBe(layout.listed * 18);
    }
  });

  it('shows thirteen tokens without scrolling where there is room', () => {
    const wanted = { tokens: 13, width: 64, rowRoom: 60, colRoom: 54, caption: CAPTION };
    expect(outputLayout(wanted, { width: 840, height: 690 }).height).toBeLessThanOrEqual(690);
  });
});
