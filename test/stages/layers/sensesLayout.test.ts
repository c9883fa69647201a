import { describe, expect, it, test } from 'vitest';
import { fieldOf, panelsLayout, planesOf, separationOf } from '../../../src/stages/layers/sensesLayout.ts';

describe('the separation of senses', () => {
  it('is whole where each sense has a direction of its own', () => {
    const of = separationOf(
      [
        [1, 0],
        [3, 0],
        [0, 2],
        [0, 1],
      ],
      [0, 0, 1, 1],
    );
    expect(of).toEqual({ nearest: 1, chance: expect.closeTo(1 / 3), same: 1, other: 0 });
  });

  it('is nothing where the nearest is always of the other sense', () => {
    const rows = [
      [1, 0],
      [0, 1],
      [1, 0.1],
      [0.1, 1],
    ];
    const of = separationOf(rows, [0, 0, 1, 1]);
    expect(of.nearest).toBe(0);
    expect(of.other).toBeGreaterThan(of.same);
  });

  it('is chance where all rows are equal: whoever is as near counts in part', () => {
    const of = separationOf(Array(5).fill([2, 1]), [0, 0, 0, 1, 1]);
    // Each of three sees 2 of 4, each of two sees 1 of 4.
    expect(of.chance).toBeCloseTo((3 * 0.5 + 2 * 0.25) / 5);
    expect(of.nearest).toBeCloseTo(of.chance);
    expect(of.same).toBeCloseTo(1);
    expect(of.other).toBeCloseTo(1);
  });

  it('hangs on directions alone, not on lengths', () => {
    const rows = [
      [1, 0.2],
      [0.9, 0.1],
      [0.1, 1],
      [0.3, 1],
    ];
    const long = rows.map((row, n) => row.map((x) => x * (n + 1) * 10));
    const [a, b] = [separationOf(rows, [0, 1, 0, 1]), separationOf(long, [0, 1, 0, 1])];
    for (const key of ['nearest', 'same', 'other'] as const) expect(a[key]).toBeCloseTo(b[key]);
  });
});

describe('the planes', () => {
  const rows = [
    [0, 0, 5],
    [4, 0, 5],
    [0, 1, 5],
    [4, 1, 5],
  ];

  it('keep flat points as they are, and see others along the same directions', () => {
    const [plane] = planesOf([rows], [[[2, 0.5, 9]]]);
    expect(plane?.share).toBeCloseTo(1);
    const [a, b, c] = plane?.points ?? [];
    expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 0), (a?.[1] ?? 0) - (b?.[1] ?? 0))).toBeCloseTo(4);
    expect(Math.hypot((a?.[0] ?? 0) - (c?.[0] ?? 0), (a?.[1] ?? 0) - (c?.[1] ?? 0))).toBeCloseTo(1);
    // The middle of the four, whatever its third column.
    expect(plane?.also[0]?.map((x) => Math.abs(x))).toEqual([expect.closeTo(0), expect.closeTo(0)]);
  });

  it('keep every point on its side from station to station', () => {
    const turned = rows.map(([x = 0, y = 0, z = 0]) => [-2 * x, -3 * y, z]);
    const planes = planesOf([rows, turned], [[], []]);
    for (const [n, [x]] of (planes[0]?.points ?? []).entries()) {
      expect(Math.sign(planes[1]?.points[n]?.[0] ?? 0)).toBe(Math.sign(x));
    }
  });
});

describe('the panels', () => {
  test.each([
    [4, 840, 380, 4],
    [4, 288, 240, 2],
    [7, 840, 380, 4],
    [13, 1100, 440, 7],
    [1, 288, 240, 1],
  ])('%d stations in %d × %d stand in lines of %d', (stations, width, height, perLine) => {
    const layout = panelsLayout(stations, { width, height });
    expect(layout.perLine).toBe(perLine);
    expect(layout.panels).toHaveLength(stations);
    const boxes = layout.panels.flatMap(({ head, field, foot }) => [head, field, foot]);
    for (const [n, a] of boxes.entries()) {
      expect(a.x + a.width).toBeLessThanOrEqual(width);
      expect(a.y + a.height).toBeLessThanOrEqual(layout.height);
      for (const b of boxes.slice(n + 1)) {
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it('keep their points inside, to one scale both ways', () => {
    const box = { x: 50, y: 20, width: 200, height: 100 };
    const { points, also } = fieldOf(
      {
        points: [
          [0, 0],
          [10, 0],
          [0, 2],
        ],
        also: [[20, 1]],
      },
      box,
    );
    for (const [x, y] of [...points, ...also]) {
      expect(x).toBeGreaterThanOrEqual(box.x);
      expect(x).toBeLessThanOrEqual(box.x + box.width);
      expect(y).toBeGreaterThanOrEqual(box.y);
      expect(y).toBeLessThanOrEqual(box.y + box.height);
    }
    const [a, b, c] = points as [number, number][];
    expect(((b?.[0] ?? 0) - (a?.[0] ?? 0)) / ((a?.[1] ?? 0) - (c?.[1] ?? 0))).toBeCloseTo(5, 0);
  });

  it('set points that fall on one spot side by side around it', () => {
    const box = { x: 0, y: 0, width: 200, height: 200 };
    const { points } = fieldOf({ points: Array(4).fill([1, 1]), also: [] }, box);
    expect(new Set(points.map(String)).size).toBe(4);
    const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0) / 4, 0));
    expect(middle).toEqual([expect.closeTo(100), expect.closeTo(100)]);
  });
});
