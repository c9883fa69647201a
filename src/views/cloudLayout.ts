import { extent } from 'd3';
import { emsOf } from './labels.ts';

type Point = readonly [x: number, y: number];

export interface CloudLayout {
  /** In CSS pixels from the corner of the box. */
  readonly points: readonly Point[];
  /** The names that have room, where each begins. */
  readonly names: readonly {
    readonly point: number;
    readonly x: number;
    readonly y: number;
    readonly text: string;
  }[];
}

const EDGE = 26;
const FONT = 12;
const LINE = 14;
/** How many names are tried; more would not be read. */
const TRIED = 400;
/** How near the pointer must come, in CSS pixels. */
const REACH = 16;

/**
 * Points to one scale in both directions, filling the room. Names are set in the order of `first`, each where it is
 * free beside its point; a name that finds no place is left out.
 */
export function cloudLayout(
  points: readonly Point[],
  first: readonly number[],
  nameOf: (point: number) => string,
  size: { readonly width: number; readonly height: number },
): CloudLayout {
  const [left = 0, right = 0] = extent(points, ([x]) => x);
  const [low = 0, high = 0] = extent(points, ([, y]) => y);
  const scale = Math.min(
    (size.width - 2 * EDGE) / Math.max(right - left, 1e-9),
    (size.height - 2 * EDGE) / Math.max(high - low, 1e-9),
  );
  const placed = points.map(
    ([x, y]): Point => [
      size.width / 2 + (x - (left + right) / 2) * scale,
      size.height / 2 - (y - (low + high) / 2) * scale,
    ],
  );
  const taken = new Map<string, Point[]>();
  const names: { point: number; x: number; y: number; text: string }[] = [];
  for (const point of first.slice(0, TRIED)) {
    const [px, py] = placed[point] ?? [Number.NaN, 0];
    if (Number.isNaN(px)) continue;
    const text = nameOf(point);
    const width = emsOf(text) * FONT + 4;
    const spots: Point[] = [
      [px + 6, py],
      [px - 6 - width, py],
      [px - width / 2, py - LINE],
      [px - width / 2, py + LINE],
    ];
    const free = spots.find(
      ([x, y]) =>
        x >= 0 &&
        x + width <= size.width &&
        y >= LINE / 2 &&
        y <= size.height - LINE / 2 &&
        !hits(taken, x, y, width),
    );
    if (!free) continue;
    const [x, y] = free;
    take(taken, x, y, width);
    names.push({ point, x, y, text });
  }
  return { points: placed, names };
}

/** Points on their way, in a straight line each. */
export function onTheWay(from: readonly Point[], to: readonly Point[], part: number): Point[] {
  return to.map(([x, y], n): Point => {
    const [fromX, fromY] = from[n] ?? [x, y];
    return Number.isNaN(fromX) ? [x, y] : [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
  });
}

/** The point nearest to a place; null where none is near. */
export function nearestPoint(points: readonly Point[], [x, y]: Point): number | null {
  let best: number | null = null;
  let least = REACH;
  for (const [n, [px, py]] of points.entries()) {
    const far = Math.hypot(px - x, py - y);
    if (far < least) {
      least = far;
      best = n;
    }
  }
  return best;
}

/** What is taken is kept by lines of text: a name meets only those on its own line and the two beside it. */
function hits(taken: ReadonlyMap<string, readonly Point[]>, x: number, y: number, width: number): boolean {
  const line = Math.floor(y / LINE);
  return [line - 1, line, line + 1].some((near) =>
    (taken.get(String(near)) ?? []).some(([from, to]) => x < to && from < x + width),
  );
}

function take(taken: Map<string, Point[]>, x: number, y: number, width: number): void {
  const line = String(Math.floor(y / LINE));
  taken.set(line, [...(taken.get(line) ?? []), [x, x + width]]);
}
