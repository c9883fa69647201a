import { biasGradient, transposedFactorGradient, transposedInputGradient } from '../model/backward.ts';
import type { EncoderConfig } from '../model/config.ts';
import { type Ops, plainOps } from '../model/ops.ts';
import { refOf } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';
import { fastKernels } from './network.ts';
import type { Parameters } from './parameters.ts';

/** Which tokens of a batch are to be told, by their row among its N, and which word stands there. */
export interface Targets {
  readonly rows: ArrayLike<number>;
  readonly words: ArrayLike<number>;
}

/**
 * The masked-word objective (Devlin et al. 2019) with the embedding table as output matrix (Press & Wolf 2017):
 * logits = x·Eᵀ + b, x (M, D) the encoder's output where the words are to be told; the loss is the mean of −ln p(word),
 * in nats.
 *
 * @returns the loss, and its gradient towards x; those of E and b are *added* to `into`.
 */
export function maskedWordLoss(
  config: EncoderConfig,
  weights: Weights,
  output: Float32Array,
  words: ArrayLike<number>,
  into: Parameters,
  ops: Ops,
): { loss: number; gradient: Float32Array } {
  const { width: D, vocabulary: V } = config;
  const table = weights.get(TABLE).data;
  const M = words.length;
  const logits = ops.matmulTransposed(output, table, M, D, V, weights.get(BIAS).data); // (M, V)
  const { loss, gradient: dLogits } = crossEntropy(logits, words, V, ops);
  const dTable = into.get(TABLE).data;
  const change = transposedFactorGradient(output, dLogits, M, D, V, ops);
  for (let i = 0; i < dTable.length; i++) dTable[i] = (dTable[i] as number) + (change[i] as number);
  const dBias = into.get(BIAS).data;
  const changes = (fastKernels(config, ops)?.columnSums ?? biasGradient)(dLogits, V);
  for (let j = 0; j < V; j++) dBias[j] = (dBias[j] as number) + (changes[j] as number);
  return { loss, gradient: transposedInputGradient(dLogits, table, M, D, V, ops) };
}

/** The guesses from some rows of the encoder's output, (M, D): logits (M, V). */
export function logitsOf(
  config: EncoderConfig,
  weights: Weights,
  output: Float32Array,
  ops: Ops,
): Float32Array {
  const { width: D, vocabulary: V } = config;
  const [table, bias] = [weights.get(TABLE).data, weights.get(BIAS).data];
  return ops.matmulTransposed(output, table, output.length / D, D, V, bias);
}

/** The mean over the rows of −ln softmax(x)[word], and its gradient (softmax(x) − 1 at the word) / M. */
export function crossEntropy(
  logits: Float32Array,
  words: ArrayLike<number>,
  V: number,
  ops: Ops = plainOps,
): { loss: number; gradient: Float32Array } {
  const M = words.length;
  const gradient = ops.softmax(logits, V);
  let loss = 0;
  for (let i = 0; i < M; i++) {
    const start = i * V;
    const word = start + (words[i] as number);
    let top = start;
    for (let j = start; j < start + V; j++) {
      if ((logits[j] as number) > (logits[top] as number)) top = j;
    }
    // −ln p by way of the likeliest word, because p itself may be too small for a float.
    loss += (logits[top] as number) - (logits[word] as number) - Math.log(gradient[top] as number);
    for (let j = start; j < start + V; j++) gradient[j] = (gradient[j] as number) / M;
    gradient[word] = (gradient[word] as number) - 1 / M;
  }
  return { loss: loss / M, gradient };
}

const TABLE = refOf('embedding.weight');
const BIAS = refOf('output.bias');
