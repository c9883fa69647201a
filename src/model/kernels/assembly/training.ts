import { exp, first, largest, madd, sum } from './lanes';

/**
 * What training does over a batch: attention inside each sentence, forward and backward, and the backward of what has no
 * product in it. Sentences lie end to end; `starts` are 32-bit numbers, one more than there are sentences. Widths are
 * multiples of four; the engine leaves others to the plain functions.
 */

function dot(a: usize, b: usize, bytes: usize): f32 {
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) total = madd(v128.load(a + at), v128.load(b + at), total);
  return sum(total);
}

/** softmax(q·kᵀ / √Dh)·v. Rows of weights are written in ascending order, each in whole vectors. */
export function attend(
  q: usize,
  k: usize,
  v: usize,
  weights: usize,
  context: usize,
  starts: usize,
  sentences: i32,
  H: i32,
  D: i32,
  causal: bool,
): void {
  const row = (<usize>D) << 2;
  const head = row / H;
  const factor = <f32>1 / sqrt<f32>(<f32>(D / H));
  for (let s = 0; s < sentences; s++) {
    const from = <usize>i32.load(starts + ((<usize>s) << 2));
    const T = i32.load(starts + ((<usize>s + 1) << 2)) - <i32>from;
    const base = from * row;
    for (let h = 0; h < H; h++) {
      const column = base + <usize>h * head;
      for (let i = 0; i < T; i++) {
        const query = q + column + <usize>i * row;
        const seen = causal ? i + 1 : T;
        let key = k + column;
        for (let j = 0; j < seen; j++) {
          f32.store(weights + ((<usize>j) << 2), dot(query, key, head) * factor);
          key += row;
        }
        let top = f32x4.splat(-Infinity);
        for (let j = 0; j < seen; j += 4) {
          const scores = v128.load(weights + ((<usize>j) << 2));
          top = f32x4.max(top, seen - j >= 4 ? scores : v128.bitselect(scores, top, first(seen - j)));
        }
        const max = f32x4.splat(largest(top));
        let total = f32x4.splat(0);
        for (let j = 0; j < T; j += 4) {
          const at = weights + ((<usize>j) << 2);
          let power = exp(f32x4.sub(v128.load(at), max));
          if (seen - j < 4) power = v128.and(power, first(seen - j));
          v128.store(at, power);
          total = f32x4.add(total, power);
        }
        const inverse = f32x4.splat(<f32>1 / sum(total));
        for (let j = 0; j < T; j += 4) {
          const at = weights + ((<usize>j) << 2);
          v128.store(at, f32x4.mul(v128.load(at), inverse));
        }
        const out = context + column + <usize>i * row;
        for (let c: usize = 0; c < head; c += 16) {
          let mixed = f32x4.splat(0);
          let value = v + column + c;
          for (let j = 0; j < seen; j++) {
            mixed = madd(v128.load32_splat(weights + ((<usize>j) << 2)), v128.load(value), mixed);
            value += row;
          }
          v128.store(out + c, mixed);
        }
        weights += (<usize>T) << 2;
      }
    }
  }
}

