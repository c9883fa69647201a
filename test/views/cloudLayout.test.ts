import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cloudLayout, nearestPoint, onTheWay } from '../../src/views/cloudLayout.ts';

const SIZE = { width: 400, height: 300 };

test('points fill the room in one scale, and up is up', () => {
  const { points } = cloudLayout(
    [
      [0, 0],
      [2, 0],
      [0, 1],
    ],
    [],
    String,
    SIZE,
  );
  const [o, right, up] = points as [
    readonly [number, number],
    readonly [number, number],
    readonly [number, number],
  ];
  expect(right[0] - o[0]).toBeCloseTo(2 * (o[1] - up[1]), 9);
  expect(up[1]).toBeLessThan(o[1]);
  for (const [x, y] of points) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(SIZE.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(SIZE.height);
  }
});

test('no two names overlap, none leaves the room, and the first one asked for is set', () => {
  const cloud = fc.array(
    fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(cloud, (given) => {
      const { names } = cloudLayout(given, [...given.keys()], () => 'word', SIZE);
      expect(names[0]?.point).toBe(0);
      for (const [n, a] of names.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(0);
        for (const b of names.slice(n + 1)) {
          expect(Math.abs(a.x - b.x) >= 24 || Math.abs(a.y - b.y) >= 13).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('the nearest point answers only within reach', () => {
  expect(
    nearestPoint(
      [
        [10, 10],
        [30, 10],
      ],
      [12, 11],
    ),
  ).toBe(0);
  expect(nearestPoint([[10, 10]], [60, 60])).toBeNull();
});

test('points on their way lie on the line between, and one that was nowhere is there at once', () => {
  const from = [
    [0, 0],
    [Number.NaN, Number.NaN],
  ] as const;
  const to = [
    [10, -20],
    [5, 5],
  ] as const;
  expect(onTheWay(from, to, 0.25)).toEqual([
    [2.5, -5],
    [5, 5],
  ]);
  expect(onTheWay(from, to, 1)).toEqual(to);
});
