import { describe, expect, it } from 'vitest';
import {
  barCount,
  mostOpen,
  openCount,
  type WayLayout,
  wayLayout,
} from '../../../src/stages/feed-forward/layout.ts';
import type { Box } from '../../../src/views/box.ts';
import { readableHeight } from '../readable.ts';

const ROOMS = [
  { width: 840, height: 690 },
  { width: 696, height: 535 },
  { width: 600, height: 300 },
  { width: 358, height: 500 },
  { width: 288, height: 420 },
];
const WIDTHS = [
  { width: 64, hidden: 256 },
  { width: 512, hidden: 2048 },
  { width: 64, hidden: 8 },
  { width: 8, hidden: 8 },
];
const CASES = ROOMS.flatMap((room) =>
  WIDTHS.flatMap((sizes) =>
    [1, 3, 13, 40, 128, 300, 512].map((tokens) => ({
      room,
      way: { ...sizes, tokens, rowRoom: 74, caption: 46 },
    })),
  ),
);

function boxes(layout: WayLayout): Box[] {
  const { input, activated, output, heading, before, after, curve, barsHeading, bars, sum } = layout;
  return [input, activated, output, heading, before, after, curve, barsHeading, bars, sum];
}

function overlap(a: Box, b: Box): boolean {
  const apart = 0.01;
  return (
    a.x + apart < b.x + b.width &&
    b.x + apart < a.x + a.width &&
    a.y + apart < b.y + b.height &&
    b.y + apart < a.y + a.height
  );
}

describe('the way of the rows', () => {
  it.each(CASES)('stays inside its figure: $room.width px, $way', ({ room, way }) => {
    const layout = wayLayout(way, room);
    expect(layout.width).toBe(room.width);
    for (const box of boxes(layout)) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.width).toBeGreaterThan(0);
      expect(box.height).toBeGreaterThan(0);
      expect(box.x + box.width).toBeLessThanOrEqual(room.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height + 0.01);
    }
  });

  it.each(CASES)('lets nothing overlap: $room.width px, $way', ({ room, way }) => {
    const all = boxes(wayLayout(way, room));
    const pairs = all.flatMap((a, n) => all.slice(n + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it.each(CASES)('keeps rows that can be read, or many of them: $room.width px, $way', ({ room, way }) => {
    const { input, activated, output } = wayLayout(way, room);
    for (const box of [input, activated, output])
      expect(box.height).toBeGreaterThanOrEqual(readableHeight(way.tokens));
  });

  it('draws widths as D : F : D where there is room', () => {
    const { input, activated, output } = wayLayout(
      { tokens: 13, width: 64, hidden: 128, rowRoom: 70, caption: 46 },
      { width: 840, height: 690 },
    );
    expect(activated.width / input.width).toBeCloseTo(2);
    expect(output.width).toBe(input.width);
    expect(activated.y).toBe(input.y);
    expect(output.height).toBe(input.height);
  });

  it('puts the chosen row first where the page scrolls and the matrices are long', () => {
    const way = { width: 64, hidden: 256, rowRoom: 70, caption: 46 };
    const room = { width: 358, height: 506 };
    const short = wayLayout({ ...way, tokens: 13 }, room);
    const long = wayLayout({ ...way, tokens: 128 }, room);
    expect(short.curve.y).toBeGreaterThan(short.output.y);
    expect(long.curve.y + long.curve.height).toBeLessThan(long.input.y);
  });

  it('stands whole in the room of a desktop', () => {
    const layout = wayLayout(
      { tokens: 13, width: 64, hidden: 256, rowRoom: 70, caption: 46 },
      { width: 840, height: 650 },
    );
    expect(layout.height).toBeLessThanOrEqual(650);
  });
});

describe('the cells of a row', () => {
  it('names the largest first, equal ones in their order', () => {
    expect(mostOpen([0, 3, -1, 3, 5], 3)).toEqual([4, 1, 3]);
    expect(mostOpen([1], 8)).toEqual([0]);
  });

  it('names none that is shut, however few are open', () => {
    expect(mostOpen([0, 2, -0.1, 0], 3)).toEqual([1]);
    expect(mostOpen([0, 0], 3)).toEqual([]);
  });

  it('counts as open what enters the curve above zero', () => {
    expect(openCount([0, 0.1, -0.1, 2])).toBe(2);
  });

  it('asks for no more bars than can be read', () => {
    for (const height of [60, 168, 300, 900]) {
      const count = barCount({ x: 0, y: 0, width: 100, height });
      expect(count).toBeLessThanOrEqual(12);
      expect(count).toBeLessThanOrEqual(Math.max(3, height / 24));
    }
  });
});
