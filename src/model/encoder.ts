import { checkConfig, type EncoderConfig, headWidth } from './config.ts';
import * as ops from './ops.ts';
import type { Tensor } from './tensor.ts';
import { type Ref, refOf, shapeOf, type TensorName, type WeightName } from './tensorNames.ts';
import type { Weights } from './weights.ts';

/** What one run reads: T token ids, and which of them are padding. */
export interface EncoderInput {
  readonly ids: readonly number[];
  /** True where the token is padding: nobody may look at it. */
  readonly padding: readonly boolean[];
}

export interface NamedTensor extends Tensor, Ref {
  readonly name: TensorName;
}

/**
 * The whole encoder, top to bottom in data order (Vaswani et al. 2017, §3.1–3.4).
 * A generator: reading it is the explanation, looping over it is the stream, and
 * holding `[...forward()]` against another implementation is the test.
 *
 * T tokens, D width, H heads, Dh = D/H, F hidden. Dropout is off: this is the encoder in use.
 *
 * @throws ConfigError for a configuration that cannot be built; RangeError for no tokens or an id outside the table.
 */
export function* forward(
  config: EncoderConfig,
  weights: Weights,
  input: EncoderInput,
): Generator<NamedTensor, void, void> {
  checkConfig(config);
  const T = input.ids.length;
  const { width: D, heads: H, hidden: F } = config;
  const Dh = headWidth(config);
  if (T === 0) throw new RangeError('an encoder needs at least one token');
  if (input.padding.length !== T) throw new RangeError('ids and padding differ in length');

  const name = (tensor: TensorName, layer: number | null, data: Float32Array): NamedTensor => ({
    ...refOf(tensor, layer),
    name: tensor,
    shape: shapeOf(tensor, config, T),
    data,
  });
  const weight = (part: WeightName, layer: number | null = null) => weights.get(refOf(part, layer)).data;

  // Text has become ids; ids become rows of the table.
  const token = lookup(weight('embedding.weight'), input.ids, D); // (T, D)
  yield name('embedding.token', null, token);

  const scaled = ops.scale(token, config.scaleEmbedding ? Math.sqrt(D) : 1); // (T, D)
  yield name('embedding.scaled', null, scaled);

  const position = config.position === 'sinusoidal' ? waves(T, D) : new Float32Array(T * D); // (T, D)
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
      intoHeads(
        ops.matmul(
          read,
          weight(`attention.${part}.weight`, layer),
          weight(`attention.${part}.bias`, layer),
          T,
          D,
          D,
        ),
        T,
        H,
        Dh,
      );
    const q = project('q'); // (H, T, Dh)
    yield name('attention.q', layer, q);
    const k = project('k'); // (H, T, Dh)
    yield name('attention.k', layer, k);
    const v = project('v'); // (H, T, Dh)
    yield name('attention.v', layer, v);

    const scores = perHead(H, (h) =>
      ops.matmulTransposed(slice(q, h, T * Dh), slice(k, h, T * Dh), T, Dh, T),
    ); // (H, T, T)
    yield name('attention.scores', layer, scores);
    const divided = ops.scale(scores, 1 / Math.sqrt(Dh)); // (H, T, T)
    yield name('attention.scaled', layer, divided);
    const masked = mask(divided, config, input.padding); // (H, T, T)
    yield name('attention.masked', layer, masked);
    const attention = ops.softmax(masked, T); // (H, T, T), rows sum to 1
    yield name('attention.weights', layer, attention);

    const context = perHead(H, (h) =>
      ops.matmul(slice(attention, h, T * T), slice(v, h, T * Dh), null, T, T, Dh),
    ); // (H, T, Dh)
    yield name('attention.context', layer, context);
    const concat = endToEnd(context, T, H, Dh); // (T, D)
    yield name('attention.concat', layer, concat);
    const mixed = ops.matmul(
      concat,
      weight('attention.output.weight', layer),
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
      weight('ffn.hidden.weight', layer),
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
      weight('ffn.output.weight', layer),
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
}

/** Whether token `query` may look at token `key`, and if not, why. */
export function blockedBy(
  config: EncoderConfig,
  padding: readonly boolean[],
  query: number,
  key: number,
): 'padding' | 'causal' | null {
  if (padding[key]) return 'padding';
  return config.causal && key > query ? 'causal' : null;
}

/** (V, D) and T ids → (T, D) */
function lookup(table: Float32Array, ids: readonly number[], D: number): Float32Array {
  const rows = new Float32Array(ids.length * D);
  ids.forEach((id, t) => {
    if (!(Number.isInteger(id) && id >= 0 && (id + 1) * D <= table.length)) {
      throw new RangeError(`token id ${id} is not a row of the embedding table`);
    }
    rows.set(table.subarray(id * D, (id + 1) * D), t * D);
  });
  return rows;
}

/** Sine and cosine of position (Vaswani et al. 2017, §3.5) → (T, D) */
function waves(T: number, D: number): Float32Array {
  return Float32Array.from({ length: T * D }, (_, i) => ops.waveAt(Math.floor(i / D), i % D, D));
}

/** (T, H·Dh) → (H, T, Dh) */
function intoHeads(x: Float32Array, T: number, H: number, Dh: number): Float32Array {
  const cut = new Float32Array(x.length);
  for (let t = 0; t < T; t++) {
    for (let h = 0; h < H; h++) cut.set(x.subarray((t * H + h) * Dh, (t * H + h + 1) * Dh), (h * T + t) * Dh);
  }
  return cut;
}

/** (H, T, Dh) → (T, H·Dh) */
function endToEnd(x: Float32Array, T: number, H: number, Dh: number): Float32Array {
  const joined = new Float32Array(x.length);
  for (let h = 0; h < H; h++) {
    for (let t = 0; t < T; t++)
      joined.set(x.subarray((h * T + t) * Dh, (h * T + t + 1) * Dh), (t * H + h) * Dh);
  }
  return joined;
}

/** (H, T, T): a very negative number wherever a token may not look. */
function mask(scores: Float32Array, config: EncoderConfig, padding: readonly boolean[]): Float32Array {
  const T = padding.length;
  return scores.map((score, i) =>
    blockedBy(config, padding, Math.floor(i / T) % T, i % T) === null ? score : ops.MASKED_SCORE,
  );
}

function slice(x: Float32Array, head: number, size: number): Float32Array {
  return x.subarray(head * size, (head + 1) * size);
}

/** What each head gives, one after another. */
function perHead(H: number, work: (head: number) => Float32Array): Float32Array {
  const parts = Array.from({ length: H }, (_, h) => work(h));
  const size = parts[0]?.length ?? 0;
  const all = new Float32Array(H * size);
  parts.forEach((part, h) => {
    all.set(part, h * size);
  });
  return all;
}
