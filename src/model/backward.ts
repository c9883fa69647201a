import type { Activation } from './config.ts';
import { blockedBy, type Causality, erf, type Factor, moments, type Ops, plainOps } from './ops.ts';

/**
 * Backward for every operation of `ops.ts`, in its order: from the gradient of a result (`dy`, `dc` …: how much the loss
 * changes with each cell of it) to the gradients of what it was made from (Rumelhart, Hinton & Williams 1986).
 *
 * The products go through an engine, like those of the way forward; the rest are plain loops over Float32Array.
 * What is linear and has nothing to learn is its own backward and stands here only as a sentence: `add` hands the
 * gradient to both sides, `intoHeads` and `endToEnd` undo one another, positions have no gradient.
 */

/** C = A·B + b: dA = dC·Bᵀ. dC: (n, m), B: (k, m) → (n, k). */
export function matmulInputGradient(
  dc: Float32Array,
  b: Factor,
  n: number,
  k: number,
  m: number,
  ops: Ops = plainOps,
): Float32Array {
  return ops.matmulTransposed(dc, b, n, m, k);
}

/** C = A·B + b: dB = Aᵀ·dC. A: (n, k), dC: (n, m) → (k, m). */
export function matmulFactorGradient(
  a: Float32Array,
  dc: Float32Array,
  n: number,
  k: number,
  m: number,
  ops: Ops = plainOps,
): Float32Array {
  return ops.transposedMatmul(a, dc, n, k, m);
}

/** C = A·B + b: db = Σ of the rows of dC. dC: (n, m) → (m). */
export function biasGradient(dc: Float32Array, m: number): Float32Array {
  const sums = new Float64Array(m);
  for (let start = 0; start < dc.length; start += m) {
    for (let j = 0; j < m; j++) sums[j] = (sums[j] as number) + (dc[start + j] as number);
  }
  return Float32Array.from(sums);
}

/** C = A·Bᵀ + b: dA = dC·B. dC: (n, m), B: (m, k) → (n, k). */
export function transposedInputGradient(
  dc: Float32Array,
  b: Factor,
  n: number,
  k: number,
  m: number,
  ops: Ops = plainOps,
): Float32Array {
  return ops.matmul(dc, b, null, n, m, k);
}

/** C = A·Bᵀ + b: dB = dCᵀ·A. dC: (n, m), A: (n, k) → (m, k). */
export function transposedFactorGradient(
  a: Float32Array,
  dc: Float32Array,
  n: number,
  k: number,
  m: number,
  ops: Ops = plainOps,
): Float32Array {
  return ops.transposedMatmul(dc, a, n, m, k);
}

/** S = q·kᵀ in each head: dq = dS·k and dk = dSᵀ·q. dS: (H, T, T); q, k: (H, T, Dh) → both (H, T, Dh). */
export function scoresBackward(
  ds: Float32Array,
  q: Float32Array,
  k: Float32Array,
  T: number,
  H: number,
  Dh: number,
): { dq: Float32Array; dk: Float32Array } {
  const [dq, dk] = [new Float32Array(q.length), new Float32Array(k.length)];
  for (let h = 0; h < H; h++) {
    const [square, rows] = [slice(ds, h, T * T), T * Dh];
    dq.set(transposedInputGradient(square, slice(k, h, rows), T, Dh, T), h * rows);
    dk.set(transposedFactorGradient(slice(q, h, rows), square, T, Dh, T), h * rows);
  }
  return { dq, dk };
}

/** A masked score is a constant, so no gradient passes through it. (H, T, T) → (H, T, T). */
export function maskBackward(dy: Float32Array, config: Causality, padding: readonly boolean[]): Float32Array {
  const T = padding.length;
  return dy.map((value, i) =>
    blockedBy(config, padding, Math.floor(i / T) % T, i % T) === null ? value : 0,
  );
}

/** C = α·v in each head: dα = dC·vᵀ and dv = αᵀ·dC. dC, v: (H, T, Dh); α: (H, T, T). */
export function mixBackward(
  dc: Float32Array,
  weights: Float32Array,
  v: Float32Array,
  T: number,
  H: number,
  Dh: number,
): { dWeights: Float32Array; dv: Float32Array } {
  const [dWeights, dv] = [new Float32Array(weights.length), new Float32Array(v.length)];
  for (let h = 0; h < H; h++) {
    const [rows, square] = [slice(dc, h, T * Dh), T * T];
    dWeights.set(matmulInputGradient(rows, slice(v, h, T * Dh), T, T, Dh), h * square);
    dv.set(matmulFactorGradient(slice(weights, h, square), rows, T, T, Dh), h * T * Dh);
  }
  return { dWeights, dv };
}

