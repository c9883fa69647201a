import { madd } from './lanes';

/**
 * Products of matrices. The right side is packed into panels of 8 columns, row after row, the last one padded: a tile of
 * the result, 4 or 6 rows by 8 columns, then stays in registers while one panel streams by.
 *
 * 128-bit SIMD has 16 registers. Six rows need 12 sums, 2 of the panel and 1 of the left side; where there is no fused
 * multiply-add the products need registers too, and six rows no longer fit.
 */

/** Bytes of a panel's row. */
const PANEL_ROW: usize = 32;

/** B (k, m), row by row → panels. */
export function pack(b: usize, k: i32, m: i32, out: usize): void {
  const row = (<usize>m) << 2;
  for (let j = 0; j < m; j += 8) {
    let from = b + ((<usize>j) << 2);
    for (let p = 0; p < k; p++) {
      v128.store(out, v128.load(from));
      v128.store(out, v128.load(from, 16), 16);
      from += row;
      out += PANEL_ROW;
    }
  }
}

/** B (m, k), row by row → the panels of Bᵀ (k, m). */
export function packTransposed(b: usize, k: i32, m: i32, out: usize): void {
  const row = (<usize>k) << 2;
  for (let j = 0; j < m; j += 4) {
    const b0 = b + <usize>j * row;
    const b1 = j + 1 < m ? b0 + row : b0;
    const b2 = j + 2 < m ? b1 + row : b1;
    const b3 = j + 3 < m ? b2 + row : b2;
    let to = out + <usize>(j >> 3) * <usize>k * PANEL_ROW + <usize>((j & 4) << 2);
    let p: usize = 0;
    for (; p + 16 <= row; p += 16) {
      const r0 = v128.load(b0 + p);
      const r1 = v128.load(b1 + p);
      const r2 = v128.load(b2 + p);
      const r3 = v128.load(b3 + p);
      const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const t1 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const t2 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<f64>(t0, t2, 0, 2));
      v128.store(to, v128.shuffle<f64>(t0, t2, 1, 3), 32);
      v128.store(to, v128.shuffle<f64>(t1, t3, 0, 2), 64);
      v128.store(to, v128.shuffle<f64>(t1, t3, 1, 3), 96);
      to += 4 * PANEL_ROW;
    }
    for (; p < row; p += 4) {
      f32.store(to, f32.load(b0 + p));
      f32.store(to, f32.load(b1 + p), 4);
      f32.store(to, f32.load(b2 + p), 8);
      f32.store(to, f32.load(b3 + p), 12);
      to += PANEL_ROW;
    }
  }
}

/**
 * C = A·B + b. B: panels of (k, m); b: (m), or at 0 for none; C: (n, m).
 * The cell (i, p) of A is at `a + i · rowStep + p · cellStep`, so A may also be read as its transpose.
 */
export function product(
  a: usize,
  rowStep: usize,
  cellStep: usize,
  panels: usize,
  bias: usize,
  c: usize,
  n: i32,
  k: i32,
  m: i32,
): void {
  for (let j = 0; j < m; j += 8) {
    strip(a, rowStep, cellStep, panels, bias, c, n, k, m, j);
    panels += <usize>k * PANEL_ROW;
  }
}

/** The columns j … j + 7 of C. */
function strip(
  a: usize,
  rowStep: usize,
  cellStep: usize,
  panel: usize,
  bias: usize,
  c: usize,
  n: i32,
  k: i32,
  m: i32,
  j: i32,
): void {
  const rowC = (<usize>m) << 2;
  const column = (<usize>j) << 2;
  const columns = m - j;
  const start = bias ? bias + column : 0;
  let i = 0;
  while (i < n) {
    const left = n - i;
    // Sixes and fours without rest where that is possible; else the last tile goes over some rows again.
    const six = ASC_FEATURE_RELAXED_SIMD && n >= 6 && (left > 8 || left === 6 || left === 5);
    const rows = six ? 6 : 4;
    if (left < rows && n >= rows) i = n - rows;
    const from = a + <usize>i * rowStep;
    const to = c + <usize>i * rowC + column;
    if (six) tile6(from, rowStep, cellStep, panel, start, to, rowC, k, columns);
    else tile4(from, rowStep, cellStep, panel, start, to, rowC, k, columns, n);
    i += rows;
  }
}

