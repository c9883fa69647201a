import { scaleLinear } from 'd3';
import type { Box, Grid } from '../../views/box.ts';
import { labelRoom } from '../../views/labels.ts';
import { PAGE_TALL, pitchOf } from '../../views/pitch.ts';
import { lengthOf } from '../row.ts';
import { CAPTION } from '../TensorMatrix.tsx';

/** The scaled rows α·v: the terms of every cell of the chosen token's row. */
export function scaledRows(weights: ArrayLike<number>, values: Grid): Grid {
  return {
    rows: values.rows,
    cols: values.cols,
    at: (row, col) => (weights[row] as number) * values.at(row, col),
  };
}

/** What arrives from each key: weight × length of its value. */
export function arrivals(weights: ArrayLike<number>, values: Grid): number[] {
  return Array.from({ length: values.rows }, (_, row) => {
    const value = Array.from({ length: values.cols }, (_, col) => values.at(row, col));
    return (weights[row] as number) * lengthOf(value);
  });
}

/** Places of the values, 0 for the largest; equal ones in the order in which they stand. */
export function ranksOf(values: ArrayLike<number>): number[] {
  const order = Array.from(values, (_, n) => n).sort((a, b) => (values[b] as number) - (values[a] as number));
  const ranks = new Array<number>(order.length).fill(0);
  order.forEach((n, rank) => {
    ranks[n] = rank;
  });
  return ranks;
}

/** So many leading places are compared; further down a change of place says nothing. */
const LEADING = 5;

/** How many places a key gains (+) or loses (−) when ranked by what arrives instead of by weight; 0 outside the leading ones. */
export function placesMoved(weights: ArrayLike<number>, arriving: ArrayLike<number>): number[] {
  const [before, after] = [ranksOf(weights), ranksOf(arriving)];
  return before.map((rank, key) => {
    const now = after[key] as number;
    return Math.min(rank, now) < LEADING ? rank - now : 0;
  });
}

