import {
  activateBackward,
  biasGradient,
  layerNormBackward,
  lookupBackward,
  matmulFactorGradient,
  matmulInputGradient,
} from '../model/backward.ts';
import type { EncoderConfig } from '../model/config.ts';
import { type Ops, type TrainingKernels, waveAt } from '../model/ops.ts';
import { refOf, type WeightName } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';
import { type AttentionSizes, attend, attendBackward } from './attention.ts';
import type { Dropout } from './dropout.ts';
import type { Parameters } from './parameters.ts';
import { rowsAt, rowsAtBackward } from './rows.ts';

/** Sentences of a batch end to end, without padding: N token ids, and where each sentence begins, at last N. */
export interface Batch {
  readonly ids: ArrayLike<number>;
  readonly starts: ArrayLike<number>;
}

/** What changes a run of the network. */
export interface EncodeOptions {
  /** None: nothing is dropped, as in use. */
  readonly dropout?: Dropout;
  /** Attention counts every token alike: an ablation. */
  readonly uniformAttention?: boolean;
  /**
   * The rows, of N, whose output is wanted. What only the other rows of the last layer would have been needed for is left
   * out; the output has M rows then.
   */
  readonly rows?: ArrayLike<number>;
}

/** What backward reads again of one layer; (N, ·), and behind attention (M, ·) where only some rows are wanted. */
interface LayerTrace {
  readonly attentionRead: Float32Array;
  readonly q: Float32Array;
  readonly k: Float32Array;
  readonly v: Float32Array;
  /** (H, T, T) of each sentence, one sentence after another. */
  readonly weights: Float32Array;
  readonly context: Float32Array;
  readonly attentionDrop: Float32Array | null;
  /** What the norm of each part read. */
  readonly attentionNormed: Float32Array;
  readonly feedForwardRead: Float32Array;
  readonly hidden: Float32Array;
  readonly activated: Float32Array;
  readonly feedForwardDrop: Float32Array | null;
  readonly feedForwardNormed: Float32Array;
}

/** A batch on its way through the encoder, with everything that backward needs. */
export interface Encoding {
  /** What comes out, (N, D) or (M, D). */
  readonly output: Float32Array;
  readonly layers: readonly LayerTrace[];
  readonly embeddingDrop: Float32Array | null;
  /** What the last norm of pre-LN read. */
  readonly finalNormed: Float32Array | null;
  readonly sizes: AttentionSizes;
  readonly rows: ArrayLike<number> | null;
}

/**
 * The encoder over all tokens of a batch at once, as `forward()` computes it for each sentence. Linear maps, norms and
 * activations are taken over the N tokens together; attention stays inside each sentence.
 *
 * Dropout is where Vaswani et al. 2017 have it (§5.4): on the sum of embedding and position, and on what each part adds
 * to the residual line.
 */
