import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVATIONS,
  ConfigError,
  type EncoderConfig,
  NORM_ORDERS,
  POSITION_KINDS,
} from '../../src/model/config.ts';
import { type EncoderInput, forward, type NamedTensor } from '../../src/model/encoder.ts';
import { blockedBy, type Ops } from '../../src/model/ops.ts';
import { sizeOf } from '../../src/model/tensor.ts';
import { dataOrder, refKey, shapeOf } from '../../src/model/tensorNames.ts';
import { untrainedWeights, type Weights } from '../../src/model/weights.ts';
import { ENGINES } from './engines.ts';

const CONFIG: EncoderConfig = {
  width: 16,
  heads: 4,
  hidden: 24,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 10,
  tied: false,
  seed: 1,
};

const inputOf = (...ids: number[]): EncoderInput => ({ ids, padding: ids.map(() => false) });

/** A run's tensors, copied out of the engine. */
function encodeWith(
  ops: Ops,
  config: EncoderConfig,
  input: EncoderInput,
  weights = untrainedWeights(config),
) {
  const tensors = new Map<string, NamedTensor>();
  for (const tensor of forward(config, weights, input, ops)) {
    tensors.set(refKey(tensor), { ...tensor, data: tensor.data.slice() });
  }
  return tensors;
}

const dataOf = (tensors: Map<string, NamedTensor>, key: string) => (tensors.get(key) as NamedTensor).data;

describe.each(ENGINES)('forward() with $kernel', (ops) => {
  const encode = encodeWith.bind(null, ops);

  test('yields exactly the tensors of the data order, in their shapes, all finite', () => {
    fc.assert(
      fc.property(
        fc.record({
          heads: fc.constantFrom(1, 2, 4, 8),
          hidden: fc.integer({ min: 8, max: 20 }),
          layers: fc.integer({ min: 1, max: 3 }),
          activation: fc.constantFrom(...ACTIVATIONS),
          normOrder: fc.constantFrom(...NORM_ORDERS),
          position: fc.constantFrom(...POSITION_KINDS),
          causal: fc.boolean(),
          scaleEmbedding: fc.boolean(),
        }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }),
        (changes, ids) => {
          const config = { ...CONFIG, ...changes };
          const tensors = [...forward(config, untrainedWeights(config), inputOf(...ids), ops)];
          expect(tensors.map(({ name, layer }) => ({ name, layer }))).toEqual(dataOrder(config));
          for (const tensor of tensors) {
            expect(tensor.shape, refKey(tensor)).toEqual(shapeOf(tensor.name, config, ids.length));
            expect(tensor.data.length, refKey(tensor)).toBe(sizeOf(tensor.shape));
            expect(tensor.data.every(Number.isFinite), refKey(tensor)).toBe(true);
          }
        },
      ),
    );
  });

  test('gives the same numbers for the same input', () => {
    const [one, two] = [encode(CONFIG, inputOf(1, 2, 3)), encode(CONFIG, inputOf(1, 2, 3))];
    expect([...one.values()]).toEqual([...two.values()]);
  });

  test('computes no further than it is read', () => {
    const asked: string[] = [];
    const drawn = untrainedWeights(CONFIG);
    const weights: Weights = {
      get: (ref) => {
        asked.push(refKey(ref));
        return drawn.get(ref);
      },
    };
    const run = forward(CONFIG, weights, inputOf(1, 2), ops);
    for (const name of [
      'embedding.token',
      'embedding.scaled',
      'position.encoding',
      'embedding.sum',
      'attention.q',
    ]) {
      expect(run.next().value?.name).toBe(name);
    }
    expect(asked).toEqual(['embedding.weight', 'attention.q.weight@0', 'attention.q.bias@0']);
  });

  test('yields an array of its own each time', () => {
    const tensors = [...forward(CONFIG, untrainedWeights(CONFIG), inputOf(1, 2), ops)];
    tensors.forEach((tensor, n) => {
      tensor.data.fill(n);
    });
    expect(tensors.every(({ data }, n) => data.every((x) => x === n))).toBe(true);
  });

  test('leaves the input and the weights as they were', () => {
    const input = { ids: Object.freeze([1, 2]), padding: Object.freeze([false, true]) };
    const weights = untrainedWeights(CONFIG);
    const before = weights.get({ name: 'embedding.weight', layer: null }).data.slice();
    encode(CONFIG, input, weights);
    expect(weights.get({ name: 'embedding.weight', layer: null }).data).toEqual(before);
  });

  test('needs at least one token', () => {
    expect(() => encode(CONFIG, inputOf())).toThrow(new RangeError('an encoder needs at least one token'));
  });

  test('needs to know of each token whether it is padding', () => {
    expect(() => encode(CONFIG, { ids: [1, 2], padding: [false] })).toThrow(RangeError);
  });

  test.each([-1, 10, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the id %d', (id) => {
    expect(() => encode(CONFIG, inputOf(1, id))).toThrow(
      new RangeError(`token id ${id} is not a row of the embedding table`),
    );
  });

  test('refuses a configuration that cannot be built', () => {
    expect(() => encode({ ...CONFIG, heads: 3 }, inputOf(1))).toThrow(ConfigError);
  });
});