/** A step of the running sum. */
export interface FallStep {
  /** The key, or null for the smaller terms together. */
  readonly key: number | null;
  readonly count: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** One column term by term, the largest first, what is left over in one step: the running sum ends at the cell. */
export function columnSteps(terms: readonly number[], most: number): FallStep[] {
  const order = terms
    .map((_, key) => key)
    .sort((a, b) => Math.abs(terms[b] as number) - Math.abs(terms[a] as number));
  const single = order.length <= most ? order : order.slice(0, most - 1);
  const rest = order.slice(single.length);
  let sum = 0;
  const step = (key: number | null, count: number, value: number): FallStep => {
    const from = sum;
    sum += value;
    return { key, count, value, from, to: sum };
  };
  const steps = single.map((key) => step(key, 1, terms[key] as number));
  if (rest.length === 0) return steps;
  const total = rest.reduce((all, key) => all + (terms[key] as number), 0);
  return [...steps, step(null, rest.length, total)];
}

/** Values to places for the running sum; 0 and both ends of every step lie inside. */
export function fallScale(steps: readonly FallStep[], width: number): (value: number) => number {
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return scaleLinear([low, high > low ? high : low + 1], [0, width]);
}

export interface MixLayout {
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly nameRoom: number;
  readonly heads: {
    readonly weights: Box;
    readonly values: Box;
    readonly scaled: Box;
    readonly arrives: Box;
  };
  readonly weights: Box;
  readonly values: Box;
  /** Null on a phone, where the matrices stand one below another. */
  readonly ribbons: Box | null;
  readonly scaled: Box;
  readonly arrives: Box;
  readonly note: Box;
  readonly rule: { readonly x: number; readonly y: number; readonly width: number };
  readonly context: Box;
  readonly fall: Box;
  readonly fallRows: number;
  readonly fallNames: number;
  readonly sum: Box;
  readonly stacked: boolean;
}

const NARROW = 620;
const HEAD = 28;
const ROW = { stacked: 16, most: 36 } as const;
const COLUMN = 30;
/** A step of the running sum. */
export const FALL_ROW = 18;
export const FALL_HEAD = 28;
const FALL_STEPS = 7;
/** Beside the steps stands at least “12 smaller”. */
const FALL_NAMES = 88;

export function mixLayout(
  labels: readonly string[],
  Dh: number,
  size: { readonly width: number; readonly height: number },
): MixLayout {
  const steps = Math.min(labels.length, FALL_STEPS);
  return size.width < NARROW ? stacked(labels, Dh, steps, size.width) : side(labels, Dh, steps, size);
}

function side(
  labels: readonly string[],
  Dh: number,
  steps: number,
  size: { readonly width: number; readonly height: number },
): MixLayout {
  const T = labels.length;
  const nameRoom = labelRoom(labels, 12);
  const free = size.width - nameRoom;
  const bar = Math.round(Math.max(92, free * 0.17));
  const ribbon = Math.round(free * 0.08);
  const gap = 14;
  const matrix = Math.min(Dh * COLUMN, (free - 2 * bar - ribbon - 2 * gap) / 2);
  const fallHeight = FALL_HEAD + (steps + 1) * FALL_ROW + 8;
  const contextHeight = 26;
  const below = 22 + contextHeight + CAPTION.full + 12 + fallHeight;
  const row = pitchOf(T, size.height - HEAD - below, ROW.most);
  const height = T * row;
  const end = HEAD + height;
  const valuesX = nameRoom + bar + gap;
  const scaledX = valuesX + matrix + ribbon;
  const arrivesX = scaledX + matrix + gap;
  const head = (x: number, width: number) => ({ x, y: 0, width, height: HEAD });
  const column = (x: number, width: number) => ({ x, y: HEAD, width, height });
  const contextY = end + 22;
  const fallY = contextY + contextHeight + CAPTION.full + 12;
  const fallNames = Math.max(nameRoom, FALL_NAMES);
  const fallX = Math.max(0, scaledX - fallNames - 8);
  const arrives = size.width - arrivesX;
  const sumY = end + CAPTION.full + 18;
  return {
    width: size.width,
    height: fallY + fallHeight,
    rowHeight: row,
    nameRoom,
    heads: {
      weights: head(nameRoom, bar),
      values: head(valuesX, matrix),
      scaled: head(scaledX, matrix),
      arrives: head(arrivesX, arrives),
    },
    weights: { x: 0, y: HEAD, width: nameRoom + bar, height },
    values: column(valuesX, matrix),
    ribbons: column(valuesX + matrix, ribbon),
    scaled: column(scaledX, matrix),
    arrives: column(arrivesX, Math.min(arrives, 260)),
    note: { x: arrivesX, y: end + 10, width: Math.min(arrives, 260), height: 74 },
    rule: { x: scaledX, y: end + 11, width: matrix },
    context: { x: scaledX, y: contextY, width: matrix, height: contextHeight },
    fall: { x: fallX, y: fallY, width: size.width - fallX, height: fallHeight },
    fallRows: steps,
    fallNames,
    sum: { x: 0, y: sumY, width: fallX - 30, height: fallY + fallHeight - sumY },
    stacked: false,
  };
}

/** A phone: weights and what they let arrive first, then the rows that are added, then the values. */
function stacked(labels: readonly string[], Dh: number, steps: number, width: number): MixLayout {
  const T = labels.length;
  const nameRoom = Math.min(labelRoom(labels, 12), Math.round(width * 0.36));
  const inner = width - nameRoom - 2;
  const matrix = Math.min(inner, Dh * COLUMN);
  const row = pitchOf(T, PAGE_TALL, ROW.stacked);
  const height = T * row;
  let y = 0;
  const take = (extent: number, gap = 0): number => {
    const start = y;
    y += extent + gap;
    return start;
  };
  const half = Math.round(inner * 0.5);
  const head = (x: number, w: number, at: number) => ({ x, y: at, width: w, height: HEAD });
  const barsHead = take(HEAD);
  const barsY = take(height, 8);
  const noteY = take(52, 6);
  const scaledHead = take(HEAD);
  const scaledY = take(height, 22);
  const contextY = take(26, CAPTION.full + 14);
  const fallHeight = FALL_HEAD + (steps + 1) * FALL_ROW + 8;
  const fallY = take(fallHeight, 10);
  const fallNames = Math.max(nameRoom, FALL_NAMES);
  const sumY = take(230, 10);
  const valuesHead = take(HEAD);
  const valuesY = take(height, CAPTION.full);
  return {
    width,
    height: y,
    rowHeight: row,
    nameRoom,
    heads: {
      weights: head(nameRoom, half - 8, barsHead),
      arrives: head(nameRoom + half, inner - half, barsHead),
      scaled: head(nameRoom, inner, scaledHead),
      values: head(nameRoom, inner, valuesHead),
    },
    weights: { x: 0, y: barsY, width: nameRoom + half - 8, height },
    arrives: { x: nameRoom + half, y: barsY, width: inner - half, height },
    note: { x: 0, y: noteY, width, height: 52 },
    ribbons: null,
    scaled: { x: nameRoom, y: scaledY, width: matrix, height },
    rule: { x: nameRoom, y: scaledY + height + 11, width: matrix },
    context: { x: nameRoom, y: contextY, width: matrix, height: 26 },
    fall: { x: 0, y: fallY, width, height: fallHeight },
    fallRows: steps,
    fallNames,
    sum: { x: 0, y: sumY, width, height: 230 },
    values: { x: nameRoom, y: valuesY, width: matrix, height },
    stacked: true,
  };
}