export function encode(
  config: EncoderConfig,
  weights: Weights,
  batch: Batch,
  ops: Ops,
  { dropout, uniformAttention = false, rows: wanted }: EncodeOptions = {},
): Encoding {
  const { width: D, hidden: F } = config;
  const rows = wanted ?? null;
  const of = (part: WeightName, layer: number | null = null) => weights.get(refOf(part, layer)).data;
  const linear = (x: Float32Array, part: LinearPart, layer: number, k: number, m: number) =>
    ops.matmul(x, of(`${part}.weight`, layer), of(`${part}.bias`, layer), x.length / k, k, m);
  const norm = (x: Float32Array, part: NormPart, layer: number | null) =>
    ops.layerNorm(x, of(`${part}.norm.gamma`, layer), of(`${part}.norm.beta`, layer), D, config.epsilon);
  const sizes = {
    starts: batch.starts,
    heads: config.heads,
    width: D,
    causal: config.causal,
    uniform: uniformAttention,
  };

  const fast = fastKernels(config, ops);

  const post = config.normOrder === 'post';
  let x = embed(config, of('embedding.weight'), batch); // (N, D): the residual line
  const embeddingDrop = drop(x, dropout);
  const layers: LayerTrace[] = [];
  for (let layer = 0; layer < config.layers; layer++) {
    const before = x;
    const attentionRead = post ? x : norm(x, 'attention', layer);
    const q = linear(attentionRead, 'attention.q', layer, D, D);
    const k = linear(attentionRead, 'attention.k', layer, D, D);
    const v = linear(attentionRead, 'attention.v', layer, D, D);
    const attended = uniformAttention ? attend(q, k, v, sizes) : (fast?.attend ?? attend)(q, k, v, sizes);
    const only = layer === config.layers - 1 ? rows : null;
    const context = rowsAt(attended.context, only, D);
    const mixed = linear(context, 'attention.output', layer, D, D);
    const attentionDrop = drop(mixed, dropout);
    x = ops.add(rowsAt(x, only, D), mixed);
    const attentionNormed = post ? x : before;
    if (post) x = norm(x, 'attention', layer);

    const between = x;
    const feedForwardRead = post ? x : norm(x, 'ffn', layer);
    const hidden = linear(feedForwardRead, 'ffn.hidden', layer, D, F);
    const activated = ops.activate(config.activation, hidden);
    const output = linear(activated, 'ffn.output', layer, F, D);
    const feedForwardDrop = drop(output, dropout);
    x = ops.add(x, output);
    const feedForwardNormed = post ? x : between;
    if (post) x = norm(x, 'ffn', layer);
    layers.push({
      attentionRead,
      q,
      k,
      v,
      weights: attended.weights,
      context,
      attentionDrop,
      attentionNormed,
      feedForwardRead,
      hidden,
      activated,
      feedForwardDrop,
      feedForwardNormed,
    });
  }
  const finalNormed = post ? null : x;
  if (!post) x = norm(x, 'final', null);
  return { output: x, layers, embeddingDrop, finalNormed, sizes, rows };
}

/**
 * From the gradient of the encoder's output, (N, D) or (M, D), to the gradient of each weight, *added* to `into`.
 * The arrays of `encoding` must still be valid: no other run may have begun on the same engine.
 */
export function encodeBackward(
  config: EncoderConfig,
  weights: Weights,
  batch: Batch,
  encoding: Encoding,
  gradient: Float32Array,
  into: Parameters,
  ops: Ops,
): void {
  const { width: D, hidden: F } = config;
  const N = batch.ids.length;
  const of = (part: WeightName, layer: number | null = null) => weights.get(refOf(part, layer)).data;
  const give = (part: WeightName, layer: number | null, data: Float32Array) =>
    addTo(into.get(refOf(part, layer)).data, data);
  const fast = fastKernels(config, ops);
  const columnSums = fast?.columnSums ?? biasGradient;
  const normBackward = fast?.layerNormBackward ?? layerNormBackward;
  /** Gives the gradients of W and b, and returns that of what was read. */
  const linear = (
    dy: Float32Array,
    read: Float32Array,
    part: LinearPart,
    layer: number,
    k: number,
    m: number,
  ): Float32Array => {
    give(`${part}.weight`, layer, matmulFactorGradient(read, dy, dy.length / m, k, m, ops));
    give(`${part}.bias`, layer, columnSums(dy, m));
    return matmulInputGradient(dy, of(`${part}.weight`, layer), dy.length / m, k, m, ops);
  };
  const norm = (dy: Float32Array, read: Float32Array, part: NormPart, layer: number | null): Float32Array => {
    const { dx, dGamma, dBeta } = normBackward(dy, read, of(`${part}.norm.gamma`, layer), D, config.epsilon);
    give(`${part}.norm.gamma`, layer, dGamma);
    give(`${part}.norm.beta`, layer, dBeta);
    return dx;
  };

  const post = config.normOrder === 'post';
  // Where the residual line parts, its gradient is the sum of what comes back on both ways.
  let dx = encoding.finalNormed ? norm(gradient, encoding.finalNormed, 'final', null) : gradient;
  for (let layer = config.layers - 1; layer >= 0; layer--) {
    const trace = encoding.layers[layer] as LayerTrace;
    if (post) dx = norm(dx, trace.feedForwardNormed, 'ffn', layer);
    const dOutput = undrop(dx, trace.feedForwardDrop);
    const dActivated = linear(dOutput, trace.activated, 'ffn.output', layer, F, D);
    const dHidden =
      fast && config.activation === 'relu'
        ? fast.reluBackward(dActivated, trace.hidden)
        : activateBackward(config.activation, dActivated, trace.hidden);
    let dRead = linear(dHidden, trace.feedForwardRead, 'ffn.hidden', layer, D, F);
    if (!post) dRead = norm(dRead, trace.feedForwardNormed, 'ffn', layer);
    dx = ops.add(dx, dRead);

    if (post) dx = norm(dx, trace.attentionNormed, 'attention', layer);
    const dMixed = undrop(dx, trace.attentionDrop);
    const only = layer === config.layers - 1 ? encoding.rows : null;
    const dContext = rowsAtBackward(
      linear(dMixed, trace.context, 'attention.output', layer, D, D),
      only,
      N,
      D,
    );
    const { q, k, v } = trace;
    const { dq, dk, dv } = (fast?.attendBackward ?? attendBackward)(
      dContext,
      q,
      k,
      v,
      trace.weights,
      encoding.sizes,
    );
    dRead = linear(dq, trace.attentionRead, 'attention.q', layer, D, D);
    dRead = ops.add(dRead, linear(dk, trace.attentionRead, 'attention.k', layer, D, D));
    dRead = ops.add(dRead, linear(dv, trace.attentionRead, 'attention.v', layer, D, D));
    if (!post) dRead = norm(dRead, trace.attentionNormed, 'attention', layer);
    dx = ops.add(rowsAtBackward(dx, only, N, D), dRead);
  }
  dx = undrop(dx, encoding.embeddingDrop);
  if (config.scaleEmbedding) dx = ops.scale(dx, Math.sqrt(D));
  lookupBackward(dx, batch.ids, D, into.get(refOf('embedding.weight')).data);
}

