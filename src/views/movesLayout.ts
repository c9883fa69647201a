import { scaleLinear } from 'd3';
import { emsOf, shortened } from './labels.ts';

export interface MoveRow {
  readonly key: string;
  readonly label: string;
  /** NaN draws no dot. */
  readonly from: number;
  readonly to: number;
  readonly strong?: boolean;
}

export interface MovesLayout {
  readonly moves: readonly { readonly y: number; readonly from: number; readonly to: number }[];
  readonly rowHeight: number;
  /** The end of the names, and of each column of numbers. */
  readonly labelX: number;
  readonly fromX: number;
  readonly toX: number;
  readonly zero: number;
  readonly left: number;
  readonly right: number;
}

export const MOVE_FONT = 12;
/** The longest name in a narrow list. */
export const MOVE_NAME = 10;
const GAP = 10;

/** Rows of one height on one axis: name, where it was and where it went, and both numbers at the right. */
export function movesLayout(
  rows: readonly MoveRow[],
  size: { readonly width: number; readonly height: number },
  format: (n: number) => string,
  domain: readonly [low: number, high: number],
): MovesLayout {
  const wide = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => emsOf(text))) * MOVE_FONT * 1.08);
  const labelX = wide(rows.map(({ label }) => shortened(label, MOVE_NAME)));
  const toX = size.width;
  const fromX = toX - wide(rows.map(({ to }) => format(to))) - GAP;
  const right = fromX - wide(rows.map(({ from }) => format(from))) - GAP - 4;
  const left = labelX + GAP + 4;
  const x = scaleLinear(domain, [left, Math.max(left + 1, right)]).clamp(true);
  const rowHeight = size.height / Math.max(1, rows.length);
  return {
    moves: rows.map(({ from, to }, n) => ({ y: (n + 0.5) * rowHeight, from: x(from), to: x(to) })),
    rowHeight,
    labelX,
    fromX,
    toX,
    zero: x(0),
    left,
    right: Math.max(left + 1, right),
  };
}
