import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelCard, ProbeRow } from '../../../src/model/card.ts';
import { baselines, learnedFrom, learnedOf } from '../../../src/stages/learnedOf.ts';
import { learningLayout, neighbourStop, whileFlat } from '../../../src/stages/learning/layout.ts';
import { lossCurveLayout } from '../../../src/views/lossCurveLayout.ts';

const probe = (unigram: number, bigram: number): ProbeRow => ({
  phenomenon: 'agreement',
  count: 1,
  accuracy: 1,
  best: 1,
  unigram,
  bigram,
  uniformAttention: 0,
  noPositions: 0,
});
const at = (step: number, loss: number, heldOutAccuracy: number) => ({
  step,
  file: `step-${step}`,
  loss,
  heldOutAccuracy,
});

const CARD = {
  curve: [
    { step: 100, loss: 6 },
    { step: 200, loss: 4, heldOutLoss: 4.5, heldOutAccuracy: 0.3 },
    { step: 300, loss: 3, heldOutLoss: 3.5, heldOutAccuracy: 0.2 },
    { step: 400, loss: 2, heldOutLoss: 2.5, heldOutAccuracy: 0.5 },
  ],
  checkpoints: [at(0, 8, 0.2), at(50, 7, 0.21), at(300, 2.9, 0.2), at(400, 2.1, 0.6)],
  probes: [probe(0.1, 0.2), probe(0.3, 0.4)],
};

describe('what a card says of the training', () => {
  test('stands in order: means in the middle of their steps, what was measured at its own', () => {
    const { points, heldOut, accuracy, stops } = learnedOf(CARD);
    expect(points.map(({ step }) => step)).toEqual([0, 50, 50, 150, 250, 300, 350, 400]);
    expect(points.find(({ step }) => step === 150)?.loss).toBe(4);
    expect(heldOut).toEqual([
      { step: 200, loss: 4.5 },
      { step: 300, loss: 3.5 },
      { step: 400, loss: 2.5 },
    ]);
    // Where a checkpoint was measured too, its own measurement counts.
    expect(accuracy).toEqual([
      { step: 0, share: 0.2 },
      { step: 50, share: 0.21 },
      { step: 200, share: 0.3 },
      { step: 300, share: 0.2 },
      { step: 400, share: 0.6 },
    ]);
    expect(stops).toEqual([0, 50, 300, 400]);
  });

  test('is compared with the mean of what simple readers get right', () => {
    expect(baselines(CARD).unigram).toBeCloseTo(0.2, 12);
    expect(baselines(CARD).bigram).toBeCloseTo(0.3, 12);
    expect(baselines({ probes: [] })).toEqual({ unigram: 0, bigram: 0 });
  });

  test('tells from where on it stays better than neighbours', () => {
    expect(learnedFrom(CARD)).toBe(400);
    expect(learnedFrom({ ...CARD, probes: [probe(1, 1)] })).toBeNull();
    expect(learnedFrom({ ...CARD, probes: [probe(0, 0)] })).toBe(0);
  });

  test('tells until when hardly more was right than at the beginning', () => {
    expect(whileFlat(CARD)?.step).toBe(300);
    expect(whileFlat({ checkpoints: [at(0, 8, 0.2), at(9, 1, 0.9)] })?.step).toBe(0);
    expect(whileFlat({ checkpoints: [at(0, 8, 0.2), at(9, 1, 0.2)] })?.step).toBe(9);
    expect(whileFlat({ checkpoints: [] })).toBeNull();
  });

  test.each(['pocket-en', 'pocket-zh'])(
    'of %s is a story: noise, then common words, then sense',
    (folder) => {
      const card = JSON.parse(
        readFileSync(join(import.meta.dirname, '../../../public/models', folder, 'card.json'), 'utf8'),
      ) as ModelCard;
      const flat = whileFlat(card);
      const passed = learnedFrom(card) ?? 0;
      const { bigram } = baselines(card);
      expect(flat?.step).toBeGreaterThan(0);
      expect(flat?.loss).toBeLessThan((card.checkpoints[0]?.loss ?? 0) * 0.8);
      expect(passed).toBeGreaterThan(flat?.step ?? 0);
      expect(card.checkpoints.at(-1)?.heldOutAccuracy).toBeGreaterThan(bigram);
      expect(card.checkpoints.length).toBeGreaterThanOrEqual(8);
    },
  );
});

