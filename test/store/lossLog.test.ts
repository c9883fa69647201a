import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_POINTS, NO_LOSSES, withLosses } from '../../src/store/lossLog.ts';

const counted = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('as long as there is room, every loss has its own point', () => {
  const log = withLosses(withLosses(NO_LOSSES, [5, 4], 2), [3], 3);
  expect(log).toEqual({
    stride: 1,
    points: [
      { step: 1, loss: 5 },
      { step: 2, loss: 4 },
      { step: 3, loss: 3 },
    ],
    rest: [],
  });
});

test('a long training keeps few points, each the mean of its steps, in whatever portions the losses came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 20 }), (portions) => {
      let log = NO_LOSSES;
      let step = 0;
      for (const portion of portions) {
        const losses = counted(portion).map((n) => Math.sin(step + n));
        step += portion;
        log = withLosses(log, losses, step);
      }
      expect(log.points.length).toBeLessThanOrEqual(MOST_POINTS);
      expect(log.points.length * log.stride + log.rest.length).toBe(step);
      log.points.forEach(({ step: last, loss }, n) => {
        expect(last).toBe((n + 1) * log.stride);
        const own = counted(log.stride).map((m) => Math.sin(last - log.stride + m));
        expect(loss).toBeCloseTo(own.reduce((sum, one) => sum + one, 0) / log.stride, 9);
      });
    }),
    { numRuns: 30 },
  );
});
