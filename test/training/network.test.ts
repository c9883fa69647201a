import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type EncoderConfig, NORM_ORDERS } from '../../src/model/config.ts';
import { forward } from '../../src/model/encoder.ts';
import { seededRandom } from '../../src/model/random.ts';
import { pytorchWeights, readStateDict } from '../../src/model/runFile.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import { refKey } from '../../src/model/tensorNames.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { type Dropout, dropoutOf } from '../../src/training/dropout.ts';
import { encode, encodeBackward } from '../../src/training/network.ts';
import { logitsOf, maskedWordLoss } from '../../src/training/objective.ts';
import { copyOf, parameters } from '../../src/training/parameters.ts';
import { rowsAt } from '../../src/training/rows.ts';
import { ENGINES } from '../model/engines.ts';
import '../model/allclose.ts';

/** The whole network against PyTorch's autograd (test/fixtures/gradients.py), and against the encoder in use. */

const FOLDER = new URL('../fixtures/gradients/', import.meta.url);
const cases = readdirSync(FOLDER)
  .map((file) => file.replace('.safetensors', ''))
  .filter((name) => /^(pre|post)-/.test(name));

const read = (path: string) =>
  readSafetensors(new Uint8Array(readFileSync(new URL(`${path}.safetensors`, FOLDER))));

/** A batch of sentences end to end. */
function batchOf(sentences: readonly (readonly number[])[]) {
  const starts = [0];
  for (const sentence of sentences) starts.push((starts.at(-1) as number) + sentence.length);
  return { ids: sentences.flat(), starts };
}

const casesByEngine = cases.flatMap((name) => ENGINES.map((ops) => ({ name, ops, kernel: ops.kernel })));

describe.each(casesByEngine)('in the case $name, by $kernel', ({ name, ops }) => {
  const { metadata, tensors } = read(name);
  const said = <T>(key: string) => JSON.parse(metadata[key] as string) as T;
  const config = said<EncoderConfig>('config');
  const state = new Map(read(`../golden/${said<string>('weights')}.weights`).tensors);
  if (config.normOrder === 'post') for (const one of ['norm.weight', 'norm.bias']) state.delete(one);
  const weights = readStateDict(config, state);
  const batch = batchOf(said('sentences'));
  const [rows, words] = [said<number[]>('rows'), said<number[]>('words')];

  const gradients = parameters(config);
  ops.begin(1_000_000);
  const encoding = encode(config, weights, batch, ops, { rows });
  const { loss, gradient } = maskedWordLoss(config, weights, encoding.output, words, gradients, ops);
  encodeBackward(config, weights, batch, encoding, gradient, gradients, ops);

  test('the loss is that of PyTorch', () => {
    expect(loss).toBeCloseTo(tensors.get('loss')?.data[0] as number, 5);
  });

  const ours = new Map([...pytorchWeights(config, gradients)].map((one) => [one.name, one]));
  const theirs = [...tensors.keys()].filter((one) => one.startsWith('gradient.'));

  test('there is a gradient for each parameter of PyTorch, and no other', () => {
    expect([...ours.keys()].map((one) => `gradient.${one}`).toSorted()).toEqual(theirs.toSorted());
  });

  test.each(theirs)('%s is what autograd gives', (one) => {
    const found = ours.get(one.replace('gradient.', '')) as Tensor;
    expect(found).toBeAllclose(tensors.get(one) as Tensor, { atol: 2e-6, rtol: 1e-4 });
  });
});

const SMALL: EncoderConfig = {
  width: 8,
  heads: 2,
  hidden: 12,
  layers: 2,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: 11,
  tied: true,
  seed: 7,
};

const orders = NORM_ORDERS.flatMap((normOrder) =>
  ENGINES.map((ops) => ({ normOrder, ops, kernel: ops.kernel })),
);