describe.each(ENGINES)('the embedding with $kernel', (ops) => {
  const encode = encodeWith.bind(null, ops);

  test('is the row of the table', () => {
    const weights = untrainedWeights(CONFIG);
    const table = weights.get({ name: 'embedding.weight', layer: null }).data;
    const rows = dataOf(encode(CONFIG, inputOf(7, 0, 7), weights), 'embedding.token');
    expect(rows.subarray(0, 16)).toEqual(table.subarray(7 * 16, 8 * 16));
    expect(rows.subarray(16, 32)).toEqual(table.subarray(0, 16));
    expect(rows.subarray(32)).toEqual(rows.subarray(0, 16));
  });

  test('is multiplied by √D, or goes on as it is', () => {
    const scaled = encode(CONFIG, inputOf(3));
    expect(dataOf(scaled, 'embedding.scaled')).toEqual(dataOf(scaled, 'embedding.token').map((x) => 4 * x));
    const plain = encode({ ...CONFIG, scaleEmbedding: false }, inputOf(3));
    expect(dataOf(plain, 'embedding.scaled')).toEqual(dataOf(plain, 'embedding.token'));
  });

  test('has no position added when positions are off', () => {
    const tensors = encode({ ...CONFIG, position: 'none' }, inputOf(3, 4));
    expect(dataOf(tensors, 'position.encoding')).toEqual(new Float32Array(32));
    expect(dataOf(tensors, 'embedding.sum')).toEqual(dataOf(tensors, 'embedding.scaled'));
  });
});

describe.each(ENGINES)('the mask with $kernel', (ops) => {
  const encode = encodeWith.bind(null, ops);

  const padding = [false, false, true];

  test('says why a token may not be looked at', () => {
    const causal = { ...CONFIG, causal: true };
    expect(blockedBy(CONFIG, padding, 0, 1)).toBeNull();
    expect(blockedBy(CONFIG, padding, 0, 2)).toBe('padding');
    expect(blockedBy(CONFIG, padding, 2, 2)).toBe('padding');
    expect(blockedBy(causal, padding, 0, 1)).toBe('causal');
    expect(blockedBy(causal, padding, 1, 1)).toBeNull();
    expect(blockedBy(causal, padding, 1, 0)).toBeNull();
  });

  const rowsOf = (tensors: Map<string, NamedTensor>, count: number) =>
    dataOf(tensors, 'ffn.norm@1').subarray(0, 16 * count);

  test('keeps padding from changing anything that is not padding', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(9), { maxLength: 4 }),
        (ids, pads) => {
          const padded = {
            ids: [...ids, ...pads],
            padding: [...ids.map(() => false), ...pads.map(() => true)],
          };
          const [alone, among] = [encode(CONFIG, inputOf(...ids)), encode(CONFIG, padded)];
          rowsOf(among, ids.length).forEach((x, i) => {
            expect(x).toBeCloseTo(rowsOf(alone, ids.length)[i] as number, 5);
          });
        },
      ),
    );
  });

  test('keeps what comes later from changing what stands before, if causal', () => {
    const causal = { ...CONFIG, causal: true };
    const [one, other] = [encode(causal, inputOf(1, 2, 3, 4)), encode(causal, inputOf(1, 2, 8, 9))];
    expect(rowsOf(one, 2)).toEqual(rowsOf(other, 2));
    expect(rowsOf(one, 3)).not.toEqual(rowsOf(other, 3));
    const [open, changed] = [encode(CONFIG, inputOf(1, 2, 3, 4)), encode(CONFIG, inputOf(1, 2, 8, 9))];
    expect(rowsOf(open, 1)).not.toEqual(rowsOf(changed, 1));
  });
});
