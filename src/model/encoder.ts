import { checkConfig, type EncoderConfig, headWidth } from './config.ts';
import { type Ops, plainOps } from './ops.ts';
import { sizeOf, type Tensor } from './tensor.ts';
import {
  dataOrder,
  type Ref,
  refOf,
  shapeOf,
  TENSOR_NAMES,
  type TensorName,
  type WeightName,
} from './tensorNames.ts';
import type { Weights } from './weights.ts';

/** What one run reads: T token ids, and which of them are padding. */
export interface EncoderInput {
  readonly ids: readonly number[];
  /** True where the token is padding: nobody may look at it. */
  readonly padding: readonly boolean[];
  /** What the logits are divided by before their softmax; 1 where it is left out. */
  readonly temperature?: number;
}

export interface NamedTensor extends Tensor, Ref {
  readonly name: TensorName;
}

/**
 * The whole encoder, top to bottom in data order (Vaswani et al. 2017, §3.1–3.4).
 * A generator: reading it is the explanation, looping over it is the stream, and
 * holding `[...forward()]` against another implementation is the test.
 *
 * `ops` does the arithmetic. The arrays of a run are the engine's: they are valid until its next run.
 *
 * T tokens, D width, H heads, Dh = D/H, F hidden. Dropout is off: this is the encoder in use.
 *
 * @throws ConfigError for a configuration that cannot be built; RangeError for no tokens, an id outside the table, or
 * too little memory.
 */
