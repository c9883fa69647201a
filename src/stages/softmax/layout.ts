import { softmaxRow } from '../../model/ops.ts';
import type { ArcEnd } from '../../views/arcsLayout.ts';
import type { Box } from '../../views/box.ts';
import { emsOf, labelRoom, shortened } from '../../views/labels.ts';
import { FEW_ROWS, NAMED_ROW, pitchOf } from '../../views/pitch.ts';
import { CAPTION } from '../TensorMatrix.tsx';

/** The chosen row on its way from scores to shares. */
export interface SoftmaxRow {
  readonly max: number;
  /** e^(score − max), key by key. */
  readonly powers: readonly number[];
  /** Σ e^(score − max). */
  readonly denominator: number;
  /** The sum of the shares as the encoder holds them. */
  readonly total: number;
}

export function softmaxSteps(masked: ArrayLike<number>, weights: ArrayLike<number>): SoftmaxRow {
  const { max, denominator } = softmaxRow(masked);
  const powers = Array.from(masked, (score) => Math.exp(score - max));
  return { max, powers, denominator, total: Array.from(weights).reduce((sum, share) => sum + share, 0) };
}

/**
 * What part of the row would go to the masked keys if their score were made 0 instead of very negative;
 * where none is masked, what one more key with the score 0 would take.
 */
export function shareOfZero(masked: ArrayLike<number>, blocked: (key: number) => boolean): number {
  const scores = Array.from(masked, (score, key) => (blocked(key) ? 0 : score));
  const zeros = scores.map((_, key) => key).filter(blocked);
  const extra = zeros.length === 0 ? [0] : [];
  const { max, denominator } = softmaxRow([...scores, ...extra]);
  return (Math.max(1, zeros.length) * Math.exp(0 - max)) / denominator;
}

/** Up to `whole` keys a row is shown whole, else `most` of it; on a low page, fewer. */
const KEYS = { high: { whole: 20, most: 16 }, low: { whole: 10, most: 8 } } as const;
/** Lower than this a page is low. */
const LOW = 600;

/** The keys that get a bar each, in the order of the sentence: all of a short row, else those with the largest shares. */
export function keysShown(
  weights: ArrayLike<number>,
  always: readonly number[],
  height: number = LOW,
): { shown: readonly number[]; folded: readonly number[] } {
  const all = Array.from(weights, (_, key) => key);
  const { whole, most } = KEYS[height < LOW ? 'low' : 'high'];
  if (all.length <= whole) return { shown: all, folded: [] };
  const largest = [...all].sort((a, b) => (weights[b] as number) - (weights[a] as number));
  const kept = new Set([...always.filter((key) => key < all.length), ...largest].slice(0, most));
  return { shown: all.filter((key) => kept.has(key)), folded: all.filter((key) => !kept.has(key)) };
}

/** Up to so many tokens every weight has its arc; of more, the chosen row's and about so many of the largest others. */
const EVERY_ARC = 60;
const LARGEST_ARCS = 200;
const STEPS = 512;

/** The weights of one head (T, T) that are drawn as arcs. */
export function arcEnds(weights: Float32Array, tokens: number, chosen: number): ArcEnd[] {
  const least = tokens > EVERY_ARC ? leastOfLargest(weights, LARGEST_ARCS) : 0;
  const ends: ArcEnd[] = [];
  const most = tokens > EVERY_ARC ? 4 * LARGEST_ARCS : weights.length;
  for (let n = 0, others = 0; n < weights.length; n++) {
    const weight = weights[n] as number;
    const from = Math.floor(n / tokens);
    // Equal weights may be more than are wanted; any of them are as good.
    if (from !== chosen && (weight < least || others++ >= most)) continue;
    ends.push({ from, to: n % tokens, weight });
  }
  return ends;
}

/** A bound above which about so many of the weights lie, found by counting, because there may be a quarter of a million. */
function leastOfLargest(weights: Float32Array, count: number): number {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const counts = new Uint32Array(STEPS + 1);
  for (const weight of weights) {
    const step = largest > 0 ? Math.floor((weight / largest) * STEPS) : 0;
    counts[step] = (counts[step] as number) + 1;
  }
  let step = STEPS;
  for (let above = counts[step] as number; above < count && step > 0; ) above += counts[--step] as number;
  return (step / STEPS) * largest;
}