/** From dc back to q, k and v. `slopes` has room for as many numbers as the longest sentence has tokens. */
export function attendBackward(
  dc: usize,
  q: usize,
  k: usize,
  v: usize,
  weights: usize,
  dq: usize,
  dk: usize,
  dv: usize,
  starts: usize,
  sentences: i32,
  H: i32,
  D: i32,
  causal: bool,
  slopes: usize,
): void {
  const row = (<usize>D) << 2;
  const head = row / H;
  const factor = <f32>1 / sqrt<f32>(<f32>(D / H));
  const bytes = <usize>i32.load(starts + ((<usize>sentences) << 2)) * row;
  memory.fill(dq, 0, bytes);
  memory.fill(dk, 0, bytes);
  memory.fill(dv, 0, bytes);
  for (let s = 0; s < sentences; s++) {
    const from = <usize>i32.load(starts + ((<usize>s) << 2));
    const T = i32.load(starts + ((<usize>s + 1) << 2)) - <i32>from;
    const base = from * row;
    for (let h = 0; h < H; h++) {
      const column = base + <usize>h * head;
      for (let i = 0; i < T; i++) {
        const here = column + <usize>i * row;
        const seen = causal ? i + 1 : T;
        let mean: f32 = 0;
        let at = column;
        for (let j = 0; j < seen; j++) {
          const share = f32.load(weights + ((<usize>j) << 2));
          const slope = dot(dc + here, v + at, head);
          f32.store(slopes + ((<usize>j) << 2), slope);
          mean += slope * share;
          const splat = f32x4.splat(share);
          for (let c: usize = 0; c < head; c += 16) {
            const into = dv + at + c;
            v128.store(into, madd(splat, v128.load(dc + here + c), v128.load(into)));
          }
          at += row;
        }
        at = column;
        for (let j = 0; j < seen; j++) {
          const cell = (<usize>j) << 2;
          const ds = f32x4.splat(f32.load(weights + cell) * (f32.load(slopes + cell) - mean) * factor);
          for (let c: usize = 0; c < head; c += 16) {
            const intoQ = dq + here + c;
            const intoK = dk + at + c;
            v128.store(intoQ, madd(ds, v128.load(k + at + c), v128.load(intoQ)));
            v128.store(intoK, madd(ds, v128.load(q + here + c), v128.load(intoK)));
          }
          at += row;
        }
        weights += (<usize>T) << 2;
      }
    }
  }
}

/** dy where x is above 0, else 0. */
export function reluBackward(dy: usize, x: usize, dx: usize, n: i32): void {
  const zero = f32x4.splat(0);
  const bytes = (<usize>n) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(x + at), zero)));
  }
}

/** The sum of each column. */
export function columnSums(x: usize, sums: usize, rows: i32, m: i32): void {
  const row = (<usize>m) << 2;
  for (let at: usize = 0; at < row; at += 16) {
    let total = f32x4.splat(0);
    let cell = x + at;
    for (let r = 0; r < rows; r++) {
      total = f32x4.add(total, v128.load(cell));
      cell += row;
    }
    v128.store(sums + at, total);
  }
}

/** dx = (g − mean(g) − x̂ · mean(g·x̂)) / √(σ² + ε) with g = dy·γ; dγ = Σ dy·x̂; dβ = Σ dy. */
export function layerNormBackward(
  dy: usize,
  x: usize,
  gamma: usize,
  dx: usize,
  dGamma: usize,
  dBeta: usize,
  rows: i32,
  d: i32,
  epsilon: f32,
): void {
  const row = (<usize>d) << 2;
  const share = <f32>1 / <f32>d;
  memory.fill(dGamma, 0, row);
  memory.fill(dBeta, 0, row);
  for (let r = 0; r < rows; r++) {
    let total = f32x4.splat(0);
    for (let at: usize = 0; at < row; at += 16) total = f32x4.add(total, v128.load(x + at));
    const mean = f32x4.splat(sum(total) * share);
    let squares = f32x4.splat(0);
    for (let at: usize = 0; at < row; at += 16) {
      const away = f32x4.sub(v128.load(x + at), mean);
      squares = madd(away, away, squares);
    }
    const inverse = f32x4.splat(<f32>1 / sqrt<f32>(sum(squares) * share + epsilon));
    let sums = f32x4.splat(0);
    let products = f32x4.splat(0);
    for (let at: usize = 0; at < row; at += 16) {
      const given = v128.load(dy + at);
      const normed = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse);
      const g = f32x4.mul(given, v128.load(gamma + at));
      sums = f32x4.add(sums, g);
      products = madd(g, normed, products);
      v128.store(dGamma + at, madd(given, normed, v128.load(dGamma + at)));
      v128.store(dBeta + at, f32x4.add(v128.load(dBeta + at), given));
    }
    const meanSum = f32x4.splat(sum(sums) * share);
    const meanProduct = f32x4.splat(sum(products) * share);
    for (let at: usize = 0; at < row; at += 16) {
      const normed = f32x4.mul(f32x4.sub(v128.load(x + at), mean), inverse);
      const g = f32x4.mul(v128.load(dy + at), v128.load(gamma + at));
      const rest = f32x4.sub(f32x4.sub(g, meanSum), f32x4.mul(normed, meanProduct));
      v128.store(dx + at, f32x4.mul(rest, inverse));
    }
    x += row;
    dy += row;
    dx += row;
  }
}
