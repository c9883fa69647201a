import { describe, expect, test } from 'vitest';
import { forward } from '../../src/model/encoder.ts';
import { fileName, pytorchWeights } from '../../src/model/runFile.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { dataOrder, isLayered, isTensorName, TENSOR_NAMES } from '../../src/model/tensorNames.ts';
import './allclose.ts';
import { ENGINES } from './engines.ts';
import { GOLDEN_CASES, readGolden } from './goldenCases.ts';

/** Every intermediate of PyTorch's encoder (test/fixtures/golden.py), held against ours by name. */

const runs = ENGINES.flatMap((ops) => GOLDEN_CASES.map((name) => [name, ops.kernel, ops] as const));

describe.each(runs)('in the case %s, computed by %s', (name, _, ops) => {
  const { config, input, state, weights, tensors } = readGolden(name);
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
  const known = new Set(
    GOLDEN_CASES.flatMap((name) => [...readGolden(name).tensors.keys()]).map(withoutLayer),
  );
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

function withoutLayer(name: string): string {
  return name.replace(/^layers\.\d+\./, '');
}
