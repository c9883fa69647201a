import type { Activation, EncoderConfig, PositionKind } from './config.ts';
import type { Ref } from './tensorNames.ts';
import { keptWeights, type Weights } from './weights.ts';

/**
 * The arithmetic of the encoder, behind one interface with several engines.
 *
 * What stands in this file are plain functions over Float32Array, row by row. Sums run in float64 and are rounded once,
 * so `plainOps` is the readable reference, the oracle for the faster engines, and what runs where they cannot.
 *
 * n, k, m are the extents of a product; T tokens, D width, H heads, Dh = D/H.
 */

/** Which engine computes: plain TypeScript, or WebAssembly with 128-bit SIMD, without or with fused multiply-add. */
export type Kernel = 'typescript' | 'simd' | 'relaxed-simd';

/** A matrix that was laid out for the products of one engine. */
export interface PackedMatrix {
  /** The matrix row by row again, exactly; a new array. */
  unpack(): Float32Array;
}

/** The right side of a product: row by row, or as an engine has packed it. */
export type Factor = Float32Array | PackedMatrix;

/** Weights where an engine can multiply by them. */
export interface HeldWeights extends Weights {
  /** A matrix as `matmul` reads it; of `embedding.weight`, as `matmulTransposed` reads it. */
  factor(ref: Ref): Factor;
}

/**
 * An engine. Arrays that it returns may be views into memory of its own: they are valid until the next `begin`, and
 * whoever keeps them longer must copy them. Inputs are never changed. An array from elsewhere may be given to any
 * operation; an engine with memory of its own copies it in each time.
 */
export interface Ops {
  readonly kernel: Kernel;
  /**
   * Takes over the weights of a model, in the engine's own layout. One model at a time: what was held before is gone.
   * Each weight is asked for once, when it is first used. The same object again, or what came of it, is already held;
   * so numbers that have changed need a new object.
   * @throws RangeError when there is no memory for them.
   */
  hold(config: EncoderConfig, weights: Weights): HeldWeights;
  /**
   * Begins a run whose results take at most so many floats together.
   * @throws RangeError when there is no memory for them.
   */
  begin(floats: number): void;
  /** A·B + b. A: (n, k), B: (k, m), b: (m) or null → (n, m). */
  matmul(
    a: Float32Array,
    b: Factor,
    bias: Float32Array | null,
    n: number,
    k: number,
    m: number,
  ): Float32Array;
  /** A·Bᵀ + b. A: (n, k), B: (m, k), b: (m) or null → (n, m). */
  matmulTransposed(
    a: Float32Array,
    b: Factor,
    n: number,
    k: number,
    m: number,
    bias?: Float32Array | null,
  ): Float32Array;
  /** Aᵀ·B. A: (n, k), B: (n, m) → (k, m): the gradient of a weight from its input and the gradient of its output. */
  transposedMatmul(a: Float32Array, b: Float32Array, n: number, k: number, m: number): Float32Array;
  /** A·B + b cut into heads. A: (T, D), B: (D, D), b: (D) → (H, T, Dh). */
  project(a: Float32Array, b: Factor, bias: Float32Array, T: number, D: number, H: number): Float32Array;
  /** q·kᵀ in each head. (H, T, Dh) twice → (H, T, T). */
  scores(q: Float32Array, k: Float32Array, T: number, H: number, Dh: number): Float32Array;
  /** A very negative number wherever a token may not look. (H, T, T) → (H, T, T). */
  mask(scores: Float32Array, config: Causality, padding: readonly boolean[]): Float32Array;
  /** α·v in each head. (H, T, T) and (H, T, Dh) → (H, T, Dh). */
  mix(weights: Float32Array, v: Float32Array, T: number, H: number, Dh: number): Float32Array;
  /** (T, H·Dh) → (H, T, Dh) */
  intoHeads(x: Float32Array, T: number, H: number, Dh: number): Float32Array;
  /** (H, T, Dh) → (T, H·Dh) */
  endToEnd(x: Float32Array, T: number, H: number, Dh: number): Float32Array;
  /** x · factor, cell by cell. */
  scale(x: Float32Array, factor: number): Float32Array;
  /** a + b, cell by cell. */
  add(a: Float32Array, b: Float32Array): Float32Array;
  /** e^(x − max) / Σ e^(x − max) along rows of length m. */
  softmax(x: Float32Array, m: number): Float32Array;
  /** (x − μ) / √(σ² + ε) · γ + β along rows of length d. */
  layerNorm(
    x: Float32Array,
    gamma: Float32Array,
    beta: Float32Array,
    d: number,
    epsilon: number,
  ): Float32Array;
  /** ReLU or GELU, cell by cell. */
  activate(kind: Activation, x: Float32Array): Float32Array;
  /** The rows of a table (V, D) → (T, D). @throws RangeError for an id that is no row. */
  lookup(table: Float32Array, ids: readonly number[], D: number): Float32Array;
  /** Where each token stands → (T, D): waves, or zeros. */
  position(kind: PositionKind, T: number, D: number): Float32Array;
  /** What this engine does faster for training than the plain functions of `backward.ts` and `training/attention.ts`. */
  readonly training?: TrainingKernels;
}

