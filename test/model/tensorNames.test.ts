import { describe, expect, test } from 'vitest';
import { type EncoderConfig, NORM_ORDERS } from '../../src/model/config.ts';
import { offsetOf, valueAt, zeros } from '../../src/model/tensor.ts';
import {
  attentionInput,
  axesOf,
  dataOrder,
  encoderOutput,
  feedForwardInput,
  INPUTS,
  isAnyTensorName,
  isLayered,
  isTensorName,
  isWeightName,
  layerInput,
  layerOutput,
  refKey,
  refOf,
  shapeOf,
  TENSOR_NAMES,
  WEIGHT_NAMES,
  weightOrder,
} from '../../src/model/tensorNames.ts';

const POST: EncoderConfig = {
  width: 12,
  heads: 3,
  hidden: 20,
  layers: 2,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 50,
  tied: false,
  seed: 0,
};
const PRE: EncoderConfig = { ...POST, normOrder: 'pre' };
const TIED: EncoderConfig = { ...PRE, tied: true };
const everyName = [...TENSOR_NAMES, ...WEIGHT_NAMES, ...(Object.keys(INPUTS) as (keyof typeof INPUTS)[])];

describe('the names', () => {
  test('are each written once: activation, weight or input', () => {
    expect(new Set(everyName).size).toBe(everyName.length);
    for (const name of everyName) {
      expect(isAnyTensorName(name), name).toBe(true);
      expect(isTensorName(name), name).toBe((TENSOR_NAMES as readonly string[]).includes(name));
      expect(isWeightName(name), name).toBe((WEIGHT_NAMES as readonly string[]).includes(name));
    }
  });

  test('do not include what every JavaScript object has', () => {
    for (const name of ['toString', '__proto__', 'constructor', '', 'attention']) {
      expect([isTensorName(name), isWeightName(name), isAnyTensorName(name)], name).toEqual([
        false,
        false,
        false,
      ]);
    }
  });
});

describe('the shapes', () => {
  test.each([
    ['tokens.id', [5]],
    ['embedding.weight', [50, 12]],
    ['embedding.sum', [5, 12]],
    ['attention.q', [3, 5, 4]],
    ['attention.weights', [3, 5, 5]],
    ['attention.context', [3, 5, 4]],
    ['attention.concat', [5, 12]],
    ['attention.k.weight', [12, 12]],
    ['ffn.hidden', [5, 20]],
    ['ffn.hidden.weight', [12, 20]],
    ['ffn.hidden.bias', [20]],
    ['ffn.output.weight', [20, 12]],
    ['ffn.output.bias', [12]],
    ['final.norm.gamma', [12]],
    ['output.logits', [5, 50]],
    ['output.bias', [50]],
  ] as const)('of %s for five tokens is %j', (name, shape) => {
    expect(shapeOf(name, POST, 5)).toEqual(shape);
    expect(axesOf(name).length).toBe(shape.length);
  });
});

describe('a reference', () => {
  test('drops the layer where a tensor stands outside the layers', () => {
    expect(refOf('embedding.sum', 3)).toEqual({ name: 'embedding.sum', layer: null });
    expect(refOf('ffn.norm', 1)).toEqual({ name: 'ffn.norm', layer: 1 });
    expect(refOf('ffn.norm')).toEqual({ name: 'ffn.norm', layer: 0 });
  });

  test('has a key that no other tensor has', () => {
    expect(refKey({ name: 'attention.scores', layer: 2 })).toBe('attention.scores@2');
    expect(refKey({ name: 'final.norm', layer: null })).toBe('final.norm');
    const keys = [...dataOrder(TIED), ...weightOrder(TIED)].map(refKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the order of the data', () => {
  test('has every tensor of the table in each of its layers', () => {
    const expected = everyName
      .filter(isTensorName)
      .flatMap((name) => (isLayered(name) ? [`${name}@0`, `${name}@1`] : [name]));
    expect(dataOrder(TIED).map(refKey).toSorted()).toEqual(expected.toSorted());
    expect(dataOrder(POST).map(refKey).toSorted()).toEqual(
      expected.filter((key) => key !== 'final.norm' && !key.startsWith('output.')).toSorted(),
    );
  });

  test('norms after each residual in post-LN, before each sub-layer in pre-LN', () => {
    const steps = (config: EncoderConfig) =>
      dataOrder(config)
        .filter((ref) => ref.layer === 1)
        .map((ref) => ref.name)
        .filter((name) => /norm|residual/.test(name));
    expect(steps(POST)).toEqual(['attention.residual', 'attention.norm', 'ffn.residual', 'ffn.norm']);
    expect(steps(PRE)).toEqual(['attention.norm', 'attention.residual', 'ffn.norm', 'ffn.residual']);
  });

  test.each(NORM_ORDERS)('ends with what comes out of the encoder (%s-LN)', (normOrder) => {
    const config = { ...POST, normOrder };
    expect(dataOrder(config).at(-1)).toEqual(encoderOutput(config));
  });

  test('ends with the guess where the output matrix is the embedding table', () => {
    expect(dataOrder(TIED).map(refKey).slice(-4)).toEqual([
      'final.norm',
      'output.logits',
      'output.tempered',
      'output.probabilities',
    ]);
  });

  test('knows what a layer reads and hands on', () => {
    expect([layerInput(POST, 0), layerInput(PRE, 0)].map(refKey)).toEqual(['embedding.sum', 'embedding.sum']);
    expect([layerInput(POST, 1), layerOutput(POST, 0)].map(refKey)).toEqual(['ffn.norm@0', 'ffn.norm@0']);
    expect([layerInput(PRE, 1), layerOutput(PRE, 0)].map(refKey)).toEqual([
      'ffn.residual@0',
      'ffn.residual@0',
    ]);
    expect([attentionInput(POST, 1), attentionInput(PRE, 1)].map(refKey)).toEqual([
      'ffn.norm@0',
      'attention.norm@1',
    ]);
    expect([feedForwardInput(POST, 1), feedForwardInput(PRE, 1)].map(refKey)).toEqual([
      'attention.norm@1',
      'ffn.norm@1',
    ]);
  });
});

describe('the order of the weights', () => {
  test('has every weight of the table in each of its layers, the last norm only in pre-LN, the last bias only where words are guessed', () => {
    const expected = WEIGHT_NAMES.flatMap((name) => (isLayered(name) ? [`${name}@0`, `${name}@1`] : [name]));
    expect(weightOrder(TIED).map(refKey).toSorted()).toEqual(expected.toSorted());
    expect(weightOrder(POST).map(refKey).toSorted()).toEqual(
      expected.filter((key) => !/^(final|output)\./.test(key)).toSorted(),
    );
  });
});

describe('a tensor', () => {
  test('lies row by row, the last axis side by side', () => {
    const tensor = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect(valueAt(tensor, [1, 0])).toBe(4);
    expect(offsetOf([2, 3, 4], [1, 2, 3])).toBe(23);
    expect(zeros(2, 3)).toEqual({ shape: [2, 3], data: new Float32Array(6) });
  });

  test.each([[[2, 0]], [[0, 3]], [[-1, 0]], [[0.5, 0]], [[0]], [[0, 0, 0]], [[Number.NaN, 0]]])(
    'of shape (2, 3) has no cell %j',
    (address) => {
      expect(() => valueAt(zeros(2, 3), address)).toThrow(RangeError);
    },
  );
});