export function* forward(
  config: EncoderConfig,
  weights: Weights,
  input: EncoderInput,
  ops: Ops = plainOps,
): Generator<NamedTensor, void, void> {
  const T = input.ids.length;
  const { length, shapes } = planOf(config, T);
  const { width: D, heads: H, hidden: F } = config;
  const Dh = headWidth(config);
  if (T === 0) throw new RangeError('an encoder needs at least one token');
  if (input.padding.length !== T) throw new RangeError('ids and padding differ in length');

  const name = (tensor: TensorName, layer: number | null, data: Float32Array): NamedTensor => ({
    name: tensor,
    layer,
    shape: shapes[tensor],
    data,
  });
  const held = ops.hold(config, weights);
  const weight = (part: WeightName, layer: number | null = null) => held.get({ name: part, layer }).data;
  const factor = (part: WeightName, layer: number) => held.factor({ name: part, layer });
  ops.begin(length);

  // Text has become ids; ids become rows of the table.
  const token = ops.lookup(weight('embedding.weight'), input.ids, D); // (T, D)
  yield name('embedding.token', null, token);

  const scaled = ops.scale(token, config.scaleEmbedding ? Math.sqrt(D) : 1); // (T, D)
  yield name('embedding.scaled', null, scaled);

  const position = ops.position(config.position, T, D); // (T, D)
  yield name('position.encoding', null, position);

  let x = ops.add(scaled, position); // (T, D): the residual line
  yield name('embedding.sum', null, x);

  for (let layer = 0; layer < config.layers; layer++) {
    const norm = (part: 'attention' | 'ffn', input: Float32Array) =>
      ops.layerNorm(
        input,
        weight(`${part}.norm.gamma`, layer),
        weight(`${part}.norm.beta`, layer),
        D,
        config.epsilon,
      );

    // Attention: every token looks at every token.
    let read = x; // (T, D)
    if (config.normOrder === 'pre') {
      read = norm('attention', x);
      yield name('attention.norm', layer, read);
    }

    const project = (part: 'q' | 'k' | 'v') =>
      ops.project(
        read,
        factor(`attention.${part}.weight`, layer),
        weight(`attention.${part}.bias`, layer),
        T,
        D,
        H,
      );
    const q = project('q'); // (H, T, Dh)
    yield name('attention.q', layer, q);
    const k = project('k'); // (H, T, Dh)
    yield name('attention.k', layer, k);
    const v = project('v'); // (H, T, Dh)
    yield name('attention.v', layer, v);

    const scores = ops.scores(q, k, T, H, Dh); // (H, T, T)
    yield name('attention.scores', layer, scores);
    const divided = ops.scale(scores, 1 / Math.sqrt(Dh)); // (H, T, T)
    yield name('attention.scaled', layer, divided);
    const masked = ops.mask(divided, config, input.padding); // (H, T, T)
    yield name('attention.masked', layer, masked);
    const attention = ops.softmax(masked, T); // (H, T, T), rows sum to 1
    yield name('attention.weights', layer, attention);

    const context = ops.mix(attention, v, T, H, Dh); // (H, T, Dh)
    yield name('attention.context', layer, context);
    const concat = ops.endToEnd(context, T, H, Dh); // (T, D)
    yield name('attention.concat', layer, concat);
    const mixed = ops.matmul(
      concat,
      factor('attention.output.weight', layer),
      weight('attention.output.bias', layer),
      T,
      D,
      D,
    ); // (T, D)
    yield name('attention.output', layer, mixed);

    x = ops.add(x, mixed); // (T, D)
    yield name('attention.residual', layer, x);
    if (config.normOrder === 'post') {
      x = norm('attention', x);
      yield name('attention.norm', layer, x);
    }

    // Feed-forward: every token alone.
    read = x;
    if (config.normOrder === 'pre') {
      read = norm('ffn', x);
      yield name('ffn.norm', layer, read);
    }
    const hidden = ops.matmul(
      read,
      factor('ffn.hidden.weight', layer),
      weight('ffn.hidden.bias', layer),
      T,
      D,
      F,
    ); // (T, F)
    yield name('ffn.hidden', layer, hidden);
    const activated = ops.activate(config.activation, hidden); // (T, F)
    yield name('ffn.activated', layer, activated);
    const output = ops.matmul(
      activated,
      factor('ffn.output.weight', layer),
      weight('ffn.output.bias', layer),
      T,
      F,
      D,
    ); // (T, D)
    yield name('ffn.output', layer, output);

    x = ops.add(x, output); // (T, D)
    yield name('ffn.residual', layer, x);
    if (config.normOrder === 'post') {
      x = norm('ffn', x);
      yield name('ffn.norm', layer, x);
    }
  }

  if (config.normOrder === 'pre') {
    x = ops.layerNorm(x, weight('final.norm.gamma'), weight('final.norm.beta'), D, config.epsilon); // (T, D)
    yield name('final.norm', null, x);
  }
  if (!config.tied) return;

  // The guess: the table that made ids into rows makes rows into scores.
  const table = held.factor(refOf('embedding.weight')); // (V, D)
  const logits = ops.matmulTransposed(x, table, T, D, config.vocabulary, weight('output.bias')); // (T, V)
  yield name('output.logits', null, logits);
  const tempered = ops.scale(logits, 1 / (input.temperature ?? 1)); // (T, V)
  yield name('output.tempered', null, tempered);
  yield name('output.probabilities', null, ops.softmax(tempered, config.vocabulary)); // (T, V), rows sum to 1
}

/** How many numbers all tensors of a run hold together. */
export function runLength(config: EncoderConfig, T: number): number {
  return dataOrder(config).reduce((total, ref) => total + sizeOf(shapeOf(ref.name, config, T)), 0);
}

/** What every run of a shape has in common. */
interface Plan {
  readonly T: number;
  readonly shapes: Readonly<Record<TensorName, readonly number[]>>;
  readonly length: number;
}

/** The last plan of each configuration: the smallest models run faster than their plan is made. */
const plans = new WeakMap<EncoderConfig, Plan>();

/** @throws ConfigError for a configuration that cannot be built. */
function planOf(config: EncoderConfig, T: number): Plan {
  const known = plans.get(config);
  if (known?.T === T) return known;
  checkConfig(config, T);
  const shapes = {} as Record<TensorName, readonly number[]>;
  for (const name of TENSOR_NAMES) shapes[name] = shapeOf(name, config, T);
  const plan = { T, shapes, length: runLength(config, T) };
  plans.set(config, plan);
  return plan;
}
