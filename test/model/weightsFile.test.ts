import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pytorchWeights } from '../../src/model/runFile.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { writeSafetensors } from '../../src/model/tensorFile.ts';
import { refKey, weightOrder } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { readWeights, WeightsFileError } from '../../src/model/weightsFile.ts';
import { TINY } from '../worker/tinyModel.ts';
import './allclose.ts';

const CONFIG = { ...TINY, tied: true };
const weights = untrainedWeights(CONFIG);
const state = () => [...pytorchWeights(CONFIG, weights)];
const file = (tensors: Iterable<Tensor & { name: string }>, kind: 'F32' | 'F16' = 'F32') =>
  writeSafetensors(tensors, {}, kind);

describe('a file of weights', () => {
  test('brings back every weight in full, and in half precision to a thousandth', () => {
    for (const [kind, rtol] of [
      ['F32', 0],
      ['F16', 1e-3],
    ] as const) {
      const back = readWeights(CONFIG, file(state(), kind));
      for (const ref of weightOrder(CONFIG)) {
        expect(back.get(ref), refKey(ref)).toBeAllclose(weights.get(ref), { atol: rtol / 1000, rtol });
      }
    }
  });

  test('that was cut off anywhere is refused', () => {
    const bytes = file(state(), 'F16');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (end) => {
        expect(() => readWeights(CONFIG, bytes.subarray(0, end))).toThrow(WeightsFileError);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['NaN', Number.NaN],
    ['an infinity', Number.POSITIVE_INFINITY],
  ])('with %s in it is refused, by name', (_, value) => {
    const tensors = state().map((one) => ({ ...one, data: one.data.slice() }));
    (tensors.at(-1)?.data as Float32Array)[3] = value;
    expect(() => readWeights(CONFIG, file(tensors))).toThrow('output.bias holds what is not a number');
  });

  test.each([
    ['another width', { ...CONFIG, width: 24 }],
    ['another vocabulary', { ...CONFIG, vocabulary: 31 }],
    ['more layers', { ...CONFIG, layers: 3 }],
    ['fewer layers', { ...CONFIG, layers: 1 }],
    ['no guess', { ...CONFIG, tied: false }],
  ])('is refused by a model of %s', (_, other) => {
    expect(() => readWeights(other, file(state()))).toThrow(WeightsFileError);
  });

  test('that is a web page is refused', () => {
    const page = new TextEncoder().encode('<!doctype html><title>Not found</title>'.repeat(4));
    expect(() => readWeights(CONFIG, page)).toThrow(WeightsFileError);
  });
});
