import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emsOf } from '../../src/views/labels.ts';
import { type LossPlot, lossCurveLayout, nearestStop, SAMPLE } from '../../src/views/lossCurveLayout.ts';

const SIZE = { width: 600, height: 300 };
const FALLEN: LossPlot = {
  points: [
    { step: 0, loss: 8 },
    { step: 100, loss: 4 },
    { step: 10_000, loss: 1 },
  ],
  heldOut: [{ step: 100, loss: 4.5 }],
  accuracy: [
    { step: 0, share: 0 },
    { step: 10_000, share: 1 },
  ],
  stops: [0, 100, 10_000],
  reference: 7,
  log: true,
};

describe('the curve of a loss', () => {
  test('falls from the left to the right, the larger the loss the higher', () => {
    const layout = lossCurveLayout(FALLEN, SIZE);
    expect(layout.stops.map(({ step }) => step)).toEqual([0, 100, 10_000]);
    for (const [n, stop] of layout.stops.entries()) {
      const next = layout.stops[n + 1];
      if (next) expect(stop.x).toBeLessThan(next.x);
      if (next) expect(stop.y).toBeLessThan(next.y);
    }
    expect(layout.stops[0]?.x).toBe(layout.loss.left);
    expect(layout.stops[2]?.x).toBe(layout.loss.right);
  });

  test('gives the beginning room on a logarithmic axis, and none on an even one', () => {
    const at = (log: boolean) => lossCurveLayout({ ...FALLEN, log }, SIZE).at(100).x;
    expect(at(true)).toBeGreaterThan(SIZE.width / 4);
    expect(at(false)).toBeLessThan(SIZE.width / 10);
  });

  test('puts half a loss at half the height', () => {
    const { loss, stops } = lossCurveLayout(FALLEN, SIZE);
    const [eight, four] = stops;
    expect(loss.bottom - (four?.y ?? 0)).toBeCloseTo((loss.bottom - (eight?.y ?? 0)) / 2, 9);
  });

  test('knows a point between two as it is drawn, and nothing beyond the last', () => {
    const { at } = lossCurveLayout({ ...FALLEN, log: false, until: 20_000 }, SIZE);
    expect(at(5050).y).toBeCloseTo(((at(100).y ?? 0) + (at(10_000).y ?? 0)) / 2, 9);
    expect(at(20_000).y).toBeNull();
    expect(at(20_000).share).toBeNull();
  });

  test('breaks where a loss is no number, and keeps its scale', () => {
    const broken = lossCurveLayout(
      { ...FALLEN, points: [...FALLEN.points, { step: 20_000, loss: Number.NaN }], stops: [20_000] },
      SIZE,
    );
    expect(broken.path).not.toContain('NaN');
    expect(broken.stops).toEqual([]);
    expect(lossCurveLayout(FALLEN, SIZE).lossTicks.map(({ at }) => at)).toEqual(
      broken.lossTicks.map(({ at }) => at),
    );
  });

  test('can be drawn before the first step', () => {
    const layout = lossCurveLayout({ points: [], log: true }, SIZE);
    expect(layout.path).toBe('');
    expect(layout.accuracy).toBeNull();
    expect(layout.at(0).y).toBeNull();
  });

  test('stays in its room, and its ticks stand apart', () => {
    const plot = fc.record({
      losses: fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1, maxLength: 40 }),
      every: fc.integer({ min: 1, max: 2000 }),
      log: fc.boolean(),
      width: fc.integer({ min: 240, max: 1400 }),
      height: fc.integer({ min: 140, max: 600 }),
    });
    fc.assert(
      fc.property(plot, ({ losses, every, log, width, height }) => {
        const points = losses.map((loss, n) => ({ step: n * every, loss }));
        const accuracy = points.map(({ step }) => ({ step, share: 0.5 }));
        const steps = points.map(({ step }) => step);
        const layout = lossCurveLayout({ points, accuracy, stops: steps, log }, { width, height });
        for (const { x, y } of [...layout.stops, ...layout.shares]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
        expect(layout.accuracy?.top).toBeGreaterThan(layout.loss.bottom);
        for (const [n, tick] of layout.xTicks.entries()) {
          const next = layout.xTicks[n + 1];
          if (next) expect(next.at - tick.at).toBeGreaterThan(24);
        }
      }),
    );
  });
});

const NAMES = {
  loss: 'loss',
  training: 'training',
  heldOut: 'held out',
  reference: 'all words alike: 7.35',
  accuracy: 'held-out questions answered right',
};

test('what is drawn is named over its panel, in as many lines as it takes', () => {
  const plot: LossPlot = {
    ...FALLEN,
    names: NAMES,
    levels: [
      { share: 0.3, name: 'by the two neighbours: 30 %' },
      { share: 0.2, name: 'by frequency alone: 20 %' },
    ],
    lossLevels: [{ loss: 5, name: 'by frequency: 5.00' }],
    also: [
      { id: 'other', points: FALLEN.points, name: 'the shipped model', look: 'other' },
      { id: 'raw', points: [{ step: 3, loss: 12 }], look: 'trace' },
    ],
  };
  for (const width of [260, 320, 600, 1200]) {
    const layout = lossCurveLayout(plot, { width, height: 300 });
    expect(layout.keys.map(({ mark }) => mark)).toEqual([
      'level',
      'line',
      'dot',
      'other',
      'level',
      'level',
      'level',
    ]);
    const upper = layout.keys.filter(({ y }) => y < layout.loss.top);
    const lower = layout.keys.filter(({ y }) => y > layout.loss.bottom);
    expect([upper.length, lower.length]).toEqual([5, 2]);
    for (const { x, y, text } of layout.keys) {
      expect(x + SAMPLE + emsOf(text) * 12).toBeLessThanOrEqual(width);
      expect(y).toBeLessThan(layout.accuracy?.top ?? 0);
    }
    for (const [n, key] of layout.keys.entries()) {
      const next = layout.keys[n + 1];
      if (next && next.y === key.y) expect(next.x).toBeGreaterThan(key.x + SAMPLE + emsOf(key.text) * 12);
    }
    expect(layout.lossLevels).toHaveLength(1);
    expect(layout.also).toHaveLength(2);
    // The scale holds the others too.
    expect(layout.lossTicks.at(-1)?.value).toBeGreaterThanOrEqual(10);
  }
});

test('a place along the axis means the stop that is nearest', () => {
  const layout = lossCurveLayout(FALLEN, SIZE);
  expect(nearestStop(layout, -50)).toBe(0);
  expect(nearestStop(layout, 5000)).toBe(10_000);
  for (const { step, x } of layout.stops) expect(nearestStop(layout, x + 3)).toBe(step);
  expect(nearestStop({ stops: [] }, 3)).toBeNull();
});
