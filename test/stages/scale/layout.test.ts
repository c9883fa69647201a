import { describe, expect, it } from 'vitest';
import { agreement, rowLengths, scaleLayout } from '../../../src/stages/scale/layout.ts';
import { readableHeight } from '../readable.ts';

const SIZES = [
  { width: 840, height: 690 },
  { width: 700, height: 520 },
  { width: 608, height: 350 },
  { width: 288, height: 560 },
];

describe.each(SIZES)('scaleLayout at $width px', (size) => {
  it.each([1, 3, 13, 40, 128, 300, 512])('keeps everything inside and apart with %i tokens', (tokens) => {
    const layout = scaleLayout({ tokens, width: 64, rowRoom: 80, longest: 9 }, size);
    const { before, after, lengths, spreads, table, sum, legend, key, width, height } = layout;
    const boxes = [before, after, lengths, ...spreads, table, sum, legend, key, layout.switch];
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    for (const [n, a] of boxes.entries()) {
      for (const b of boxes.slice(n + 1)) {
        const apartAcross = a.x + a.width <= b.x || b.x + b.width <= a.x;
        const apartDown = a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apartAcross || apartDown).toBe(true);
      }
    }
    expect(before.height).toBeGreaterThanOrEqual(readableHeight(tokens));
    expect([after.width, after.height]).toEqual([before.width, before.height]);
  });

  it('keeps the rows of the lengths as high as those of the matrices', () => {
    const layout = scaleLayout({ tokens: 13, width: 64, rowRoom: 80, longest: 9 }, size);
    expect(layout.lengths.height).toBeCloseTo(layout.rowHeight * 13, 9);
    expect(layout.before.height).toBeCloseTo(layout.rowHeight * 13, 9);
    if (!layout.stacked) expect(layout.lengths.y).toBe(layout.before.y);
  });

  it('puts the numbers of the axis inside it', () => {
    const { ticks, lengths } = scaleLayout({ tokens: 13, width: 64, rowRoom: 80, longest: 9 }, size);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks[0]).toMatchObject({ value: 0, x: 0 });
    for (const tick of ticks) expect(tick.x).toBeLessThanOrEqual(lengths.width);
  });
});

describe('rowLengths', () => {
  it('is the Euclidean length of each row', () => expect(rowLengths([3, 4, 0, 2, 1, 2], 3)).toEqual([5, 3]));
});

describe('agreement', () => {
  it('is the cosine between the scaled word with its position and the word alone', () => {
    // 2·(1, 0) + (0, 2) = (2, 2), at 45° to (1, 0).
    expect(agreement([1, 0], [0, 2], 2)).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('is 1 where no position is added', () => expect(agreement([1, -2], [0, 0], 8)).toBeCloseTo(1, 12));

  it('grows with the factor where word and position are at right angles', () => {
    expect(agreement([1, 0], [0, 1], 8)).toBeGreaterThan(agreement([1, 0], [0, 1], 1));
  });
});
