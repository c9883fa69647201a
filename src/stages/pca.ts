/** Rows seen along the two directions in which they differ most. */
export interface Projection {
  /** Each row's two coordinates, in units of the rows themselves. */
  readonly points: readonly (readonly [number, number])[];
  /** The two directions, at right angles and of length 1; all 0 where the rows do not differ any further. */
  readonly axes: readonly [Float64Array, Float64Array];
  /** What share of the whole variance each direction explains. */
  readonly shares: readonly [number, number];
}

/** How many directions are searched through; the largest two are long exact by then. */
const SEARCHED = 40;

/**
 * Principal component analysis: the two leading eigenvectors of the rows' covariance, by Lanczos with full
 * orthogonalisation. The sign is chosen so that the largest entry of a direction is positive.
 */
export function principal(rows: readonly ArrayLike<number>[]): Projection {
  return whole(principalSteps(rows));
}

/** What a search finds when it does not pause. */
export function whole<Result>(steps: Generator<undefined, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** So many numbers are gone through before the next pause. */
const TOGETHER = 200_000;

/** The same in steps of a millisecond or so each, however many rows there are; whoever draws may pause between them. */
export function* principalSteps(rows: readonly ArrayLike<number>[]): Generator<undefined, Projection> {
  const width = rows[0]?.length ?? 0;
  const batches = batchesOf(rows.length, width);
  const mean = new Float64Array(width);
  for (const [from, to] of batches) {
    for (let r = from; r < to; r++) addTo(mean, rows[r] as ArrayLike<number>, 1 / rows.length);
    yield;
  }
  const centred: Float64Array[] = [];
  let variance = 0;
  for (const [from, to] of batches) {
    for (let r = from; r < to; r++) {
      const own = new Float64Array(rows[r] as ArrayLike<number>);
      addTo(own, mean, -1);
      variance += dot(own, own);
      centred.push(own);
    }
    yield;
  }
  const found = variance > 0 ? yield* leading(centred, width, variance) : [];
  const [first, second] = [0, 1].map((n) => found[n] ?? { axis: new Float64Array(width), value: 0 }) as [
    Direction,
    Direction,
  ];
  const points: (readonly [number, number])[] = [];
  for (const [from, to] of batches) {
    for (const row of centred.slice(from, to)) points.push([dot(row, first.axis), dot(row, second.axis)]);
    yield;
  }
  return {
    points,
    axes: [first.axis, second.axis],
    shares: variance > 0 ? [first.value / variance, second.value / variance] : [0, 0],
  };
}

/** Where each batch of rows begins and ends. */
export function batchesOf(rows: number, width: number): (readonly [from: number, to: number])[] {
  const size = Math.max(1, Math.floor(TOGETHER / Math.max(1, width)));
  return Array.from(
    { length: Math.ceil(rows / size) },
    (_, n) => [n * size, Math.min(rows, (n + 1) * size)] as const,
  );
}

interface Direction {
  readonly axis: Float64Array;
  /** How much of the sum of squares lies along it. */
  readonly value: number;
}

function* leading(
  rows: readonly Float64Array[],
  width: number,
  variance: number,
): Generator<undefined, Direction[]> {
  const batches = batchesOf(rows.length, width);
  const basis: Float64Array[] = [];
  const images: Float64Array[] = [];
  const limit = Math.min(SEARCHED, width, rows.length);
  let next = remainder(yield* longest(rows, []), basis);
  while (basis.length < limit) {
    // Where the search has closed in itself, it goes on from the row that it explains least.
    if (dot(next, next) < variance * 1e-18) next = yield* longest(rows, basis);
    if (dot(next, next) < variance * 1e-18) break;
    const length = Math.sqrt(dot(next, next));
    const q = next.map((value) => value / length);
    basis.push(q);
    const image = new Float64Array(width);
    for (const [from, to] of batches) {
      for (let r = from; r < to; r++) {
        const row = rows[r] as Float64Array;
        addTo(image, row, dot(row, q));
      }
      yield;
    }
    images.push(image);
    next = remainder(image, basis);
  }
  const small = basis.map((q) => Float64Array.from(images, (image) => dot(q, image)));
  const { values, vectors } = eigen(small);
  const order = Array.from(values.keys()).sort((a, b) => (values[b] as number) - (values[a] as number));
  return order.slice(0, 2).map((n) => {
    const axis = new Float64Array(width);
    for (const [k, q] of basis.entries()) addTo(axis, q, vectors[k]?.[n] as number);
    const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
    return { axis: largest < 0 ? axis.map((value) => -value) : axis, value: values[n] as number };
  });
}

/** Eigenvalues and eigenvectors (columns) of a small symmetric matrix, by Jacobi's rotations. */
function eigen(matrix: readonly Float64Array[]): { values: number[]; vectors: Float64Array[] } {
  const n = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  const cell = (m: readonly Float64Array[], i: number, j: number) => m[i]?.[j] as number;
  const turn = (
    m: readonly Float64Array[],
    at: (k: number, side: number) => [number, number],
    c: number,
    s: number,
  ) => {
    for (let k = 0; k < n; k++) {
      const [i, p] = at(k, 0);
      const [j, q] = at(k, 1);
      const [x, y] = [cell(m, i, p), cell(m, j, q)];
      (m[i] as Float64Array)[p] = c * x - s * y;
      (m[j] as Float64Array)[q] = s * x + c * y;
    }
  };
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = cell(a, p, q);
        const scale = Math.abs(cell(a, p, p)) + Math.abs(cell(a, q, q));
        if (Math.abs(apq) <= 1e-15 * scale) continue;
        off++;
        const theta = (cell(a, q, q) - cell(a, p, p)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        turn(a, (k, side) => [k, side === 0 ? p : q], c, t * c);
        turn(a, (k, side) => [side === 0 ? p : q, k], c, t * c);
        turn(vectors, (k, side) => [k, side === 0 ? p : q], c, t * c);
      }
    }
    if (off === 0) break;
  }
  return { values: a.map((row, i) => row[i] as number), vectors };
}

/** What is left of a row at right angles to a basis; taken twice, against rounding. */
function remainder(row: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const left = row.slice();
  for (let time = 0; time < 2; time++) for (const q of basis) addTo(left, q, -dot(left, q));
  return left;
}

/** The row of which most is left at right angles to a basis, and what is left of it. */
function* longest(
  rows: readonly Float64Array[],
  basis: readonly Float64Array[],
): Generator<undefined, Float64Array> {
  let best: Float64Array = new Float64Array(rows[0]?.length ?? 0);
  let most = -1;
  for (const [from, to] of batchesOf(rows.length, (rows[0]?.length ?? 0) * (1 + 4 * basis.length))) {
    for (const row of rows.slice(from, to)) {
      const left = basis.length === 0 ? row : remainder(row, basis);
      const own = dot(left, left);
      if (own <= most) continue;
      best = left;
      most = own;
    }
    yield;
  }
  return best;
}

function addTo(target: Float64Array, row: ArrayLike<number>, factor: number): void {
  for (let c = 0; c < target.length; c++) target[c] = (target[c] as number) + factor * (row[c] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += (a[c] as number) * (b[c] as number);
  return sum;
}