/** y = x · factor: dx = dy · factor. */
export function scaleBackward(dy: Float32Array, factor: number): Float32Array {
  return dy.map((value) => value * factor);
}

/** y = softmax(x) along rows of length m: dx = y · (dy − Σ dy·y). */
export function softmaxBackward(dy: Float32Array, y: Float32Array, m: number): Float32Array {
  const dx = new Float32Array(y.length);
  for (let start = 0; start < y.length; start += m) {
    let sum = 0;
    for (let j = start; j < start + m; j++) sum += (dy[j] as number) * (y[j] as number);
    for (let j = start; j < start + m; j++) dx[j] = (y[j] as number) * ((dy[j] as number) - sum);
  }
  return dx;
}

/**
 * y = x̂·γ + β with x̂ = (x − μ) / √(σ² + ε), along rows of length d. With g = dy·γ:
 * dx = (g − mean(g) − x̂ · mean(g·x̂)) / √(σ² + ε), dγ = Σ dy·x̂ and dβ = Σ dy over the rows.
 */
export function layerNormBackward(
  dy: Float32Array,
  x: Float32Array,
  gamma: Float32Array,
  d: number,
  epsilon: number,
): { dx: Float32Array; dGamma: Float32Array; dBeta: Float32Array } {
  const dx = new Float32Array(x.length);
  const [dGamma, dBeta] = [new Float64Array(d), new Float64Array(d)];
  for (let start = 0; start < x.length; start += d) {
    const { mean, variance } = moments(x.subarray(start, start + d));
    const inverse = 1 / Math.sqrt(variance + epsilon);
    let sum = 0;
    let product = 0;
    for (let j = 0; j < d; j++) {
      const normed = ((x[start + j] as number) - mean) * inverse;
      const given = dy[start + j] as number;
      const g = given * (gamma[j] as number);
      sum += g;
      product += g * normed;
      dGamma[j] = (dGamma[j] as number) + given * normed;
      dBeta[j] = (dBeta[j] as number) + given;
    }
    for (let j = 0; j < d; j++) {
      const normed = ((x[start + j] as number) - mean) * inverse;
      const g = (dy[start + j] as number) * (gamma[j] as number);
      dx[start + j] = (g - sum / d - (normed * product) / d) * inverse;
    }
  }
  return { dx, dGamma: Float32Array.from(dGamma), dBeta: Float32Array.from(dBeta) };
}

/**
 * The slope of the activation at one point. ReLU: 1 above zero, else 0 (0 at zero, as PyTorch has it).
 * GELU x·Φ(x): Φ(x) + x·φ(x). By tanh with u = √(2/π)·(x + 0.044715·x³): ½(1 + tanh u) + ½x·(1 − tanh²u)·u′.
 */
export function activationSlopeAt(kind: Activation, x: number): number {
  switch (kind) {
    case 'relu':
      return x > 0 ? 1 : 0;
    case 'gelu':
      return 0.5 * (1 + erf(x / Math.SQRT2)) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    case 'gelu-tanh': {
      const root = Math.sqrt(2 / Math.PI);
      const t = Math.tanh(root * (x + 0.044715 * x ** 3));
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * root * (1 + 3 * 0.044715 * x * x);
    }
  }
}

/** y = f(x), cell by cell: dx = dy · f′(x). */
export function activateBackward(kind: Activation, dy: Float32Array, x: Float32Array): Float32Array {
  const dx = new Float32Array(x.length);
  if (kind === 'relu') {
    for (let i = 0; i < x.length; i++) dx[i] = (x[i] as number) > 0 ? (dy[i] as number) : 0;
  } else {
    for (let i = 0; i < x.length; i++) dx[i] = (dy[i] as number) * activationSlopeAt(kind, x[i] as number);
  }
  return dx;
}

/** y = the rows E[id]: each row of dy is added to the row of its id. dy: (T, D), into: (V, D). */
export function lookupBackward(
  dy: Float32Array,
  ids: ArrayLike<number>,
  D: number,
  into: Float32Array,
): void {
  for (let t = 0; t < ids.length; t++) {
    const row = (ids[t] as number) * D;
    for (let j = 0; j < D; j++) into[row + j] = (into[row + j] as number) + (dy[t * D + j] as number);
  }
}

function slice(x: Float32Array, head: number, size: number): Float32Array {
  return x.subarray(head * size, (head + 1) * size);
}