type LinearPart = `attention.${'q' | 'k' | 'v' | 'output'}` | `ffn.${'hidden' | 'output'}`;
type NormPart = 'attention' | 'ffn' | 'final';

/** The engine's own kernels for training, if it has some for models like this. */
export function fastKernels(config: EncoderConfig, ops: Ops): TrainingKernels | null {
  return ops.training?.suits(config.width, config.heads) ? ops.training : null;
}

/** E[id] · √D + position, each sentence counted from its own beginning → (N, D). */
function embed(config: EncoderConfig, table: Float32Array, { ids, starts }: Batch): Float32Array {
  const D = config.width;
  const factor = config.scaleEmbedding ? Math.sqrt(D) : 1;
  const sum = new Float32Array(ids.length * D);
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s] as number;
    for (let n = from; n < (starts[s + 1] as number); n++) {
      const id = ids[n] as number;
      if (!(id >= 0 && id < config.vocabulary)) {
        throw new RangeError(`token id ${id} is not a row of the embedding table`);
      }
      for (let c = 0; c < D; c++) {
        const position = config.position === 'sinusoidal' ? wave(n - from, c, D) : 0;
        sum[n * D + c] = Math.fround((table[id * D + c] as number) * factor) + position;
      }
    }
  }
  return sum;
}

/** The waves of the first positions, so that training does not ask for the same sines in every step. */
const KEPT_WAVES = 64;
const kept = new Map<number, Float32Array>();

function wave(position: number, column: number, D: number): number {
  if (position >= KEPT_WAVES) return Math.fround(waveAt(position, column, D));
  let table = kept.get(D);
  if (!table) {
    table = Float32Array.from({ length: KEPT_WAVES * D }, (_, i) => waveAt(Math.floor(i / D), i % D, D));
    kept.set(D, table);
  }
  return table[position * D + column] as number;
}

/** Drops cells of x in place; returns by what each was multiplied. */
function drop(x: Float32Array, dropout: Dropout | undefined): Float32Array | null {
  if (!dropout) return null;
  const factors = dropout.factors(x.length);
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) * (factors[i] as number);
  return factors;
}

function undrop(dy: Float32Array, factors: Float32Array | null): Float32Array {
  return factors ? dy.map((value, i) => value * (factors[i] as number)) : dy;
}

function addTo(target: Float32Array, data: Float32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + (data[i] as number);
}
