import { describe, expect, it } from 'vitest';
import type { EncoderConfig } from '../../../src/model/config.ts';
import { dataOrder, refKey, stationsOf } from '../../../src/model/tensorNames.ts';
import { meet, pathsLayout, stampsLayout, stampsOf, stepLengths } from '../../../src/stages/layers/layout.ts';
import { nearestTrack } from '../../../src/views/Scatter.tsx';

const pocket: EncoderConfig = {
  width: 64,
  heads: 4,
  hidden: 256,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: 100,
  tied: false,
  seed: 1,
};

describe('stamps', () => {
  it.each(['post', 'pre'] as const)('stand in the order of a %s-LN layer', (normOrder) => {
    const config = { ...pocket, normOrder };
    const order = dataOrder(config).map(refKey);
    const places = stampsOf(config, 1).map(({ ref }) => order.indexOf(refKey(ref)));
    expect(places.length).toBeGreaterThan(9);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each(
    [288, 358, 584, 784].flatMap((width) =>
      [1, 2, 6, 12].flatMap((layers) =>
        (['post', 'pre'] as const).map((order) => [width, layers, order] as const),
      ),
    ),
  )('in %i px with %i %s-LN layers stay inside and apart', (width, layers, normOrder) => {
    const layout = stampsLayout({ ...pocket, layers, normOrder }, { width, height: 290 });
    const boxes = layout.stamps.map(({ box }) => box);
    const all = [...boxes, ...layout.lines.flatMap(({ name, step }) => [name, step])];
    for (const [n, box] of all.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
      expect(all.slice(n + 1).some((other) => meet(box, other))).toBe(false);
    }
    for (const box of boxes) {
      expect(box.width).toBeGreaterThanOrEqual(40);
      expect(box.height).toBeGreaterThanOrEqual(18);
    }
  });
});

describe('the path of a token', () => {
  it('begins with what the first layer reads and ends with what the last hands on', () => {
    expect(stationsOf({ ...pocket, normOrder: 'pre' }).map(refKey)).toEqual([
      'embedding.sum',
      'ffn.residual@0',
      'ffn.residual@1',
    ]);
  });

  it('has steps as long as the rows are apart in all their columns', () => {
    const stations = [
      [9, 9, 0, 0],
      [9, 9, 3, 4],
      [9, 9, 3, 5],
    ].map((row) => Float32Array.from(row));
    expect(stepLengths(stations, 2, 1)).toEqual([5, 1]);
    expect(stepLengths(stations, 2, 0)).toEqual([0, 0]);
  });
});

describe('the plot', () => {
  const names = (tokens: number) =>
    Array.from({ length: tokens }, (_, n) => ['it', 'animal', '小猫', '.'][n % 4] ?? '');
  const points = (count: number) =>
    Array.from({ length: count }, (_, n) => [Math.sin(n * 3.7) * 6, Math.cos(n * 2.1) * 2] as const);

  it.each([1, 3, 13, 40, 128].flatMap((tokens) => [288, 784].map((width) => [tokens, width] as const)))(
    'of %i tokens in %i px keeps points and names inside, and names apart',
    (tokens, width) => {
      const size = { width, height: 320 };
      const layout = pathsLayout(points(tokens * 3), names(tokens), tokens - 1, 'start', size);
      expect(layout.tracks).toHaveLength(tokens);
      for (const [x, y] of layout.tracks.flat()) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(320);
      }
      for (const [n, label] of layout.labels.entries()) {
        expect(label.x).toBeGreaterThanOrEqual(0);
        expect(label.x + label.width).toBeLessThanOrEqual(width);
        expect(layout.labels.slice(n + 1).some((other) => meet(label, other))).toBe(false);
      }
      expect(layout.labels.some(({ track }) => track === tokens - 1)).toBe(true);
    },
  );

  it('lets no name or number stand on the chosen path', () => {
    const size = { width: 784, height: 400 };
    const { labels, marks, tracks } = pathsLayout(points(39), names(13), 4, 'start', size);
    expect(marks.length).toBe(3);
    const [a, b] = tracks[4] ?? [];
    const middle = { x: ((a?.[0] ?? 0) + (b?.[0] ?? 0)) / 2, y: ((a?.[1] ?? 0) + (b?.[1] ?? 0)) / 2 };
    expect(labels.some((label) => meet(label, { ...middle, width: 1, height: 1 }))).toBe(false);
    for (const { at } of marks) {
      for (const [x, y] of tracks[4] ?? []) expect(Math.hypot(at[0] - x, at[1] - y)).toBeGreaterThan(6);
    }
  });

  it('draws both directions to one scale', () => {
    const { tracks } = pathsLayout(
      [
        [0, 0],
        [3, 0],
        [3, 4],
      ],
      ['a'],
      0,
      's',
      { width: 400, height: 300 },
    );
    const [a, b, c] = tracks[0] ?? [];
    const far = (p?: readonly number[], q?: readonly number[]) =>
      Math.hypot((p?.[0] ?? 0) - (q?.[0] ?? 0), (p?.[1] ?? 0) - (q?.[1] ?? 0));
    expect(far(b, c) / far(a, b)).toBeCloseTo(4 / 3, 1);
    expect(c?.[1]).toBeLessThan(b?.[1] ?? 0);
  });

  it('joins the stations of one token, not of its neighbours', () => {
    const { tracks } = pathsLayout(
      [
        [0, 0],
        [10, 0],
        [0, 5],
        [10, 5],
      ],
      ['a', 'b'],
      0,
      's',
      {
        width: 400,
        height: 300,
      },
    );
    expect(tracks[0]?.[0]?.[0]).toBe(tracks[0]?.[1]?.[0]);
  });

  it('stands still where all rows are the same', () => {
    const { tracks } = pathsLayout(
      [
        [0, 0],
        [0, 0],
      ],
      ['a'],
      0,
      's',
      { width: 400, height: 300 },
    );
    expect(tracks[0]).toEqual([
      [200, 150],
      [200, 150],
    ]);
  });

  it('gives the track nearest to the pointer, and none far from all', () => {
    const tracks = [
      [[0, 0]],
      [
        [30, 0],
        [60, 0],
      ],
    ] as const;
    expect(nearestTrack(tracks, [58, 3])).toBe(1);
    expect(nearestTrack(tracks, [200, 200])).toBeNull();
  });
});
