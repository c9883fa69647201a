import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import { fileName, pytorchWeights } from '../../src/model/runFile.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import { dataOrder, isLayered, isTensorName, TENSOR_NAMES } from '../../src/model/tensorNames.ts';
import { givenWeights, type Weights } from '../../src/model/weights.ts';
import './allclose.ts';
import { ENGINES } from './engines.ts';

/** Every intermediate of PyTorch's encoder (test/fixtures/golden.py), held against ours by name. */

const FOLDER = new URL('../fixtures/golden/', import.meta.url);
const cases = readdirSync(FOLDER)
  .filter((file) => !file.includes('.weights.'))
  .map((file) => file.replace('.safetensors', ''));

const runs = ENGINES.flatMap((ops) => cases.map((name) => [name, ops.kernel, ops] as const));

describe.each(runs)('in the case %s, computed by %s', (name, _, ops) => {
  const { metadata, tensors } = read(name);
  const config = JSON.parse(metadata.config as string) as EncoderConfig;
  const input = {
    ids: JSON.parse(metadata.ids as string) as number[],
    padding: JSON.parse(metadata.padding as string) as boolean[],
    temperature: JSON.parse(metadata.temperature as string) as number,
  };
  const state = read(`${JSON.parse(metadata.weights as string)}.weights`).tensors;
  const weights = fromStateDict(config, state);
  const ours = new Map<string, Tensor>();
  for (const tensor of forward(config, weights, input, ops)) {
    ours.set(fileName(tensor), { shape: tensor.shape, data: tensor.data.slice() });
  }
  const order = dataOrder(config);

  test('PyTorch wrote each tensor that the encoder makes, and no other', () => {
    expect([...tensors.keys()].toSorted()).toEqual(order.map(fileName).toSorted());
    expect([...ours.keys()]).toEqual(order.map(fileName));
  });

  const names = TENSOR_NAMES.filter((one) => order.some((ref) => ref.name === one));
  test.each(names)('%s is what PyTorch computes, in every layer', (one) => {
    const refs = order.filter((ref) => ref.name === one);
    expect(refs.length).toBe(isLayered(one) ? config.layers : 1);
    for (const ref of refs) {
      expect(ours.get(fileName(ref))).toBeAllclose(tensors.get(fileName(ref)) as Tensor, { atol: 2e-5 });
    }
  });

  test('the weights go back into PyTorch as they came', () => {
    const back = [...pytorchWeights(config, weights)];
    const absent = [
      ...(config.normOrder === 'pre' ? [] : ['norm.weight', 'norm.bias']),
      ...(config.tied ? [] : ['output.bias']),
    ];
    expect(back.map((one) => one.name).toSorted()).toEqual(
      [...state.keys()].filter((one) => !absent.includes(one)).toSorted(),
    );
    for (const one of back) {
      expect(one, one.name).toBeAllclose(state.get(one.name) as Tensor, { atol: 0, rtol: 0 });
    }
  });
});

test('the golden cases know no other tensors than the table', () => {
  const known = new Set(cases.flatMap((name) => [...read(name).tensors.keys()]).map(withoutLayer));
  expect([...known].toSorted()).toEqual(TENSOR_NAMES.toSorted());
  expect([...known].every(isTensorName)).toBe(true);
});

test('a cell that is off by a little more than the tolerance is found and named', () => {
  const expected = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) };
  const actual = { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5.001, 6) };
  expect(() => expect(actual).toBeAllclose(expected)).toThrow(/1 of 6 cells[\s\S]*\[1, 1\] 5\.00/);
  expect(() => expect({ ...actual, shape: [3, 2] }).toBeAllclose(expected)).toThrow(
    'shape (3, 2), not (2, 3)',
  );
  const hole = { shape: [1], data: Float32Array.of(Number.NaN) };
  expect(() => expect(hole).toBeAllclose(hole)).toThrow('[0] NaN');
});

function read(name: string) {
  return readSafetensors(new Uint8Array(readFileSync(new URL(`${name}.safetensors`, FOLDER))));
}

function withoutLayer(name: string): string {
  return name.replace(/^layers\.\d+\./, '');
}

/** PyTorch's names and W·x into ours and x·W: written here once more, so that `pytorchWeights` has a witness. */
function fromStateDict(config: EncoderConfig, state: ReadonlyMap<string, Tensor>): Weights {
  const weights = new Map<string, Tensor>();
  const take = (name: string) => state.get(name) as Tensor;
  const put = (key: string, tensor: Tensor) => weights.set(key, tensor);
  put('embedding.weight', take('embedding.weight'));
  for (let l = 0; l < config.layers; l++) {
    const from = (part: string) => take(`layers.${l}.${part}`);
    const [inWeight, inBias] = [from('self_attn.in_proj_weight'), from('self_attn.in_proj_bias')];
    (['q', 'k', 'v'] as const).forEach((part, third) => {
      put(`attention.${part}.weight@${l}`, turned(rows(inWeight, third * config.width, config.width)));
      put(`attention.${part}.bias@${l}`, rows(inBias, third * config.width, config.width));
    });
    put(`attention.output.weight@${l}`, turned(from('self_attn.out_proj.weight')));
    put(`attention.output.bias@${l}`, from('self_attn.out_proj.bias'));
    put(`attention.norm.gamma@${l}`, from('norm1.weight'));
    put(`attention.norm.beta@${l}`, from('norm1.bias'));
    put(`ffn.hidden.weight@${l}`, turned(from('linear1.weight')));
    put(`ffn.hidden.bias@${l}`, from('linear1.bias'));
    put(`ffn.output.weight@${l}`, turned(from('linear2.weight')));
    put(`ffn.output.bias@${l}`, from('linear2.bias'));
    put(`ffn.norm.gamma@${l}`, from('norm2.weight'));
    put(`ffn.norm.beta@${l}`, from('norm2.bias'));
  }
  put('final.norm.gamma', take('norm.weight'));
  put('final.norm.beta', take('norm.bias'));
  put('output.bias', take('output.bias'));
  return givenWeights(config, weights);
}

function rows({ shape, data }: Tensor, first: number, count: number): Tensor {
  const size = data.length / (shape[0] as number);
  return { shape: [count, ...shape.slice(1)], data: data.slice(first * size, (first + count) * size) };
}

function turned({ shape, data }: Tensor): Tensor {
  const [n, m] = shape as [number, number];
  return {
    shape: [m, n],
    data: Float32Array.from({ length: n * m }, (_, i) => data[(i % n) * m + Math.floor(i / n)] as number),
  };
}
