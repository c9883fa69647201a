import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PACE, LEARNING_RATES } from '../../../src/model/pace.ts';
import {
  BESIDE_NAME,
  isStuck,
  kindsOf,
  lowerRate,
  recentLoss,
  sharesOf,
  smoothed,
  trainingLayout,
} from '../../../src/stages/training/layout.ts';
import { NO_LOSSES, withLosses } from '../../../src/store/lossLog.ts';

const row = (phenomenon: string, accuracy: number, unigram: number) => ({
  ...{ phenomenon, count: 300, accuracy, best: 1, unigram, bigram: 0 },
  ...{ uniformAttention: 0, noPositions: 0 },
});
const CARD = { probes: [row('agreement', 0.97, 0.55), row('sums', 0.4, 0.01)] };
const ASKED = [
  { phenomenon: 'agreement', count: 20 },
  { phenomenon: 'sums', count: 10 },
];

const counted = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('the newest losses have a mean, over about as many steps as are asked for', () => {
  expect(recentLoss(NO_LOSSES, 20)).toBeNull();
  const log = withLosses(NO_LOSSES, counted(100), 100);
  expect(recentLoss(log, 10)).toBe(95.5);
  const long = withLosses(NO_LOSSES, counted(1030), 1030);
  expect(long.stride).toBe(4);
  expect(recentLoss(long, 8)).toBeGreaterThan(1022);
});

describe('smoothed losses', () => {
  test('are means over the last steps, of fewer at the beginning', () => {
    const points = [4, 2, 6, 8].map((loss, n) => ({ step: n + 1, loss }));
    expect(smoothed(points, 1, 2)).toEqual([
      { step: 1, loss: 4 },
      { step: 2, loss: 3 },
      { step: 3, loss: 4 },
      { step: 4, loss: 7 },
    ]);
    expect(smoothed(points, 8, 4)).toEqual(points);
  });
});

describe('what is learned of each kind', () => {
  test('is that of the shipped model alone before anything is asked', () => {
    expect(kindsOf({ asked: [], measured: [] }, CARD)).toEqual([
      {
        ...{ phenomenon: 'agreement', share: null, count: null, learnedAt: null },
        ...{ shipped: 0.97, frequency: 0.55 },
      },
      {
        ...{ phenomenon: 'sums', share: null, count: null, learnedAt: null },
        ...{ shipped: 0.4, frequency: 0.01 },
      },
    ]);
    expect(kindsOf({ asked: [], measured: [] }, null)).toEqual([]);
  });

  test('is the newest share, and the step from which on nearly all were right', () => {
    const measured = [
      { step: 0, right: [19, 0] },
      { step: 20, right: [10, 9] },
      { step: 40, right: [18, 9] },
      { step: 60, right: [20, 8] },
    ];
    const [agreement, sums] = kindsOf({ asked: ASKED, measured }, null);
    expect(agreement).toMatchObject({ share: 1, learnedAt: 40, shipped: null });
    expect(sums).toMatchObject({ share: 0.8, learnedAt: null });
    // The kinds weigh alike, however many are asked of each.
    expect(sharesOf({ asked: ASKED, measured }).map(({ share }) => share)).toEqual([0.475, 0.7, 0.9, 0.9]);
  });
});

describe('a rate that is offered instead', () => {
  test('is the usual one, or a tenth, or the lowest', () => {
    expect(LEARNING_RATES.map(lowerRate)).toEqual([
      ...[1e-4, 1e-4, 1e-4, 1e-4, 2e-4],
      ...Array.from({ length: 8 }, () => DEFAULT_PACE.learningRate),
    ]);
  });
});

test('a training is stuck that after many steps is no better than frequencies', () => {
  expect(isStuck(1000, 5.5, 5.4)).toBe(true);
  expect(isStuck(1000, 5.0, 5.4)).toBe(false);
  expect(isStuck(100, 5.5, 5.4)).toBe(false);
  expect(isStuck(1000, null, 5.4)).toBe(false);
  expect(isStuck(1000, 5.5, null)).toBe(false);
});

test('nothing overlaps, and nothing is wider than the room', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 288, max: 1600 }),
      fc.integer({ min: 200, max: 1200 }),
      fc.integer({ min: 60, max: 400 }),
      fc.integer({ min: 60, max: 260 }),
      (width, height, words, names) => {
        const controls = words;
        const measured = { controls, settings: 150, kinds: words + 100 };
        const layout = trainingLayout({ width, height }, measured, names, () => 300);
        const { curve, settings, kinds: list, moment } = layout;
        for (const { x, width: own } of [curve, settings ?? curve, list, moment]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + own).toBeLessThanOrEqual(width);
        }
        expect(curve.y).toBeGreaterThanOrEqual(controls);
        const apart = curve.x + curve.width <= list.x || curve.y + curve.height <= list.y;
        expect(apart).toBe(true);
        if (settings) {
          expect(settings.y).toBeGreaterThanOrEqual(curve.y + curve.height);
          expect(list.y).toBeGreaterThanOrEqual(settings.y + settings.height);
        } else expect(list.width).toBeGreaterThanOrEqual(Math.min(0.55 * width, names + BESIDE_NAME) - 1);
        expect(moment.y).toBeGreaterThanOrEqual(Math.max(curve.y + curve.height, list.y + list.height));
        expect(layout.height).toBe(moment.y + moment.height);
      },
    ),
  );
});
