import type { Box } from '../views/box.ts';
import { batchesOf, principalSteps } from './pca.ts';
import { cosineOf, dot } from './row.ts';

/** The rows of a table seen along two directions. */
export interface TableMap {
  readonly points: readonly (readonly [number, number])[];
  /** What share of the variance the two directions keep together, of the rows they were found from. */
  readonly share: number;
  readonly words: number;
  /** How many of them the directions were found from. */
  readonly from: number;
}

/** Above so many numbers the directions are found from an even choice of the rows. */
const NUMBERS = 1_500_000;

/** Rests of words, signs of the model's own and single letters: training hardly ever moves them. */
export function isWord(piece: string): boolean {
  return !/^(##.*|\[\w+\]|[\x21-\x7e])$/.test(piece) || /^[ai]$/.test(piece);
}

const LATIN = new WeakMap<readonly string[], boolean>();

/** Whether a row is of a word; a and i are letters like the others where no other word is written with them. */
function wordAt(pieces: readonly string[], row: number): boolean {
  const piece = pieces[row] ?? '';
  if (!/^[ai]$/.test(piece)) return isWord(piece);
  const known = LATIN.get(pieces);
  if (known !== undefined) return known;
  const found = pieces.some((other) => /^[a-z]{3,}$/.test(other));
  LATIN.set(pieces, found);
  return found;
}

/** A table (V, D) and what its rows are of. */
export interface NamedTable {
  readonly table: Float32Array;
  readonly width: number;
  readonly pieces: readonly string[];
}

/** All rows along the two directions in which those of words differ most, in steps of a few milliseconds. */
export function* tableMapSteps({ table, width, pieces }: NamedTable): Generator<undefined, TableMap> {
  const rowOf = (n: number) => table.subarray(n * width, (n + 1) * width);
  const rows = table.length / width;
  const words = Array.from({ length: rows }, (_, n) => n).filter((n) => wordAt(pieces, n));
  const step = Math.max(1, Math.ceil((words.length * width) / NUMBERS));
  const chosen = words.filter((_, n) => n % step === 0);
  yield;
  const { axes, shares } = yield* principalSteps(chosen.map(rowOf));
  const points: (readonly [number, number])[] = [];
  for (const [from, to] of batchesOf(rows, width)) {
    for (let n = from; n < to; n++) points.push([dot(rowOf(n), axes[0]), dot(rowOf(n), axes[1])]);
    yield;
  }
  return { points, share: shares[0] + shares[1], words: words.length, from: chosen.length };
}

/** Of all rows those of words, and `also` some others; the rest has no place: NaN. */
export function placesOf(
  { points }: TableMap,
  pieces: readonly string[],
  also: ReadonlySet<number>,
): TableMap['points'] {
  return points.map((point, n) => (also.has(n) || wordAt(pieces, n) ? point : NOWHERE));
}

const NOWHERE = [Number.NaN, Number.NaN] as const;

type Point = readonly [x: number, y: number];

/**
 * A map turned, and if need be mirrored, so that its words lie as near as can be to where another map has them: the two
 * directions of a map are found only up to that, and words should not jump about for it. Distances stay as they are.
 */
export function alignedTo(points: readonly Point[], anchor: readonly Point[]): Point[] {
  const known = points.flatMap((point, n) => {
    const other = anchor[n];
    return other && !Number.isNaN(point[0]) && !Number.isNaN(other[0]) ? [[point, other] as const] : [];
  });
  const centre = (side: 0 | 1, axis: 0 | 1) =>
    known.reduce((sum, pair) => sum + pair[side][axis], 0) / Math.max(1, known.length);
  const [cx, cy, ax, ay] = [centre(0, 0), centre(0, 1), centre(1, 0), centre(1, 1)];
  // The best turn of the map as it is, and of its mirror image; the longer of the two sums fits better.
  const best = [1, -1].map((mirror) => {
    let along = 0;
    let across = 0;
    for (const [[px, py], [qx, qy]] of known) {
      const [x, y] = [px - cx, mirror * (py - cy)];
      along += x * (qx - ax) + y * (qy - ay);
      across += x * (qy - ay) - y * (qx - ax);
    }
    return { mirror, fit: Math.hypot(along, across), angle: Math.atan2(across, along) };
  });
  const { mirror, angle } = best.reduce((a, b) => (b.fit > a.fit ? b : a));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map(([px, py]) => {
    const [x, y] = [px - cx, mirror * (py - cy)];
    return [ax + x * cos - y * sin, ay + x * sin + y * cos];
  });
}

export interface Neighbour {
  readonly id: number;
  readonly cosine: number;
}

/**
 * The words whose rows lie in the direction most like that of one row, itself left out, seen from the mean of the words'
 * rows as on the map: what all rows have in common would make all of them alike. The mean itself has no direction.
 */
export function neighbours(
  table: Float32Array,
  width: number,
  id: number,
  pieces: readonly string[],
  count: number,
): Neighbour[] {
  const rowOf = (n: number) => table.subarray(n * width, (n + 1) * width);
  const words = Array.from({ length: table.length / width }, (_, n) => n).filter((n) => wordAt(pieces, n));
  const mean = new Float64Array(width);
  for (const n of words) {
    const row = rowOf(n);
    for (let c = 0; c < width; c++) mean[c] = (mean[c] as number) + (row[c] as number) / words.length;
  }
  const fromMean = (n: number) => Float64Array.from(rowOf(n), (x, col) => x - (mean[col] as number));
  const own = fromMean(id);
  return words
    .map((n) => ({ id: n, cosine: cosineOf(own, fromMean(n)) }))
    .filter((other) => other.id !== id && Number.isFinite(other.cosine))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, count);
}

/** Which names are set first on the map: the one asked about, its neighbours, the sentence, then all evenly. */
export function namesFirst(
  asked: number,
  near: readonly number[],
  sentence: readonly number[],
  pieces: readonly string[],
): number[] {
  const whole = pieces.flatMap((_, id) => (wordAt(pieces, id) ? [id] : []));
  const stride = Math.max(1, Math.floor(whole.length / 97));
  const spread = Array.from({ length: stride }, (_, start) =>
    whole.filter((_, n) => n % stride === start),
  ).flat();
  return [...new Set([asked, ...near, ...sentence, ...spread])];
}

export interface WordMapLayout {
  readonly width: number;
  readonly height: number;
  readonly map: Box;
  readonly heading: Box;
  readonly list: Box;
  readonly note: Box;
  readonly sum: Box;
}

const NARROW = 640;
const LIST = 250;
const ROW = 22;
const SUM = 112;

/** The map and at its right the nearest rows; on a narrow page one below the other. */
export function wordMapLayout(
  size: { readonly width: number; readonly height: number },
  listed: number,
): WordMapLayout {
  const stacked = size.width < NARROW;
  const side = stacked ? size.width : LIST;
  const map = {
    x: 0,
    y: 0,
    width: stacked ? size.width : size.width - LIST - 24,
    height: stacked ? Math.min(size.width, 420) : Math.max(360, size.height - 62),
  };
  const note = { x: 0, y: map.height + 8, width: map.width, height: stacked ? 76 : 48 };
  const x = stacked ? 0 : map.width + 24;
  const heading = { x, y: stacked ? note.y + note.height + 8 : 0, width: side, height: 42 };
  const list = { x, y: heading.y + heading.height, width: side, height: listed * ROW };
  const sum = { x, y: list.y + list.height + 20, width: side, height: SUM + 60 };
  return {
    width: size.width,
    height: Math.max(note.y + note.height, sum.y + sum.height),
    map,
    heading,
    list,
    note,
    sum,
  };
}
