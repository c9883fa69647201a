import type { Activation } from './config.ts';

/**
 * The arithmetic of the encoder as plain functions over Float32Array, row by row.
 * Sums run in float64 and are rounded once, so this is also the oracle for faster kernels.
 */

/** A score that is masked becomes this, so that softmax gives it exactly 0 in float32. */
export const MASKED_SCORE = -1e9;

/** C = A·B + b. A: (n, k), B: (k, m), b: (m) or null → C: (n, m). */
export function matmul(
  a: Float32Array,
  b: Float32Array,
  bias: Float32Array | null,
  n: number,
  k: number,
  m: number,
): Float32Array {
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

/** C = A·Bᵀ. A: (n, k), B: (m, k) → C: (n, m). */
export function matmulTransposed(
  a: Float32Array,
  b: Float32Array,
  n: number,
  k: number,
  m: number,
): Float32Array {
  const c = new Float32Array(n * m);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a[i * k + p] as number) * (b[j * k + p] as number);
      c[i * m + j] = sum;
    }
  }
  return c;
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
