import type { SenseRows } from '../../store/senses.ts';
import type { Box } from '../../views/box.ts';
import { principal } from '../pca.ts';
import { dot, lengthOf } from '../row.ts';

type Point = readonly [x: number, y: number];

/** How far the rows of different groups stand apart, measured in all their columns. */
export interface Separation {
  /** The share of rows whose nearest other row, by cosine, is of the same group; several that are as near count in part. */
  readonly nearest: number;
  /** What that share would be if every other row were as likely the nearest. */
  readonly chance: number;
  /** The mean cosine of two rows of one group, and of two rows of different groups. */
  readonly same: number;
  readonly other: number;
}

/** Rows whose cosines differ by less are equally near. */
const ALIKE = 1e-9;

export function separationOf(rows: readonly ArrayLike<number>[], groups: readonly number[]): Separation {
  const lengths = rows.map(lengthOf);
  const sums = { same: 0, other: 0, pairs: 0, others: 0 };
  let [right, chance] = [0, 0];
  for (const [i, row] of rows.entries()) {
    const cosines = rows.map((other, j) => dot(row, other) / ((lengths[i] ?? 0) * (lengths[j] ?? 0)));
    const others = rows.map((_, j) => j).filter((j) => j !== i);
    const isSame = (j: number) => groups[j] === groups[i];
    const most = Math.max(...others.map((j) => cosines[j] ?? Number.NaN));
    const nearest = others.filter((j) => (cosines[j] ?? 0) >= most - ALIKE);
    right += nearest.filter(isSame).length / nearest.length;
    chance += others.filter(isSame).length / others.length;
    for (const j of others) {
      if (isSame(j)) {
        sums.same += cosines[j] ?? 0;
        sums.pairs++;
      } else {
        sums.other += cosines[j] ?? 0;
        sums.others++;
      }
    }
  }
  return {
    nearest: right / rows.length,
    chance: chance / rows.length,
    same: sums.same / sums.pairs,
    other: sums.other / sums.others,
  };
}

/** The row of each place at each station. */
export function rowsAtStations({ data, places, config }: SenseRows): Float32Array[][] {
  const { width } = config;
  const stations = data.length / (places.length * width);
  return Array.from({ length: stations }, (_, station) =>
    places.map((_, n) => {
      const start = (station * places.length + n) * width;
      return data.subarray(start, start + width);
    }),
  );
}

export interface Plane {
  readonly points: readonly Point[];
  /** Other rows, seen along the same two directions. */
  readonly also: readonly Point[];
  /** The share of the variance that the two directions keep. */
  readonly share: number;
}

/**
 * Each station's rows along the two directions in which these differ most. A direction has no sign of its own: it is
 * taken so that the points stay on their sides from one station to the next.
 */
export function planesOf(
  stations: readonly (readonly ArrayLike<number>[])[],
  also: readonly (readonly ArrayLike<number>[])[],
): Plane[] {
  const planes: Plane[] = [];
  for (const [n, rows] of stations.entries()) {
    const { points, axes, shares } = principal(rows);
    const before = planes.at(-1)?.points ?? [];
    const signs = [0, 1].map((axis) =>
      points.reduce((sum, point, k) => sum + (point[axis] ?? 0) * (before[k]?.[axis] ?? 0), 0) < 0 ? -1 : 1,
    );
    // Where the mean lies along an axis, from a row whose place is known.
    const centre = axes.map((axis, k) => dot(rows[0] ?? [], axis) - (points[0]?.[k] ?? 0));
    const turned = (point: readonly number[]): Point => [
      (point[0] ?? 0) * (signs[0] ?? 1),
      (point[1] ?? 0) * (signs[1] ?? 1),
    ];
    planes.push({
      points: points.map(turned),
      also: (also[n] ?? []).map((row) => turned(axes.map((axis, k) => dot(row, axis) - (centre[k] ?? 0)))),
      share: shares[0] + shares[1],
    });
  }
  return planes;
}

export interface PanelsLayout {
  readonly width: number;
  readonly height: number;
  /** For each station its heading, its field of points and what is measured. */
  readonly panels: readonly { readonly head: Box; readonly field: Box; readonly foot: Box }[];
  readonly perLine: number;
}

export const HEAD = 36;
export const FOOT = 67;
const GAP = 16;
const NARROWEST = 130;
const HIGHEST = 240;
const LINE_GAP = 14;

/** A panel for each station, in as few lines as have room, each line with as many. */
export function panelsLayout(stations: number, room: { width: number; height: number }): PanelsLayout {
  const most = Math.max(1, Math.floor((room.width + GAP) / (NARROWEST + GAP)));
  const lines = Math.ceil(stations / most);
  const perLine = Math.ceil(stations / lines);
  const width = Math.floor((room.width - (perLine - 1) * GAP) / perLine);
  const high = Math.max(110, Math.min(HIGHEST, width, room.height - HEAD - FOOT));
  const pitch = HEAD + high + FOOT + LINE_GAP;
  return {
    width: room.width,
    height: lines * pitch - LINE_GAP,
    perLine,
    panels: Array.from({ length: stations }, (_, n) => {
      const [x, y] = [(n % perLine) * (width + GAP), Math.floor(n / perLine) * pitch];
      return {
        head: { x, y, width, height: HEAD },
        field: { x, y: y + HEAD, width, height: high },
        foot: { x, y: y + HEAD + high, width, height: FOOT },
      };
    }),
  };
}

export interface Field {
  readonly points: readonly Point[];
  readonly also: readonly Point[];
}

/** How far marks that would hide one another stand apart, in CSS pixels. */
const APART = 10;
const EDGE = 14;

/** The points of a plane in a field, to one scale both ways. Those that fall on one spot stand around it side by side. */
export function fieldOf({ points, also }: Pick<Plane, 'points' | 'also'>, box: Box): Field {
  const all = [...points, ...also];
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (box.width - 2 * EDGE) / Math.max(right - left, 1e-9),
    (box.height - 2 * EDGE) / Math.max(high - low, 1e-9),
  );
  const place = ([x, y]: Point): Point => [
    box.x + box.width / 2 + (x - (left + right) / 2) * scale,
    box.y + box.height / 2 - (y - (low + high) / 2) * scale,
  ];
  const spots = new Map<string, number[]>();
  const placed = points.map(place);
  for (const [n, [x, y]] of placed.entries()) {
    const spot = `${Math.round(x / 2)} ${Math.round(y / 2)}`;
    spots.set(spot, [...(spots.get(spot) ?? []), n]);
  }
  const aside = new Map<number, Point>();
  for (const together of spots.values()) {
    const across = Math.ceil(Math.sqrt(together.length));
    const down = Math.ceil(together.length / across);
    for (const [k, n] of together.entries()) {
      const dx = ((k % across) - (Math.min(across, together.length) - 1) / 2) * APART;
      const dy = (Math.floor(k / across) - (down - 1) / 2) * APART;
      aside.set(n, [dx, dy]);
    }
  }
  return {
    points: placed.map(([x, y], n) => {
      const [dx, dy] = aside.get(n) ?? [0, 0];
      return [round(x + dx), round(y + dy)];
    }),
    also: also.map(place).map(([x, y]) => [round(x), round(y)]),
  };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
