import { exp, first, largest, madd, sum } from './lanes';

/**
 * What is done to each row by itself. Rows are written in whole vectors in ascending order: the next row mends what this
 * one writes too much, and after the last one there is slack. So y may not be x.
 */

/** e^(x − max) / Σ e^(x − max) along rows of length m. */
export function softmax(x: usize, y: usize, rows: i32, m: i32): void {
  const row = (<usize>m) << 2;
  for (let r = 0; r < rows; r++) {
    let top = f32x4.splat(-Infinity);
    for (let j = 0; j < m; j += 4) {
      const v = v128.load(x + ((<usize>j) << 2));
      top = f32x4.pmax(top, m - j >= 4 ? v : v128.bitselect(v, top, first(m - j)));
    }
    const max = f32x4.splat(largest(top));
    let total = f32x4.splat(0);
    for (let j = 0; j < m; j += 4) {
      const at = (<usize>j) << 2;
      const e = exp(f32x4.sub(v128.load(x + at), max));
      v128.store(y + at, e);
      total = f32x4.add(total, m - j >= 4 ? e : v128.and(e, first(m - j)));
    }
    const inverse = f32x4.splat(<f32>1 / sum(total));
    for (let at: usize = 0; at < row; at += 16) {
      v128.store(y + at, f32x4.mul(v128.load(y + at), inverse));
    }
    x += row;
    y += row;
  }
}

/**
 * (x − μ) / √(σ² + ε) · γ + β along rows of length d. The mean is taken twice: what the second pass finds left over
 * corrects it, so that rows far from 0 keep their precision.
 */
export function layerNorm(
  x: usize,
  gamma: usize,
  beta: usize,
  y: usize,
  rows: i32,
  d: i32,
  epsilon: f32,
): void {
  const row = (<usize>d) << 2;
  const share = <f32>1 / <f32>d;
  for (let r = 0; r < rows; r++) {
    let total = f32x4.splat(0);
    for (let j = 0; j < d; j += 4) {
      const v = v128.load(x + ((<usize>j) << 2));
      total = f32x4.add(total, d - j >= 4 ? v : v128.and(v, first(d - j)));
    }
    const nearly = f32x4.splat(sum(total) * share);
    let rest = f32x4.splat(0);
    let squares = f32x4.splat(0);
    for (let j = 0; j < d; j += 4) {
      let v = f32x4.sub(v128.load(x + ((<usize>j) << 2)), nearly);
      if (d - j < 4) v = v128.and(v, first(d - j));
      rest = f32x4.add(rest, v);
      squares = madd(v, v, squares);
    }
    const correction = sum(rest) * share;
    const variance = max<f32>(sum(squares) * share - correction * correction, 0);
    const inverse = f32x4.splat(<f32>1 / sqrt<f32>(variance + epsilon));
    const shift = f32x4.splat(correction);
    for (let at: usize = 0; at < row; at += 16) {
      const v = f32x4.sub(f32x4.sub(v128.load(x + at), nearly), shift);
      v128.store(y + at, madd(f32x4.mul(v, inverse), v128.load(gamma + at), v128.load(beta + at)));
    }
    x += row;
    y += row;
  }
}

/** The rows `ids` (T 32-bit numbers) of a table of rows of length d. */
export function lookup(table: usize, ids: usize, y: usize, T: i32, d: i32): void {
  const row = (<usize>d) << 2;
  for (let t = 0; t < T; t++) {
    const from = table + <usize>i32.load(ids + ((<usize>t) << 2)) * row;
    for (let at: usize = 0; at < row; at += 16) v128.store(y + at, v128.load(from + at));
    y += row;
  }
}
