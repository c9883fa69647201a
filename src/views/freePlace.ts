import type { Box } from './box.ts';

type Point = readonly [x: number, y: number];

/** What a label must not lie on. */
export interface Drawn {
  /** Lines through points, straight from one to the next. */
  readonly lines: readonly (readonly Point[])[];
  /** Dots, each with its radius. */
  readonly dots: readonly (readonly [x: number, y: number, radius: number])[];
  /** Level lines that a halo may interrupt: avoided where it costs nothing. */
  readonly levels: readonly number[];
}

/** How far from what is drawn a label stays, in CSS pixels. */
const CLEAR = 2;
/** How far apart a line is looked at; less than letters are high. */
const STRIDE = 3;
/** Beside a point, and from there farther up and down until there is room. */
const BESIDE = 10;
const FARTHER = 6;
const FARTHEST = 10;

/**
 * Where a label stands beside a point so that nothing lies under it: to the right or the left of it, above or below, as
 * near as there is room inside `inside`. Where there is none, the place that hides least.
 */
export function freePlace(
  at: Point,
  size: { readonly width: number; readonly height: number },
  inside: Box,
  drawn: Drawn,
): Box {
  const { width, height } = size;
  const [x, y] = at;
  const reach = width + 2 * BESIDE;
  const marks = [...drawn.dots, ...drawn.lines.flatMap(alongLine)].filter(
    ([across]) => Math.abs(across - x) < reach,
  );
  const [low, high] = [inside.y, Math.max(inside.y, inside.y + inside.height - height)];
  let best: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  // Farther away is never better than a free place.
  for (let away = 0; away <= FARTHEST && away < least; away++) {
    const gap = BESIDE - 3 + away * FARTHER;
    for (const top of [y - gap - height, y + gap]) {
      for (const left of [x + BESIDE, x - BESIDE - width]) {
        if (left < inside.x || left + width > inside.x + inside.width) continue;
        if (top < low || top > high) continue;
        const box = { x: left, y: top, width, height };
        const hidden = marks.filter((mark) => lies(mark, box)).length;
        const crossed = drawn.levels.filter((level) => level > top - 1 && level < top + height + 1).length;
        const cost = hidden * 100 + crossed * 5 + away;
        if (cost < least) [best, least] = [box, cost];
      }
    }
  }
  if (best) return best;
  // Not even the room's height or width holds it.
  const left = Math.max(inside.x, Math.min(inside.x + inside.width - width, x + BESIDE));
  return { x: left, y: Math.max(low, Math.min(high, y - height - BESIDE)), width, height };
}

function lies([x, y, radius]: readonly [number, number, number], box: Box): boolean {
  const reach = radius + CLEAR;
  return (
    x > box.x - reach && x < box.x + box.width + reach && y > box.y - reach && y < box.y + box.height + reach
  );
}

function alongLine(line: readonly Point[]): (readonly [number, number, number])[] {
  return line.flatMap(([x, y], n) => {
    const before = line[n - 1];
    if (!before) return [[x, y, 0] as const];
    const [dx, dy] = [x - before[0], y - before[1]];
    const pieces = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STRIDE));
    return Array.from({ length: pieces }, (_, k) => {
      const t = (k + 1) / pieces;
      return [before[0] + dx * t, before[1] + dy * t, 0] as const;
    });
  });
}