/** How the sentences of a batch lie end to end, N tokens together; `starts` says where each begins, and at last N. */
export interface BatchSizes {
  readonly starts: ArrayLike<number>;
  readonly heads: number;
  readonly width: number;
  readonly causal: boolean;
}

/** Twins of plain functions over a batch; what they return is valid as long as everything else that an engine gives. */
export interface TrainingKernels {
  /** Whether they can work on models of this width with so many heads. */
  suits(width: number, heads: number): boolean;
  /** Twin of `attend`. */
  attend(
    q: Float32Array,
    k: Float32Array,
    v: Float32Array,
    sizes: BatchSizes,
  ): { weights: Float32Array; context: Float32Array };
  /** Twin of `attendBackward`. */
  attendBackward(
    dc: Float32Array,
    q: Float32Array,
    k: Float32Array,
    v: Float32Array,
    weights: Float32Array,
    sizes: BatchSizes,
  ): { dq: Float32Array; dk: Float32Array; dv: Float32Array };
  /** Twin of `activateBackward` for ReLU. */
  reluBackward(dy: Float32Array, x: Float32Array): Float32Array;
  /** Twin of `biasGradient`. */
  columnSums(x: Float32Array, m: number): Float32Array;
  /** Twin of `layerNormBackward`. */
  layerNormBackward(
    dy: Float32Array,
    x: Float32Array,
    gamma: Float32Array,
    d: number,
    epsilon: number,
  ): { dx: Float32Array; dGamma: Float32Array; dBeta: Float32Array };
}

/** The plain functions of this file. */
export const plainOps: Ops = {
  kernel: 'typescript',
  hold(_, weights) {
    if ('factor' in weights) return weights as HeldWeights;
    const kept = keptWeights(weights);
    return { get: (ref) => kept.get(ref), factor: (ref) => kept.get(ref).data };
  },
  begin: () => undefined,
  matmul,
  matmulTransposed,
  transposedMatmul,
  project: (a, b, bias, T, D, H) => intoHeads(matmul(a, b, bias, T, D, D), T, H, D / H),
  scores,
  mask,
  mix,
  intoHeads,
  endToEnd,
  scale,
  add,
  softmax,
  layerNorm,
  activate,
  lookup,
  position: (kind, T, D) => (kind === 'sinusoidal' ? waves(T, D) : new Float32Array(T * D)),
};

/** A score that is masked becomes this, so that softmax gives it exactly 0 in float32. */
export const MASKED_SCORE = -1e9;

/** What a mask must know of a model. */
export type Causality = Pick<EncoderConfig, 'causal'>;

/** Whether token `query` may look at token `key`, and if not, why. */
export function blockedBy(
  config: Causality,
  padding: readonly boolean[],
  query: number,
  key: number,
): 'padding' | 'causal' | null {
  if (padding[key]) return 'padding';
  return config.causal && key > query ? 'causal' : null;
}

