import { extent } from 'd3';
import type { EncoderConfig } from '../../model/config.ts';
import { dataOrder, type Ref, type TensorName } from '../../model/tensorNames.ts';
import type { Box } from '../../views/box.ts';
import { emsOf, shortened } from '../../views/labels.ts';
import type { TrackLabel } from '../../views/Scatter.tsx';
import type { StageId } from '../ids.ts';

export type Column = 'q' | 'k' | 'v' | 'scores' | 'weights' | 'mix' | 'heads' | 'norm' | 'hidden' | 'sum';

const COLUMNS: Partial<Record<TensorName, readonly [Column, StageId]>> = {
  'attention.q': ['q', 'query-key-value'],
  'attention.k': ['k', 'query-key-value'],
  'attention.v': ['v', 'query-key-value'],
  'attention.scaled': ['scores', 'scores'],
  'attention.weights': ['weights', 'softmax'],
  'attention.context': ['mix', 'mix'],
  'attention.output': ['heads', 'heads'],
  'attention.norm': ['norm', 'add-norm-attention'],
  'ffn.activated': ['hidden', 'feed-forward'],
  'ffn.norm': ['norm', 'add-norm-output'],
};

export interface Stamp {
  readonly ref: Ref & { readonly layer: number };
  readonly column: Column;
  readonly stage: StageId;
}

/** The tensors of one layer that are shown, in the encoder's own order. */
export function stampsOf(config: EncoderConfig, layer: number): Stamp[] {
  return dataOrder(config).flatMap(({ name, layer: at }) => {
    if (at !== layer) return [];
    const ref = { name, layer };
    if (config.normOrder === 'pre' && name === 'ffn.residual') {
      return { ref, column: 'sum', stage: 'add-norm-output' } as const;
    }
    const found = COLUMNS[name as TensorName];
    return found ? { ref, column: found[0], stage: found[1] } : [];
  });
}

/** How far a row moves from each station to the next, measured in all its columns. */
export function stepLengths(stations: readonly Float32Array[], width: number, token: number): number[] {
  const rows = stations.map((data) => data.subarray(token * width, (token + 1) * width));
  return rows.slice(1).map((row, n) => {
    const before = rows[n] as Float32Array;
    return Math.sqrt(row.reduce((sum, value, c) => sum + (value - (before[c] as number)) ** 2, 0));
  });
}

export interface StampsLayout {
  readonly stamps: readonly (Stamp & { readonly box: Box; readonly heading: boolean })[];
  /** A line for each layer: its name at the left, the length of its step at the right. */
  readonly lines: readonly {
    readonly layer: number;
    readonly name: Box;
    readonly step: Box;
    readonly heading: Box | null;
  }[];
  readonly height: number;
}

export const HEADING = 16;
const GAP = 8;
const NARROWEST = 40;
/** Room for a layer's name and for the length of its step, where there is little and where there is more. */
const SIDES = [
  { name: 54, step: 100 },
  { name: 62, step: 128 },
] as const;

/** A row of stamps for each layer; where they would be too narrow, each layer takes several lines. */
export function stampsLayout(config: EncoderConfig, room: { width: number; height: number }): StampsLayout {
  const layers = Array.from({ length: config.layers }, (_, layer) => stampsOf(config, layer));
  const count = layers[0]?.length ?? 1;
  const { name: nameRoom, step: stepRoom } = SIDES[room.width < 740 ? 0 : 1];
  const wide = (room.width - nameRoom - stepRoom) / count >= NARROWEST + GAP;
  const perLine = wide ? count : Math.max(1, Math.floor(room.width / (NARROWEST + GAP + 12)));
  const pitch = (wide ? room.width - nameRoom - stepRoom : room.width) / perLine;
  const lines = Math.ceil(count / perLine);
  const share = Math.floor((room.height - HEADING - 6) / config.layers);
  const tall = wide ? Math.max(24, Math.min(56, share)) : 24 + lines * (HEADING + 40);
  const stamps = layers.flatMap((row, layer) =>
    row.map((stamp, n) => {
      const [line, place] = [Math.floor(n / perLine), n % perLine];
      const x = (wide ? nameRoom : 0) + place * pitch;
      const y = wide ? HEADING + 6 + layer * tall : layer * tall + 24 + HEADING + line * (HEADING + 40);
      return {
        ...stamp,
        heading: !wide || layer === 0,
        box: { x, y, width: pitch - GAP, height: wide ? tall - Math.min(8, tall / 5) : 32 },
      };
    }),
  );
  return {
    stamps,
    lines: layers.map((_, layer) => {
      const y = wide ? HEADING + 6 + layer * tall : layer * tall;
      const height = wide ? tall - Math.min(8, tall / 5) : 22;
      return {
        layer,
        name: { x: 0, y, width: nameRoom - 6, height },
        step: { x: room.width - stepRoom + 8, y, width: stepRoom - 8, height },
        heading: wide
          ? layer === 0
            ? { x: room.width - stepRoom + 8, y: 2, width: stepRoom - 8, height: HEADING }
            : null
          : { x: nameRoom, y: y + 3, width: room.width - stepRoom - nameRoom, height: HEADING },
      };
    }),
    height: (wide ? HEADING + 6 : 0) + config.layers * tall,
  };
}