test('the stops before and behind another are found, and none beyond the ends', () => {
  expect(neighbourStop([0, 50, 300], 50, -1)).toBe(0);
  expect(neighbourStop([0, 50, 300], 50, 1)).toBe(300);
  expect(neighbourStop([0, 50, 300], 300, 1)).toBeNull();
  expect(neighbourStop([0, 50, 300], 0, -1)).toBeNull();
});

test('controls, curve and pictures stand under each other, whatever is said', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 260, max: 1500 }),
      fc.integer({ min: 200, max: 1000 }),
      fc.string({ maxLength: 120 }),
      (width, height, said) => {
        const { controls, curve, moment, ...layout } = learningLayout(
          { width, height },
          { button: ['Play', 'Pause'], text: said },
          () => 333,
        );
        expect(curve.y).toBeGreaterThanOrEqual(controls.y + controls.height);
        expect(moment.y).toBeGreaterThanOrEqual(curve.y + curve.height);
        expect(layout.height).toBe(moment.y + 333);
        expect(curve.height).toBeGreaterThanOrEqual(200);
        expect(layout.width).toBe(width);
      },
    ),
  );
});

describe.each(['pocket-en', 'pocket-zh'])('the numbers read from the curve of %s', (model) => {
  const card: ModelCard = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../public/models/${model}/card.json`), 'utf8'),
  );
  const learned = learnedOf(card);
  const { unigram, bigram } = baselines(card);
  const levels = [unigram, bigram].map((share) => ({ share, name: String(share) }));
  const last = learned.stops.at(-1) ?? 0;
  const steps = Array.from({ length: 3001 }, (_, n) => (last + 10) ** (n / 3000) - 1).filter(
    (n) => n <= last,
  );

  test.each([
    [288, 280],
    [358, 280],
    [640, 260],
    [800, 310],
  ])('lie on no line and no dot in %d × %d', (width, height) => {
    const plot = { ...learned, levels, reference: 7.3, log: true };
    const layout = lossCurveLayout(plot, { width, height });
    const drawn = steps.map((step) => layout.at(step));
    const panels = { loss: layout.loss, accuracy: layout.accuracy ?? layout.loss };
    for (const step of learned.stops) {
      for (const of of ['loss', 'accuracy'] as const) {
        const box = layout.label(step, of, { width: 38, height: 13 });
        const height = layout.at(step)[of === 'loss' ? 'y' : 'share'];
        if (height === null) {
          expect(box).toBeNull();
          continue;
        }
        const { x = 0, y = 0 } = box ?? {};
        const within = (px: number, py: number | null) =>
          py !== null && px > x && px < x + 38 && py > y && py < y + 13;
        const line = drawn.filter((at) => within(at.x, of === 'loss' ? at.y : at.share));
        const dots = (of === 'loss' ? [...layout.heldOut, ...layout.stops] : layout.shares).filter((dot) =>
          within(dot.x, dot.y),
        );
        expect([line.length, dots.length], `${of} at step ${step}`).toEqual([0, 0]);
        // Near enough to be read as that of the step, and inside the panel.
        expect(Math.abs(x + 19 - layout.at(step).x)).toBeLessThan(40);
        expect(x).toBeGreaterThanOrEqual(panels[of].left);
        expect(x + 38).toBeLessThanOrEqual(panels[of].right);
        expect(y).toBeGreaterThanOrEqual(panels[of].top - 0.5);
        expect(y + 13).toBeLessThanOrEqual(panels[of].bottom + 0.5);
      }
    }
  });
});
