import { emsOf, shortened } from '../../views/labels.ts';
import type { Segment } from '../../views/SegmentBar.tsx';

/** The shares that softmax would give to a row of scores. For comparison only: the encoder's own are attention.weights. */
export function sharesOf(row: ArrayLike<number>): number[] {
  const scores = Array.from(row);
  const max = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - max));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

export const SEGMENT_FONT = 11;

/** Shares end to end, from left to right in the order of the keys; together as wide as the bar. */
export function segments(shares: readonly number[], names: readonly string[], width: number): Segment[] {
  let x = 0;
  return shares.map((share, key) => {
    const own = share * width;
    const text = shortened(names[key] ?? '', 10);
    const segment = { share, x, width: own, name: emsOf(text) * SEGMENT_FONT + 8 <= own ? text : '' };
    x += own;
    return segment;
  });
}

export interface Line {
  readonly y: number;
  readonly switch: { readonly x: number; readonly y: number; readonly width: number };
  readonly bar: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly measure: { readonly x: number; readonly y: number; readonly width: number };
}

export interface Comparison {
  readonly heading: number;
  readonly lines: readonly [Line, Line];
  readonly height: number;
}

const SWITCH = 104;
const MEASURE = 208;
const BAR = 22;

/** Two lines, divided and not: a switch, a bar of shares, what it measures. On a phone the bar stands under the words. */
export function comparisonLayout(width: number): Comparison {
  const heading = width < 560 ? 56 : 38;
  if (width < 560) {
    const line = (n: number): Line => {
      const y = heading + n * 62;
      return {
        y,
        switch: { x: 0, y, width: SWITCH },
        measure: { x: SWITCH + 8, y, width: width - SWITCH - 8 },
        bar: { x: 0, y: y + 28, width, height: BAR },
      };
    };
    return { heading, lines: [line(0), line(1)], height: heading + 2 * 62 };
  }
  const line = (n: number): Line => {
    const y = heading + n * 32;
    return {
      y,
      switch: { x: 0, y, width: SWITCH },
      bar: { x: SWITCH + 12, y, width: width - SWITCH - MEASURE - 24, height: BAR },
      measure: { x: width - MEASURE, y, width: MEASURE },
    };
  };
  return { heading, lines: [line(0), line(1)], height: heading + 2 * 32 + 6 };
}
