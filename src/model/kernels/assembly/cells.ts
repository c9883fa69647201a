import { exp, madd } from './lanes';

/** What is done to each cell by itself. n cells, rounded up to whole vectors. */

export function add(a: usize, b: usize, y: usize, n: i32): void {
  const end = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(y + at, f32x4.add(v128.load(a + at), v128.load(b + at)));
  }
}

export function scale(x: usize, factor: f32, y: usize, n: i32): void {
  const end = (<usize>n) << 2;
  const by = f32x4.splat(factor);
  for (let at: usize = 0; at < end; at += 16) v128.store(y + at, f32x4.mul(v128.load(x + at), by));
}

export function relu(x: usize, y: usize, n: i32): void {
  const end = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    v128.store(y + at, f32x4.pmax(v128.load(x + at), f32x4.splat(0)));
  }
}

/**
 * x · Φ(x), with Φ the normal distribution: the exact GELU. Φ(x) − ½ is x · P(x²) / Q(x²) on −5.3 … 5.3; the eleven
 * coefficients were fitted to the least largest error, 4e-9. Further out float32 knows only 0 and 1.
 */
export function gelu(x: usize, y: usize, n: i32): void {
  const end = (<usize>n) << 2;
  for (let at: usize = 0; at < end; at += 16) {
    const v = v128.load(x + at);
    const bounded = f32x4.pmin(f32x4.pmax(v, f32x4.splat(-5.3)), f32x4.splat(5.3));
    const square = f32x4.mul(bounded, bounded);
    let p = f32x4.splat(2.4049637415516e-8);
    p = madd(p, square, f32x4.splat(6.379048324253706e-6));
    p = madd(p, square, f32x4.splat(1.6033866398708788e-4));
    p = madd(p, square, f32x4.splat(4.628017045690078e-3));
    p = madd(p, square, f32x4.splat(3.2936228294583675e-2));
    p = madd(p, square, f32x4.splat(0.39894225408377726));
    let q = f32x4.splat(1.2371483035888374e-6);
    q = madd(q, square, f32x4.splat(7.135346009755911e-5));
    q = madd(q, square, f32x4.splat(1.8365947414191379e-3));
    q = madd(q, square, f32x4.splat(2.813906917949936e-2));
    q = madd(q, square, f32x4.splat(0.24922510999787856));
    q = madd(q, square, f32x4.splat(1));
    const phi = f32x4.add(f32x4.splat(0.5), f32x4.div(f32x4.mul(bounded, p), q));
    v128.store(y + at, v128.andnot(f32x4.mul(v, phi), f32x4.lt(v, f32x4.splat(-5.3))));
  }
}

/** 0.5 · x · (1 + tanh u) with u = √(2/π) · (x + 0.044715 x³), which is x / (1 + e^(−2u)). */
export function geluTanh(x: usize, y: usize, n: i32): void {
  const end = (<usize>n) << 2;
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < end; at += 16) {
    const v = v128.load(x + at);
    const inner = madd(f32x4.mul(v, v), f32x4.splat(0.044715), one);
    // −2√(2/π) · x · (1 + 0.044715 x²), no larger than e^ can bear
    const u = f32x4.mul(f32x4.mul(v, f32x4.splat(-1.5957691216057308)), inner);
    v128.store(y + at, f32x4.div(v, f32x4.add(one, exp(f32x4.pmin(u, f32x4.splat(88))))));
  }
}

/**
 * −10⁹ wherever a token may not look: at `padding` (T words, all ones where the token is padding), and, if `causal`, at
 * what comes after it. (H, T, T) → (H, T, T). Rows are written in whole vectors in ascending order, so y may not be x.
 */
export function mask(x: usize, y: usize, padding: usize, T: i32, H: i32, causal: bool): void {
  const row = (<usize>T) << 2;
  const hidden = f32x4.splat(-1e9);
  for (let h = 0; h < H; h++) {
    for (let query = 0; query < T; query++) {
      const last = i32x4.splat(causal ? query : T);
      let key = i32x4(0, 1, 2, 3);
      for (let at: usize = 0; at < row; at += 16) {
        const blocked = v128.or(v128.load(padding + at), i32x4.gt_s(key, last));
        v128.store(y + at, v128.bitselect(hidden, v128.load(x + at), blocked));
        key = i32x4.add(key, i32x4.splat(4));
      }
      x += row;
      y += row;
    }
  }
}