type Point = readonly [x: number, y: number];

export interface PathsLayout {
  readonly tracks: readonly (readonly Point[])[];
  readonly labels: readonly TrackLabel[];
  readonly marks: readonly { readonly at: Point; readonly text: string }[];
  readonly zero: Point;
}

const EDGE = 30;
const FONT = 12;

/**
 * The tokens' paths on the page, both directions to one scale. `points` holds the stations one after the
 * other, all tokens in each. Names and numbers that find no free place are left out.
 */
export function pathsLayout(
  points: readonly Point[],
  names: readonly string[],
  chosen: number,
  start: string,
  size: { readonly width: number; readonly height: number },
): PathsLayout {
  const tokens = names.length;
  const [left = 0, right = 0] = extent([0, ...points.map(([x]) => x)]);
  const [low = 0, high = 0] = extent([0, ...points.map(([, y]) => y)]);
  const scale = Math.min(
    (size.width - 2 * EDGE - 20) / Math.max(right - left, 1e-9),
    (size.height - 2 * EDGE) / Math.max(high - low, 1e-9),
    1e6,
  );
  const place = ([x, y]: Point): Point => [
    round(size.width / 2 + (x - (left + right) / 2) * scale),
    round(size.height / 2 - (y - (low + high) / 2) * scale),
  ];
  const placed = points.map(place);
  const tracks = names.map((_, token) => placed.filter((_, n) => n % tokens === token));
  const own = tracks[chosen] ?? [];
  const around = ([x, y]: Point, reach: number): Box => ({
    x: x - reach,
    y: y - reach,
    width: 2 * reach,
    height: 2 * reach,
  });
  const ends = tracks.flatMap((track) => track.slice(-1));
  const taken: Box[] = [
    ...own.map((at) => around(at, 5)),
    ...ends.map((at) => around(at, 2.5)),
    ...along(own).map((at) => around(at, 2.5)),
  ];
  const free = (at: Point, text: string): Box | null => {
    const width = Math.ceil(emsOf(text) * FONT) + 4;
    for (const [dx, dy] of AROUND) {
      const box = {
        x: at[0] + dx * (width / 2 + 7) - width / 2,
        y: at[1] + dy * 14 - 7,
        width,
        height: 14,
      };
      const inside =
        box.x >= 0 && box.y >= 0 && box.x + width <= size.width && box.y + box.height <= size.height;
      if (inside && !taken.some((other) => meet(other, box))) {
        taken.push(box);
        return box;
      }
    }
    return null;
  };
  const labels: TrackLabel[] = [];
  const name = (track: number) => {
    const end = tracks[track]?.at(-1);
    const text = shortened(names[track] ?? '');
    const box = end ? free(end, text) : null;
    if (box) labels.push({ ...box, track, text });
  };
  name(chosen);
  const marks = own.flatMap((at, n) => {
    const text = n === 0 ? start : String(n);
    const box = free(at, text);
    return box ? [{ at: [box.x + box.width / 2, box.y + 7] as const, text }] : [];
  });
  for (const track of tracks.keys()) if (track !== chosen) name(track);
  return { tracks, labels: labels.sort((a, b) => a.track - b.track), marks, zero: place([0, 0]) };
}

/** Where a name may stand: beside its point, above, below, askew; then a little further off. */
const AROUND: readonly Point[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.8, -0.8],
  [0.8, 0.8],
  [-0.8, -0.8],
  [-0.8, 0.8],
  [0, -1.7],
  [0, 1.7],
  [1.6, 0],
  [-1.6, 0],
];

/** Places along a path, close enough that no name slips between them. */
function along(path: readonly Point[]): Point[] {
  return path.slice(1).flatMap(([x, y], n) => {
    const [fromX, fromY] = path[n] as Point;
    const count = Math.ceil(Math.hypot(x - fromX, y - fromY) / 6);
    return Array.from({ length: count }, (_, k): Point => {
      const part = k / count;
      return [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
    });
  });
}

export function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
