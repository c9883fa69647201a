import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import { seededRandom } from '../../src/model/random.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import {
  isLayered,
  type Ref,
  refKey,
  shapeOf,
  WEIGHT_NAMES,
  weightOrder,
} from '../../src/model/tensorNames.ts';
import { givenWeights, initialiserOf, untrainedWeights } from '../../src/model/weights.ts';

const CONFIG: EncoderConfig = {
  width: 32,
  heads: 4,
  hidden: 64,
  layers: 2,
  activation: 'relu',
  normOrder: 'pre',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 300,
  tied: false,
  seed: 11,
};

const at = (name: Ref['name'], layer: number | null = 0): Ref => ({
  name,
  layer: isLayered(name) ? layer : null,
});
const matrices = WEIGHT_NAMES.filter((name) => name.endsWith('.weight') && isLayered(name));

function spread(data: Float32Array): { mean: number; deviation: number } {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  return { mean, deviation: Math.sqrt(data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length) };
}

describe('untrained weights', () => {
  test('have the shapes that the configuration asks for', () => {
    const weights = untrainedWeights(CONFIG);
    for (const ref of weightOrder(CONFIG)) {
      const { shape, data } = weights.get(ref);
      expect(shape, refKey(ref)).toEqual(shapeOf(ref.name, CONFIG, 0));
      expect(data.length, refKey(ref)).toBe(shape.reduce((product, extent) => product * extent, 1));
      expect(data.every(Number.isFinite), refKey(ref)).toBe(true);
    }
  });

  test('are the same again from the same seed, and others from another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 }), fc.constantFrom(...matrices), (seed, name) => {
        const draw = (from: number) => untrainedWeights({ ...CONFIG, seed: from }).get(at(name)).data;
        expect(draw(seed)).toEqual(draw(seed));
        expect(draw(seed)).not.toEqual(draw(seed + 1));
      }),
      { numRuns: 30 },
    );
  });

  test('are the same whichever are drawn before them', () => {
    const order = weightOrder(CONFIG);
    const straight = untrainedWeights(CONFIG);
    for (const ref of order) straight.get(ref);
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: 1 }), (some) => {
        const weights = untrainedWeights(CONFIG);
        for (const ref of some) expect(weights.get(ref).data).toEqual(straight.get(ref).data);
      }),
      { numRuns: 20 },
    );
  });

  test('are drawn once and kept', () => {
    const weights = untrainedWeights(CONFIG);
    expect(weights.get(at('ffn.hidden.weight'))).toBe(weights.get(at('ffn.hidden.weight')));
  });

  test('are another matrix for every part and every layer', () => {
    const weights = untrainedWeights(CONFIG);
    const square = [
      'attention.q.weight',
      'attention.k.weight',
      'attention.v.weight',
      'attention.output.weight',
    ] as const;
    const firsts = [0, 1].flatMap((layer) => square.map((name) => weights.get(at(name, layer)).data[0]));
    expect(new Set(firsts).size).toBe(8);
  });

  test.each([8, 32, 128])('embed with a spread of 1/√d (d = %d), so that × √d brings it to 1', (width) => {
    const config = { ...CONFIG, width };
    const { mean, deviation } = spread(untrainedWeights(config).get(at('embedding.weight')).data);
    const expected = 1 / Math.sqrt(width);
    expect(Math.abs(mean)).toBeLessThan(0.1 * expected);
    expect(Math.abs(deviation / expected - 1)).toBeLessThan(0.05);
    expect(initialiserOf(at('embedding.weight'), config)).toEqual({ kind: 'normal', deviation: expected });
  });

  test.each(matrices)('fill %s evenly up to the bound of Glorot and Bengio, and never beyond', (name) => {
    const { shape, data } = untrainedWeights(CONFIG).get(at(name));
    const bound = Math.sqrt(6 / ((shape[0] as number) + (shape[1] as number)));
    expect(initialiserOf(at(name), CONFIG)).toEqual({ kind: 'xavier', bound });
    const largest = Math.max(...data.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(0.98 * bound);
    const { mean, deviation } = spread(data);
    expect(Math.abs(mean)).toBeLessThan(0.1 * bound);
    expect(Math.abs(deviation / (bound / Math.sqrt(3)) - 1)).toBeLessThan(0.05);
  });

  test('begin with biases 0, γ 1 and β 0', () => {
    const weights = untrainedWeights(CONFIG);
    for (const ref of weightOrder(CONFIG)) {
      if (ref.name.endsWith('.weight')) continue;
      const value = ref.name.endsWith('.gamma') ? 1 : 0;
      expect(initialiserOf(ref, CONFIG)).toEqual({ kind: 'constant', value });
      expect(
        weights.get(ref).data.every((x) => x === value),
        refKey(ref),
      ).toBe(true);
    }
  });
});

describe('given weights', () => {
  const all = () => {
    const drawn = untrainedWeights(CONFIG);
    return new Map<string, Tensor>(weightOrder(CONFIG).map((ref) => [refKey(ref), drawn.get(ref)]));
  };

  test('are found by name and layer', () => {
    const tensors = all();
    const weights = givenWeights(CONFIG, tensors);
    for (const ref of weightOrder(CONFIG)) expect(weights.get(ref)).toBe(tensors.get(refKey(ref)));
  });

  test('are refused when one is missing', () => {
    const tensors = all();
    tensors.delete('ffn.hidden.bias@1');
    expect(() => givenWeights(CONFIG, tensors)).toThrow(
      new RangeError('weight ffn.hidden.bias@1 is missing, not 64'),
    );
  });

  test('are refused when one has another shape', () => {
    const tensors = all();
    tensors.set('ffn.hidden.weight@0', { shape: [64, 32], data: new Float32Array(64 * 32) });
    expect(() => givenWeights(CONFIG, tensors)).toThrow('weight ffn.hidden.weight@0 is 64 × 32, not 32 × 64');
  });
});

describe('a seeded stream', () => {
  const take = (seed: number, label: string, kind: 'uniform' | 'normal', count: number) => {
    const random = seededRandom(seed, label);
    return Float32Array.from({ length: count }, () => random[kind]());
  };

  test('is uniform between 0 and 1', () => {
    const numbers = take(5, 'a', 'uniform', 20_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = numbers.filter((x) => Math.floor(x * 10) === tenth).length / numbers.length;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.01);
    }
  });

  test('is normal with mean 0 and variance 1', () => {
    const numbers = take(5, 'a', 'normal', 20_000);
    const { mean, deviation } = spread(numbers);
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(deviation - 1)).toBeLessThan(0.02);
    const within = (limit: number) => numbers.filter((x) => Math.abs(x) < limit).length / numbers.length;
    expect(Math.abs(within(1) - 0.6827)).toBeLessThan(0.01);
    expect(Math.abs(within(2) - 0.9545)).toBeLessThan(0.01);
  });

  test('differs by seed and by label, and its labels do not go together', () => {
    const one = take(5, 'attention.q.weight@0', 'normal', 5000);
    for (const other of [
      take(6, 'attention.q.weight@0', 'normal', 5000),
      take(5, 'attention.q.weight@1', 'normal', 5000),
      take(5, 'attention.weight.q@0', 'normal', 5000),
    ]) {
      const correlation = one.reduce((sum, x, i) => sum + x * (other[i] as number), 0) / one.length;
      expect(Math.abs(correlation)).toBeLessThan(0.05);
    }
  });
});
