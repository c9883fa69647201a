/**
 * What the kernels do with four float32 numbers at once.
 *
 * All files of this folder are AssemblyScript for WebAssembly with 128-bit SIMD. Nothing is allocated here. Every
 * pointer is a byte address that the engine (../engine.ts) has chosen. Arrays that it reserves begin at a multiple of 16
 * and have slack behind the last of them, so a kernel may read a whole vector across the end of an array and, where it
 * says so, write one.
 */

/** a · b + c; rounded once where the browser has fused multiply-add, twice where it does not. */
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** All ones in the first `count` lanes; in all of them from four on. */
export function first(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

export function sum(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

export function largest(v: v128): f32 {
  const pairs = f32x4.max(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1));
}

/**
 * e^x to about two units in the last place, for x ≤ 88: 2^n · e^r with n the whole number nearest to x / ln 2. For
 * |r| ≤ ln 2 / 2, e^r is 1 + r + r²·P(r); the five coefficients of P were fitted to the least largest relative error,
 * 3e-9. What would be smaller than the least normal number is exactly 0.
 *
 * Adding 1.5 · 2²³ rounds to a whole number and leaves it in the lowest bits; shifted, they add n to p's exponent.
 * `pmax`, like `pmin` elsewhere, is one instruction where `max` is many, and hands its first side on where that is NaN.
 */
export function exp(x: v128): v128 {
  const rounder = f32x4.splat(12582912);
  const bounded = f32x4.pmax(x, f32x4.splat(-88));
  const shifted = madd(bounded, f32x4.splat(<f32>Math.LOG2E), rounder);
  const n = f32x4.sub(shifted, rounder);
  // ln 2 in two parts, so that n · ln 2 loses nothing.
  let r = madd(n, f32x4.splat(-0.693145752), bounded);
  r = madd(n, f32x4.splat(-1.42860677e-6), r);
  let p = f32x4.splat(0.0013814396219865646);
  p = madd(p, r, f32x4.splat(0.008368778273604993));
  p = madd(p, r, f32x4.splat(0.04166839500615352));
  p = madd(p, r, f32x4.splat(0.16666520128754625));
  p = madd(p, r, f32x4.splat(0.49999993411281435));
  p = madd(p, f32x4.mul(r, r), f32x4.add(r, f32x4.splat(1)));
  const value = i32x4.add(p, i32x4.shl(shifted, 23));
  return v128.andnot(value, f32x4.lt(x, f32x4.splat(-87.3)));
}