describe.each(orders)('with $normOrder-LN, by $kernel', ({ normOrder, ops }) => {
  const config = { ...SMALL, normOrder };
  const weights = untrainedWeights(config);
  const sentences = [[1, 2, 3], [10], [4, 5, 6, 7, 8, 9, 1, 1], Array.from({ length: 70 }, (_, i) => i % 11)];
  const batch = batchOf(sentences);

  test.each([false, true])('each sentence comes out of a batch as it does alone (causal: %s)', (causal) => {
    ops.begin(1_000_000);
    const { output } = encode({ ...config, causal }, weights, batch, ops);
    sentences.forEach((ids, s) => {
      const input = { ids, padding: ids.map(() => false) };
      const run = [...forward({ ...config, causal }, weights, input)];
      const last = run.findLast((one) => one.name === 'ffn.norm' || one.name === 'final.norm') as Tensor;
      const wanted = normOrder === 'pre' ? (run.find((one) => one.name === 'final.norm') as Tensor) : last;
      const from = (batch.starts[s] as number) * config.width;
      const found = { shape: wanted.shape, data: output.slice(from, from + wanted.data.length) };
      expect(found).toBeAllclose(wanted, { atol: 2e-5 });
      const logits = run.find((one) => one.name === 'output.logits') as Tensor;
      const rows = ids.map((_, i) => (batch.starts[s] as number) + i);
      const guesses = logitsOf(config, weights, rowsAt(output, rows, config.width), ops);
      expect({ shape: logits.shape, data: guesses }).toBeAllclose(logits, { atol: 1e-4 });
    });
  });

  test('some rows alone come out as they do among all', () => {
    ops.begin(1_000_000);
    const all = encode(config, weights, batch, ops).output.slice();
    const rows = [1, 3, 4, 11, 60];
    ops.begin(1_000_000);
    const { output } = encode(config, weights, batch, ops, { rows });
    const shape = [rows.length, config.width];
    expect({ shape, data: output }).toBeAllclose({ shape, data: rowsAt(all, rows, config.width) });
  });

  test.each([0, 0.2])(
    'the loss changes as the gradient says, whichever weight is moved (dropout %d)',
    (share) => {
      const targets = { rows: [0, 3, 5, 20], words: [3, 1, 0, 9] };
      const lossAt = (moved: ReturnType<typeof copyOf>, into = parameters(config)) => {
        ops.begin(1_000_000);
        const encoding = encode(config, moved, batch, ops, {
          rows: targets.rows,
          // The same cells every time.
          ...(share > 0 ? { dropout: dropoutOf(share, seededRandom(1, 'drop')) as Dropout } : {}),
        });
        const { loss, gradient } = maskedWordLoss(config, moved, encoding.output, targets.words, into, ops);
        encodeBackward(config, moved, batch, encoding, gradient, into, ops);
        return loss;
      };
      const gradients = parameters(config);
      lossAt(copyOf(config, weights), gradients);
      // One step along the gradient of one weight tensor changes the loss by the square of its length.
      for (const { ref, start, end } of gradients.places) {
        const slopes = gradients.values.subarray(start, end);
        const length = Math.hypot(...slopes);
        // A key bias adds the same to all scores of a row, and softmax does not see it.
        if (ref.name === 'attention.k.bias') expect(length, refKey(ref)).toBeLessThan(1e-6);
        else {
          const h = 2e-3 / length;
          const along = (sign: number) => {
            const moved = copyOf(config, weights);
            slopes.forEach((slope, i) => {
              moved.values[start + i] = (moved.values[start + i] as number) + sign * h * slope;
            });
            return lossAt(moved);
          };
          const rise = (along(1) - along(-1)) / (2 * h);
          expect(Math.abs(rise / length ** 2 - 1), refKey(ref)).toBeLessThan(0.03);
        }
      }
    },
  );
});

test('dropout drops its share and keeps the sum as it was, on the whole', () => {
  const factors = dropoutOf(0.25, seededRandom(1, 'x'))?.factors(40_000) as Float32Array;
  expect(new Set(factors)).toEqual(new Set([0, Math.fround(4 / 3)]));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
  expect(mean).toBeCloseTo(1, 1);
  expect(dropoutOf(0, seededRandom(1, 'x'))).toBeUndefined();
});