/** Four rows by eight columns. With fewer than four rows in all, the last one is computed several times. */
function tile4(
  a: usize,
  rowStep: usize,
  cellStep: usize,
  panel: usize,
  bias: usize,
  c: usize,
  rowC: usize,
  k: i32,
  columns: i32,
  n: i32,
): void {
  const a1 = n > 1 ? rowStep : 0;
  const a2 = n > 2 ? a1 + rowStep : a1;
  const a3 = n > 3 ? a2 + rowStep : a2;
  let c00 = bias ? v128.load(bias) : f32x4.splat(0);
  let c01 = bias ? v128.load(bias, 16) : f32x4.splat(0);
  let c10 = c00;
  let c11 = c01;
  let c20 = c00;
  let c21 = c01;
  let c30 = c00;
  let c31 = c01;
  const end = panel + <usize>k * PANEL_ROW;
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const x0 = v128.load32_splat(a);
    c00 = madd(x0, b0, c00);
    c01 = madd(x0, b1, c01);
    const x1 = v128.load32_splat(a + a1);
    c10 = madd(x1, b0, c10);
    c11 = madd(x1, b1, c11);
    const x2 = v128.load32_splat(a + a2);
    c20 = madd(x2, b0, c20);
    c21 = madd(x2, b1, c21);
    const x3 = v128.load32_splat(a + a3);
    c30 = madd(x3, b0, c30);
    c31 = madd(x3, b1, c31);
    a += cellStep;
    panel += PANEL_ROW;
  }
  put(c, c00, c01, columns);
  if (n > 1) put(c + rowC, c10, c11, columns);
  if (n > 2) put(c + rowC * 2, c20, c21, columns);
  if (n > 3) put(c + rowC * 3, c30, c31, columns);
}

/** Six rows by eight columns. */
function tile6(
  a: usize,
  rowStep: usize,
  cellStep: usize,
  panel: usize,
  bias: usize,
  c: usize,
  rowC: usize,
  k: i32,
  columns: i32,
): void {
  const a2 = rowStep * 2;
  const a3 = rowStep * 3;
  const a4 = rowStep * 4;
  const a5 = rowStep * 5;
  let c00 = bias ? v128.load(bias) : f32x4.splat(0);
  let c01 = bias ? v128.load(bias, 16) : f32x4.splat(0);
  let c10 = c00;
  let c11 = c01;
  let c20 = c00;
  let c21 = c01;
  let c30 = c00;
  let c31 = c01;
  let c40 = c00;
  let c41 = c01;
  let c50 = c00;
  let c51 = c01;
  const end = panel + <usize>k * PANEL_ROW;
  while (panel < end) {
    const b0 = v128.load(panel);
    const b1 = v128.load(panel, 16);
    const x0 = v128.load32_splat(a);
    c00 = madd(x0, b0, c00);
    c01 = madd(x0, b1, c01);
    const x1 = v128.load32_splat(a + rowStep);
    c10 = madd(x1, b0, c10);
    c11 = madd(x1, b1, c11);
    const x2 = v128.load32_splat(a + a2);
    c20 = madd(x2, b0, c20);
    c21 = madd(x2, b1, c21);
    const x3 = v128.load32_splat(a + a3);
    c30 = madd(x3, b0, c30);
    c31 = madd(x3, b1, c31);
    const x4 = v128.load32_splat(a + a4);
    c40 = madd(x4, b0, c40);
    c41 = madd(x4, b1, c41);
    const x5 = v128.load32_splat(a + a5);
    c50 = madd(x5, b0, c50);
    c51 = madd(x5, b1, c51);
    a += cellStep;
    panel += PANEL_ROW;
  }
  put(c, c00, c01, columns);
  put(c + rowC, c10, c11, columns);
  put(c + rowC * 2, c20, c21, columns);
  put(c + rowC * 3, c30, c31, columns);
  put(c + rowC * 4, c40, c41, columns);
  put(c + rowC * 5, c50, c51, columns);
}

/** The first `columns` of eight numbers; all of them from eight on. Never writes further: the next row is done already. */
function put(c: usize, low: v128, high: v128, columns: i32): void {
  if (columns >= 8) {
    v128.store(c, low);
    v128.store(c, high, 16);
    return;
  }
  if (columns >= 4) {
    v128.store(c, low);
    c += 16;
    low = high;
    columns -= 4;
  }
  if (columns > 0) v128.store_lane<f32>(c, low, 0);
  if (columns > 1) v128.store_lane<f32>(c, low, 1, 4);
  if (columns > 2) v128.store_lane<f32>(c, low, 2, 8);
}