export interface SoftmaxLayout {
  readonly width: number;
  readonly height: number;
  readonly controls: Box;
  /** scaled, masked, weights. */
  readonly matrices: readonly [Box, Box, Box];
  /** Where the names of the columns stand, above each. */
  readonly nameRoom: number;
  readonly columnsNamed: boolean;
  /** Between the matrices: where the operation is named. */
  readonly steps: readonly [Box, Box];
  readonly heads: readonly [Box, Box, Box];
  readonly bars: readonly [Box, Box, Box];
  /** The names at the left of each block of bars; 0 where the first block has them. */
  readonly barNames: readonly [number, number, number];
  readonly totals: readonly [Box, Box, Box];
  readonly zero: Box;
  readonly arcs: Box;
  readonly sum: Box;
  readonly stacked: boolean;
}

const GAP = 66;
const CELL = { most: 36, widest: 44 } as const;
/** What the matrices of a long text take at least. */
const LEAST = { high: 150, low: 100 } as const;
/** Of more tokens than this the matrices do without names over their columns. */
const NAMED = 16;
/** Narrower than this a name and a shape do not stand side by side under a matrix. */
const CAPTIONED = 170;
const NARROW = 600;
/** Narrower than this no two of the controls stand side by side. */
const ONE_BY_ONE = 340;
const HEAD = 24;
const TOTAL = 22;
/** Two lines of text. */
const ZERO = 36;
const BAR = { least: 14, most: 24 } as const;
const ARCS = { least: 116, low: 96, most: 230 } as const;

export function softmaxLayout(
  labels: readonly string[],
  bars: number,
  size: { readonly width: number; readonly height: number },
  rest = '',
): SoftmaxLayout {
  const names = labelRoom([...labels, rest], 12);
  return size.width < NARROW ? stacked(labels, bars, size.width, names) : side(labels, bars, size, names);
}

function side(
  labels: readonly string[],
  bars: number,
  size: { readonly width: number; readonly height: number },
  nameRoom: number,
): SoftmaxLayout {
  const T = labels.length;
  const third = (size.width - nameRoom - 2 * GAP - overhang(labels)) / 3;
  const width = Math.min(third, Math.max(CAPTIONED, T * CELL.widest));
  const columnsNamed = T <= NAMED;
  const colRoom = columnsNamed ? colNameRoom(labels, width) : UNNAMED;
  const controls = { x: 0, y: 0, width: size.width, height: 28 };
  const low = size.height < LOW;
  const arcsLeast = low ? ARCS.low : ARCS.least;
  const fixed =
    controls.height + 8 + colRoom + CAPTION.full + 4 + HEAD + 4 + TOTAL + 8 + ZERO + 4 + arcsLeast;
  const least = T <= FEW_ROWS ? T * NAMED_ROW : low ? LEAST.low : LEAST.high;
  const barHeight = clamp((size.height - fixed - least) / Math.max(1, bars), BAR.least, BAR.most);
  const row = pitchOf(T, size.height - fixed - bars * barHeight, CELL.most, least);
  const height = T * row;
  const arcsHeight = clamp(size.height - fixed - height - bars * barHeight + arcsLeast, arcsLeast, ARCS.most);
  const matrixBlock = colRoom + height + CAPTION.full + 4;
  const rowBlock = HEAD + bars * barHeight + 4 + TOTAL + 8 + ZERO + 4 + arcsHeight;
  const start = controls.height + 8;
  const top = start + colRoom;
  const headY = start + matrixBlock;
  const at = (n: number) => nameRoom + n * (third + GAP);
  const barsY = headY + HEAD;
  const totalY = barsY + bars * barHeight + 4;
  const zeroY = totalY + TOTAL + 8;
  const lastY = zeroY + ZERO + 4;
  const arcsWidth = Math.round(size.width * 0.64);
  const column = (y: number, h: number) => (n: number) => ({ x: at(n), y, width: third, height: h });
  const bar = (n: number) => ({
    x: n === 0 ? 0 : at(n),
    y: barsY,
    width: n === 0 ? nameRoom + third : third,
    height: bars * barHeight,
  });
  const step = (n: number) => ({
    x: at(n) + width,
    y: top + Math.min(height, size.height) / 2 - 22,
    width: at(n + 1) - at(n) - width,
    height: 44,
  });
  return {
    width: size.width,
    height: start + matrixBlock + rowBlock,
    controls,
    matrices: three((n) => ({ x: at(n), y: top, width, height })),
    nameRoom,
    columnsNamed,
    steps: [step(0), step(1)],
    heads: three(column(headY, HEAD)),
    bars: three(bar),
    barNames: [nameRoom, 0, 0],
    totals: three(column(totalY, TOTAL)),
    zero: { x: 0, y: zeroY, width: arcsWidth, height: ZERO },
    arcs: { x: 0, y: lastY, width: arcsWidth, height: arcsHeight },
    sum: {
      x: arcsWidth + 28,
      y: zeroY,
      width: size.width - arcsWidth - 28,
      height: ZERO + 4 + arcsHeight,
    },
    stacked: false,
  };
}