/** C = A·B + b. A: (n, k), B: (k, m), b: (m) or null → C: (n, m). */
export function matmul(
  a: Float32Array,
  factor: Factor,
  bias: Float32Array | null,
  n: number,
  k: number,
  m: number,
): Float32Array {
  const b = rowsOf(factor);
  const c = new Float32Array(n * m);
  const row = new Float64Array(m);
  for (let i = 0; i < n; i++) {
    if (bias) row.set(bias);
    else row.fill(0);
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p] as number;
      const base = p * m;
      for (let j = 0; j < m; j++) row[j] = (row[j] as number) + x * (b[base + j] as number);
    }
    c.set(row, i * m);
  }
  return c;
}

/** C = A·Bᵀ + b. A: (n, k), B: (m, k), b: (m) or null → C: (n, m). */
export function matmulTransposed(
  a: Float32Array,
  factor: Factor,
  n: number,
  k: number,
  m: number,
  bias: Float32Array | null = null,
): Float32Array {
  const b = rowsOf(factor);
  const c = new Float32Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = bias ? (bias[j] as number) : 0;
      for (let p = 0; p < k; p++) sum += (a[i * k + p] as number) * (b[j * k + p] as number);
      c[i * m + j] = sum;
    }
  }
  return c;
}

/** C = Aᵀ·B. A: (n, k), B: (n, m) → C: (k, m). */
export function transposedMatmul(
  a: Float32Array,
  b: Float32Array,
  n: number,
  k: number,
  m: number,
): Float32Array {
  const c = new Float64Array(k * m);
  for (let i = 0; i < n; i++) {
    for (let p = 0; p < k; p++) {
      const x = a[i * k + p] as number;
      for (let j = 0; j < m; j++) c[p * m + j] = (c[p * m + j] as number) + x * (b[i * m + j] as number);
    }
  }
  return Float32Array.from(c);
}

/** A matrix row by row, however an engine keeps it. */
export function rowsOf(factor: Factor): Float32Array {
  return factor instanceof Float32Array ? factor : factor.unpack();
}

function scores(q: Float32Array, k: Float32Array, T: number, H: number, Dh: number): Float32Array {
  return perHead(H, (h) => matmulTransposed(slice(q, h, T * Dh), slice(k, h, T * Dh), T, Dh, T));
}

function mix(weights: Float32Array, v: Float32Array, T: number, H: number, Dh: number): Float32Array {
  return perHead(H, (h) => matmul(slice(weights, h, T * T), slice(v, h, T * Dh), null, T, T, Dh));
}

function mask(scores: Float32Array, config: Causality, padding: readonly boolean[]): Float32Array {
  const T = padding.length;
  return scores.map((score, i) =>
    blockedBy(config, padding, Math.floor(i / T) % T, i % T) === null ? score : MASKED_SCORE,
  );
}

function intoHeads(x: Float32Array, T: number, H: number, Dh: number): Float32Array {
  const cut = new Float32Array(x.length);
  for (let t = 0; t < T; t++) {
    for (let h = 0; h < H; h++) cut.set(x.subarray((t * H + h) * Dh, (t * H + h + 1) * Dh), (h * T + t) * Dh);
  }
  return cut;
}

function endToEnd(x: Float32Array, T: number, H: number, Dh: number): Float32Array {
  const joined = new Float32Array(x.length);
  for (let h = 0; h < H; h++) {
    for (let t = 0; t < T; t++) {
      joined.set(x.subarray((h * T + t) * Dh, (h * T + t + 1) * Dh), (t * H + h) * Dh);
    }
  }
  return joined;
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

function lookup(table: Float32Array, ids: readonly number[], D: number): Float32Array {
  const rows = new Float32Array(ids.length * D);
  ids.forEach((id, t) => {
    rows.set(table.subarray(rowStart(table, id, D), (id + 1) * D), t * D);
  });
  return rows;
}

/** Where the row of this id begins in a table of rows of length D. @throws RangeError when there is no such row. */
export function rowStart(table: Float32Array, id: number, D: number): number {
  if (!(Number.isInteger(id) && id >= 0 && (id + 1) * D <= table.length)) {
    throw new RangeError(`token id ${id} is not a row of the embedding table`);
  }
  return id * D;
}

/** x · factor, cell by cell. */
export function scale(x: Float32Array, factor: number): Float32Array {
  return x.map((value) => value * factor);
}

/** a + b, cell by cell. */
export function add(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value + (b[i] as number));
}

