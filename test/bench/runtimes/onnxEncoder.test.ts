import * as ort from 'onnxruntime-web/wasm';
import { expect, test } from 'vitest';
import { forward } from '../../../src/model/encoder.ts';
import { seededRandom } from '../../../src/model/random.ts';
import { sizeOf } from '../../../src/model/tensor.ts';
import { dataOrder, refKey, shapeOf, weightOrder } from '../../../src/model/tensorNames.ts';
import { givenWeights } from '../../../src/model/weights.ts';
import { worstDifference } from './agreement.ts';
import { encoder } from './encoders.ts';
import { INPUT, onnxEncoder } from './onnxEncoder.ts';
import { WEIGHTS_FILE } from './onnxGraph.ts';

/** Biases, γ and β that are not those of an untrained model, so that none can be left out unnoticed. */
function anyWeights(config: ReturnType<typeof encoder>) {
  const tensors = weightOrder(config).map((ref) => {
    const shape = shapeOf(ref.name, config, 0);
    const random = seededRandom(7, refKey(ref));
    return [
      refKey(ref),
      { shape, data: Float32Array.from({ length: sizeOf(shape) }, () => random.normal() / 4) },
    ] as const;
  });
  return givenWeights(config, new Map(tensors));
}

async function run(outputs: 'all' | 'last', config: ReturnType<typeof encoder>, ids: readonly number[]) {
  ort.env.wasm.numThreads = 1;
  const written = onnxEncoder(config, anyWeights(config), ids.length, outputs);
  const session = await ort.InferenceSession.create(written.model, {
    executionProviders: ['wasm'],
    externalData: [{ path: WEIGHTS_FILE, data: written.weights }],
  });
  const results = await session.run({
    [INPUT]: new ort.Tensor('int64', BigInt64Array.from(ids.map(BigInt)), [ids.length]),
  });
  await session.release();
  return written.outputs.map((key) => ({ key, data: results[key]?.data as Float32Array<ArrayBuffer> }));
}

const ids = [3, 1, 4, 1, 5];

test.each(['gelu', 'gelu-tanh', 'relu'] as const)(
  'ONNX Runtime computes the tensors of our encoder: %s',
  async (activation) => {
    const config = encoder(24, 3, 2, activation);
    const ours = [...forward(config, anyWeights(config), { ids, padding: ids.map(() => false) })].map(
      (tensor) => ({
        key: refKey(tensor),
        data: tensor.data as Float32Array<ArrayBuffer>,
      }),
    );
    const all = await run('all', config, ids);
    expect(all.map(({ key }) => key)).toEqual(dataOrder(config).map(refKey));
    expect(worstDifference(ours, all)).toBeLessThan(2e-6);
    const last = await run('last', config, ids);
    expect(last.map(({ key }) => key)).toEqual(['ffn.norm@1']);
    expect(worstDifference(ours, last)).toBeLessThan(2e-6);
  },
);

test('an encoder with the norms first is refused', () => {
  const config = { ...encoder(24, 3, 1, 'relu'), normOrder: 'pre' } as const;
  expect(() => onnxEncoder(config, anyWeights(config), 4, 'all')).toThrow(RangeError);
});
