import { scaleLinear } from 'd3';
import { emsOf, labelRoom, namedLines, shortened } from './labels.ts';

export interface BarRow {
  readonly key: string;
  readonly label: string;
  /** NaN draws no bar. */
  readonly value: number;
  /** What stands in place of the number. */
  readonly text?: string | undefined;
  /** The one meant: its name and number stand out and are never left out. */
  readonly strong?: boolean;
  readonly muted?: boolean;
  /** Its name stands in the accent: the chosen token. */
  readonly chosen?: boolean;
}

/** One row as it is drawn, relative to the box. */
export interface Bar {
  readonly y: number;
  readonly x: number;
  readonly width: number;
  /** Where its number begins (`start`) or ends (`end`). */
  readonly numberX: number;
  readonly anchor: 'start' | 'end';
  /** Whether there is room for its name, and for its number. */
  readonly named: boolean;
  readonly numbered: boolean;
}

export interface BarsLayout {
  readonly bars: readonly Bar[];
  readonly rowHeight: number;
  readonly thickness: number;
  /** Whether the rows stand so close that names are left out; then a number would lie on other bars. */
  readonly dense: boolean;
  /** The end of the names. */
  readonly labelX: number;
  readonly zero: number;
}

export const BAR_FONT = 12;
/** Names and numbers need rows at least this high. */
const LINE = 13;
const GAP = 6;
const NAME_GAP = 8;
/** What is left to names and bars where there is hardly any room. */
const LEAST_NAME = 24;
const LEAST_BAR = 16;

/** Rows of one height; the bars share a zero line, and every number has its room beside its bar. */
export function barsLayout(
  rows: readonly BarRow[],
  size: { readonly width: number; readonly height: number },
  format: (n: number) => string,
  domain: readonly [number, number] = extentOfRows(rows),
  nameRoom?: number,
): BarsLayout {
  const [low, high] = [Math.min(0, domain[0]), Math.max(0, domain[1])];
  const room = (kept: readonly BarRow[]) =>
    Math.max(0, ...kept.map(({ value, text }) => numberRoom(text ?? format(value))));
  const before = room(rows.filter(({ value }) => value < 0));
  const after = room(rows.filter(({ value }) => !(value < 0)));
  const labels = rows.map(({ label }) => label);
  const free = Math.max(LEAST_NAME, size.width - before - after - LEAST_BAR - NAME_GAP);
  const wanted = labels.some(Boolean) ? Math.min(labelRoom(labels, BAR_FONT) - 8, free) : 0;
  const labelX = nameRoom === undefined ? wanted : Math.max(0, nameRoom - NAME_GAP);
  const left = labelX + (labelX > 0 ? NAME_GAP : 0) + before;
  const right = Math.max(left + 1, size.width - after);
  const x = scaleLinear([low, high === low ? low + 1 : high], [left, right]).clamp(true);
  const zero = x(0);
  const rowHeight = size.height / Math.max(1, rows.length);
  const where = (is: (row: BarRow) => boolean | undefined) => rows.flatMap((row, n) => (is(row) ? [n] : []));
  const marked = [...where(({ strong }) => strong), ...where(({ chosen }) => chosen)];
  const named = namedLines(rows.length, rowHeight + 1e-9, LINE, marked);
  const dense = rowHeight + 1e-9 < LINE;
  return {
    dense,
    bars: rows.map(({ value, strong, chosen }, n) => {
      const end = Number.isFinite(value) ? x(value) : zero;
      return {
        y: n * rowHeight,
        x: Math.min(zero, end),
        width: Math.abs(end - zero),
        numberX: value < 0 ? end - GAP : end + GAP,
        anchor: value < 0 ? 'end' : 'start',
        named: named.has(n),
        numbered: named.has(n) && (!dense || strong === true || chosen === true),
      };
    }),
    rowHeight,
    thickness: dense ? Math.max(1, rowHeight * 0.8) : Math.min(16, rowHeight * 0.62),
    labelX,
    zero,
  };
}

function extentOfRows(rows: readonly BarRow[]): [number, number] {
  const values = rows.map(({ value }) => value).filter(Number.isFinite);
  return [Math.min(0, ...values), Math.max(0, ...values)];
}

function numberRoom(text: string): number {
  return Math.ceil(emsOf(text) * BAR_FONT * 1.12) + GAP + 2;
}

/** A name cut so that it fits in so many pixels. */
export function fitted(label: string, width: number): string {
  let longest = 14;
  while (longest > 2 && emsOf(shortened(label, longest)) * BAR_FONT > width) longest--;
  return shortened(label, longest);
}