/** softmax along rows of length m: e^(x − max) / Σ e^(x − max). */
export function softmax(x: Float32Array, m: number): Float32Array {
  const y = new Float32Array(x.length);
  const exps = new Float64Array(m);
  for (let start = 0; start < x.length; start += m) {
    const { max, denominator } = softmaxRow(x.subarray(start, start + m));
    for (let j = 0; j < m; j++) exps[j] = Math.exp((x[start + j] as number) - max) / denominator;
    y.set(exps, start);
  }
  return y;
}

/** The two numbers a softmax row shares: its largest score and Σ e^(x − max). */
export function softmaxRow(row: ArrayLike<number>): { max: number; denominator: number } {
  let max = -Infinity;
  for (let j = 0; j < row.length; j++) max = Math.max(max, row[j] as number);
  let denominator = 0;
  for (let j = 0; j < row.length; j++) denominator += Math.exp((row[j] as number) - max);
  return { max, denominator };
}

/** LayerNorm over rows of length d (Ba et al. 2016): (x − μ) / √(σ² + ε) · γ + β. */
export function layerNorm(
  x: Float32Array,
  gamma: Float32Array,
  beta: Float32Array,
  d: number,
  epsilon: number,
): Float32Array {
  const y = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += d) {
    const { mean, variance } = moments(x.subarray(start, start + d));
    const inverse = 1 / Math.sqrt(variance + epsilon);
    for (let j = 0; j < d; j++) {
      y[start + j] = ((x[start + j] as number) - mean) * inverse * (gamma[j] as number) + (beta[j] as number);
    }
  }
  return y;
}

/** Mean and (biased) variance of a row, as LayerNorm uses them. */
export function moments(row: ArrayLike<number>): { mean: number; variance: number } {
  let sum = 0;
  for (let j = 0; j < row.length; j++) sum += row[j] as number;
  const mean = sum / row.length;
  let squares = 0;
  for (let j = 0; j < row.length; j++) squares += ((row[j] as number) - mean) ** 2;
  return { mean, variance: squares / row.length };
}

/** The activation at one point. GELU: Hendrycks & Gimpel 2016, exact (erf) or the tanh approximation. */
export function activationAt(kind: Activation, x: number): number {
  switch (kind) {
    case 'relu':
      return Math.max(0, x);
    case 'gelu':
      return 0.5 * x * (1 + erf(x / Math.SQRT2));
    case 'gelu-tanh':
      return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
  }
}

/** The activation cell by cell. */
export function activate(kind: Activation, x: Float32Array): Float32Array {
  return x.map((value) => activationAt(kind, value));
}

/**
 * The error function to about 1e-15: its power series near 0, and the continued fraction
 * of erfc further out (Abramowitz & Stegun 7.1.6 and 7.1.14).
 */
export function erf(x: number): number {
  const z = Math.abs(x);
  if (z > 6) return Math.sign(x);
  if (z < 2.5) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 80 && term > 1e-17 * sum; n++) {
      term *= (2 * z * z) / (2 * n + 1);
      sum += term;
    }
    return Math.sign(x) * (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
  }
  let fraction = z;
  for (let n = 60; n >= 1; n--) fraction = z + n / 2 / fraction;
  return Math.sign(x) * (1 - Math.exp(-z * z) / (Math.sqrt(Math.PI) * fraction));
}

/** The angle whose sine (even columns) or cosine (odd columns) is the position code: pos / 10000^(2i/d). */
export function waveAngle(position: number, column: number, d: number): number {
  return position / 10000 ** ((2 * Math.floor(column / 2)) / d);
}

/** PE(pos, 2i) = sin(angle), PE(pos, 2i+1) = cos(angle) (Vaswani et al. 2017, §3.5). */
export function waveAt(position: number, column: number, d: number): number {
  const angle = waveAngle(position, column, d);
  return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
}

/** Sine and cosine of position (Vaswani et al. 2017, §3.5) → (T, D) */
export function waves(T: number, D: number): Float32Array {
  return Float32Array.from({ length: T * D }, (_, i) => waveAt(Math.floor(i / D), i % D, D));
}
