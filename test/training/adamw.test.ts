import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import type { WeightName } from '../../src/model/tensorNames.ts';
import { ADAMW, adamwStep, clipGradients, learningRateAt } from '../../src/training/adamw.ts';
import type { Parameters } from '../../src/training/parameters.ts';
import '../model/allclose.ts';

const FILE = new URL('../fixtures/gradients/adamw.safetensors', import.meta.url);
const { tensors } = readSafetensors(new Uint8Array(readFileSync(FILE)));
const golden = (name: string): Float32Array => tensors.get(name)?.data as Float32Array;

/** A matrix (4, 3) and a bias (3), end to end. */
function both(of: (part: string) => Float32Array, name: WeightName = 'attention.q.weight'): Parameters {
  const values = Float32Array.of(...of('matrix'), ...of('bias'));
  const places = [
    { ref: { name, layer: name === 'embedding.weight' ? null : 0 }, shape: [4, 3], start: 0, end: 12 },
    { ref: { name: 'attention.q.bias', layer: 0 }, shape: [3], start: 12, end: 15 },
  ] as const;
  return { values, places, get: () => ({ shape: [15], data: values }) };
}

test.each([
  ['attention.q.weight', 'queryKeyDecay'],
  ['attention.k.weight', 'queryKeyDecay'],
  ['attention.v.weight', 'weightDecay'],
  ['ffn.hidden.weight', 'weightDecay'],
  ['embedding.weight', 'weightDecay'],
] as const)(
  'five steps of AdamW on %s end where those of PyTorch do; only the matrix decays, by its %s',
  (name, own) => {
    const settings = { ...ADAMW, weightDecay: 0, queryKeyDecay: 0, [own]: 0.1 };
    const weights = both((part) => golden(`before.${part}`), name);
    const moments = { first: new Float32Array(15), second: new Float32Array(15) };
    for (let step = 0; step < 5; step++) {
      const gradients = both((part) => golden(`gradient.${step}.${part}`));
      adamwStep(weights, gradients, moments, step + 1, 0.01, settings);
    }
    const wanted = both((part) => golden(`after.${part}`)).values;
    expect({ shape: [15], data: weights.values }).toBeAllclose({ shape: [15], data: wanted }, { atol: 1e-6 });
  },
);

test('a long gradient is shortened to the limit and keeps its way, a short one stays', () => {
  const long = both((part) => (part === 'matrix' ? new Float32Array(12).fill(1) : Float32Array.of(2, -2, 0)));
  expect(clipGradients(long, 1)).toBeCloseTo(Math.sqrt(20), 6);
  expect(Math.hypot(...long.values)).toBeCloseTo(1, 6);
  expect((long.values[13] as number) / (long.values[0] as number)).toBeCloseTo(-2, 6);
  const short = long.values.slice();
  expect(clipGradients(long, 2)).toBeCloseTo(1, 6);
  expect(long.values).toEqual(short);
});

test('the learning rate climbs in a straight line and comes down to nothing, or stays up without an end', () => {
  const rates = [1, 5, 10, 11, 60, 109, 110, 200].map((step) => learningRateAt(step, 2, 10, 110));
  expect(rates.slice(0, 3)).toEqual([0.2, 1, 2]);
  expect(rates[3]).toBeLessThan(2);
  expect(rates[4]).toBeCloseTo(1, 12);
  expect(rates[5]).toBeGreaterThan(0);
  expect(rates.slice(6).map((rate) => Math.abs(rate) < 1e-12)).toEqual([true, true]);
  expect([5, 10, 1e6].map((step) => learningRateAt(step, 2, 10, Number.POSITIVE_INFINITY))).toEqual([
    1, 2, 2,
  ]);
});