/** A phone: one below another; the arcs first, because they say most in least room. */
function stacked(labels: readonly string[], bars: number, width: number, names: number): SoftmaxLayout {
  const T = labels.length;
  const nameRoom = Math.min(names, Math.round(width * 0.36));
  const inner = width - nameRoom - 2;
  const matrixWidth = Math.min(width - nameRoom - overhang(labels), Math.max(CAPTIONED, T * CELL.widest));
  const colRoom = colNameRoom(labels, matrixWidth);
  const controls = { x: 0, y: 0, width, height: width < ONE_BY_ONE ? 96 : 64 };
  const arcs = { x: 0, y: controls.height + 8, width, height: 170 };
  let y = arcs.y + arcs.height + 14;
  const take = (height: number, gap: number): number => {
    const start = y;
    y += height + gap;
    return start;
  };
  const row = pitchOf(T, matrixWidth, CELL.most);
  const blocks = [0, 1, 2].map(() => {
    const head = take(HEAD, 0);
    const list = take(bars * 16, 4);
    const total = take(TOTAL, 10);
    return { head, list, total };
  });
  const zeroY = take(84, 6);
  const sumY = take(240, 12);
  const tops = [0, 1, 2].map((n) => {
    const step = n === 0 ? y : take(30, 0);
    take(0, colRoom);
    return { step, matrix: take(T * row, CAPTION.full + 14) };
  });
  const block = (n: number) => blocks[n] as (typeof blocks)[number];
  const matrix = (n: number) => (tops[n] as (typeof tops)[number]).matrix;
  const step = (n: number) => ({
    x: nameRoom,
    y: (tops[n + 1] as (typeof tops)[number]).step,
    width: matrixWidth,
    height: 24,
  });
  return {
    width,
    height: y,
    controls,
    matrices: three((n) => ({ x: nameRoom, y: matrix(n), width: matrixWidth, height: T * row })),
    nameRoom,
    columnsNamed: true,
    steps: [step(0), step(1)],
    heads: three((n) => ({ x: nameRoom, y: block(n).head, width: inner, height: HEAD })),
    bars: three((n) => ({ x: 0, y: block(n).list, width, height: bars * 16 })),
    barNames: [nameRoom, nameRoom, nameRoom],
    totals: three((n) => ({ x: nameRoom, y: block(n).total, width: inner, height: TOTAL })),
    zero: { x: 0, y: zeroY, width, height: 84 },
    arcs,
    sum: { x: 0, y: sumY, width, height: 240 },
    stacked: true,
  };
}

/** Above a matrix whose columns have no names. */
const UNNAMED = 10;

/** Above a matrix: turned names need more room than those that fit over their columns. */
function colNameRoom(labels: readonly string[], width: number): number {
  const widest = labelRoom(labels, 12) - 8;
  return widest > width / labels.length - 2 ? Math.round(widest * 0.78) + 14 : 20;
}

/** How far the last column's name, turned, may reach beyond its matrix. */
function overhang(labels: readonly string[]): number {
  return Math.max(6, Math.ceil(emsOf(shortened(labels.at(-1) ?? '')) * 12 * 0.65) - 6);
}

function three<T>(make: (n: number) => T): [T, T, T] {
  return [make(0), make(1), make(2)];
}

function clamp(n: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, n));
}
