import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activateBackward,
  activationSlopeAt,
  biasGradient,
  layerNormBackward,
  lookupBackward,
  maskBackward,
  matmulFactorGradient,
  matmulInputGradient,
  mixBackward,
  scaleBackward,
  scoresBackward,
  softmaxBackward,
  transposedFactorGradient,
  transposedInputGradient,
} from '../../src/model/backward.ts';
import { ACTIVATIONS } from '../../src/model/config.ts';
import { activationAt, layerNorm, plainOps, softmax } from '../../src/model/ops.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import './allclose.ts';

/** Each backward against PyTorch's autograd (test/fixtures/gradients.py) and against differences of its forward. */

const FILE = new URL('../fixtures/gradients/operations.safetensors', import.meta.url);
const golden = readSafetensors(new Uint8Array(readFileSync(FILE))).tensors;
const tensor = (name: string): Tensor => golden.get(name) as Tensor;
const data = (name: string): Float32Array => tensor(name).data;
const isGradient = (name: string, found: Float32Array) =>
  expect({ shape: tensor(name).shape, data: found }, name).toBeAllclose(tensor(name), { atol: 2e-6 });

describe('against PyTorch', () => {
  test('matmul', () => {
    const [a, b, dy] = [data('matmul.a'), data('matmul.b'), data('matmul.dy')];
    isGradient('matmul.d.a', matmulInputGradient(dy, b, 5, 3, 4));
    isGradient('matmul.d.b', matmulFactorGradient(a, dy, 5, 3, 4));
    isGradient('matmul.d.bias', biasGradient(dy, 4));
  });

  test('matmulTransposed', () => {
    const [a, b] = [data('matmulTransposed.a'), data('matmulTransposed.b')];
    const dy = data('matmulTransposed.dy');
    isGradient('matmulTransposed.d.a', transposedInputGradient(dy, b, 5, 3, 4));
    isGradient('matmulTransposed.d.b', transposedFactorGradient(a, dy, 5, 3, 4));
  });

  test('scores', () => {
    const { dq, dk } = scoresBackward(data('scores.dy'), data('scores.q'), data('scores.k'), 5, 2, 3);
    isGradient('scores.d.q', dq);
    isGradient('scores.d.k', dk);
  });

  test('mix', () => {
    const { dWeights, dv } = mixBackward(data('mix.dy'), data('mix.weights'), data('mix.v'), 5, 2, 3);
    isGradient('mix.d.weights', dWeights);
    isGradient('mix.d.v', dv);
  });

  test('mask', () => {
    const padding = [false, false, false, true];
    isGradient('mask.d.x', maskBackward(data('mask.dy'), { causal: true }, padding));
  });

  test('scale', () => {
    isGradient('scale.d.x', scaleBackward(data('scale.dy'), 0.25));
  });

  test('softmax', () => {
    isGradient('softmax.d.x', softmaxBackward(data('softmax.dy'), softmax(data('softmax.x'), 6), 6));
  });

  test('layerNorm', () => {
    const [dy, x, gamma] = [data('layerNorm.dy'), data('layerNorm.x'), data('layerNorm.gamma')];
    const { dx, dGamma, dBeta } = layerNormBackward(dy, x, gamma, 8, 1e-5);
    isGradient('layerNorm.d.x', dx);
    isGradient('layerNorm.d.gamma', dGamma);
    isGradient('layerNorm.d.beta', dBeta);
  });

  test.each(ACTIVATIONS)('%s', (kind) => {
    isGradient(`${kind}.d.x`, activateBackward(kind, data(`${kind}.dy`), data(`${kind}.x`)));
  });

  test('lookup', () => {
    const into = new Float32Array(18);
    lookupBackward(data('lookup.dy'), [4, 0, 4, 5], 3, into);
    isGradient('lookup.d.table', into);
  });
});

describe('against differences', () => {
  const numbers = (length: number) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

  test.each(ACTIVATIONS)('the slope of %s is how fast it rises', (kind) => {
    const h = 1e-5;
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        // ReLU has no slope where it bends.
        fc.pre(kind !== 'relu' || Math.abs(x) > h);
        const rise = (activationAt(kind, x + h) - activationAt(kind, x - h)) / (2 * h);
        expect(activationSlopeAt(kind, x)).toBeCloseTo(rise, 7);
      }),
    );
  });

  /** Σ dy·f(x) changes by dx·h when x goes by h in some direction. */
  const holds = (
    f: (x: Float32Array) => Float32Array,
    dx: (dy: Float32Array, x: Float32Array) => Float32Array,
    size: number,
  ) =>
    fc.assert(
      fc.property(numbers(size), numbers(size), numbers(size), (x, dy, way) => {
        const h = 2e-3;
        const at = (sign: number) =>
          Float32Array.from(x, (value, i) => value + sign * h * (way[i] as number));
        const sum = (y: Float32Array) => y.reduce((total, value, i) => total + value * (dy[i] as number), 0);
        const rise = (sum(f(at(1))) - sum(f(at(-1)))) / (2 * h);
        const told = dx(Float32Array.from(dy), Float32Array.from(x)).reduce(
          (total, value, i) => total + value * (way[i] as number),
          0,
        );
        expect(Math.abs(told - rise)).toBeLessThan(0.02 * (1 + Math.abs(told)));
      }),
    );

  test('softmax', () => {
    holds(
      (x) => softmax(x, 4),
      (dy, x) => softmaxBackward(dy, softmax(x, 4), 4),
      8,
    );
  });

  test('layerNorm', () => {
    const [gamma, beta] = [Float32Array.of(1, -2, 0.5, 3), Float32Array.of(0, 1, 2, 3)];
    // A large ε keeps the curve gentle where all numbers of a row are alike.
    holds(
      (x) => layerNorm(x, gamma, beta, 4, 0.5),
      (dy, x) => layerNormBackward(dy, x, gamma, 4, 0.5).dx,
      8,
    );
  });

  test('a product', () => {
    const b = Float32Array.of(1, 2, -1, 0.5, 3, -2);
    holds(
      (x) => Float32Array.of(...plainOps.matmul(x, b, null, 2, 3, 2), 0, 0),
      (dy, x) => matmulInputGradient(dy.slice(0, 4), b, 2, 3, 2).slice(0, x.length),
      6,
    );
  });
});
