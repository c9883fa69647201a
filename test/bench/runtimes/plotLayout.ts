/** A panel of a plot whose axes are both logarithmic: a power law is a straight line. Plain numbers, no markup. */

export interface Series {
  readonly name: string;
  /** Drawn fainter, as what the others are held against. */
  readonly isPeer: boolean;
  readonly points: readonly { readonly at: number; readonly milliseconds: number }[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Line {
  readonly name: string;
  readonly isPeer: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Where its name stands, right of its end; null where it has none. */
  readonly nameAt: readonly [x: number, y: number] | null;
}

export interface Panel {
  readonly box: Box;
  readonly columns: readonly Tick[];
  readonly rows: readonly Tick[];
  readonly lines: readonly Line[];
}

/** Names stand at least this far apart, from baseline to baseline. */
const LINE_HEIGHT = 17;

/**
 * Where everything stands.
 * @param columns the values that are marked along the horizontal axis; they span it.
 * @param range the times that the vertical axis spans, in milliseconds.
 */
export function panelOf(
  box: Box,
  columns: readonly number[],
  range: readonly [number, number],
  series: readonly Series[],
): Panel {
  const across = logScale([Math.min(...columns), Math.max(...columns)], [box.x, box.x + box.width]);
  const up = logScale(range, [box.y + box.height, box.y]);
  const lines = series.map(({ name, isPeer, points }) => ({
    name,
    isPeer,
    points: points
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, milliseconds }) => [across(at), up(milliseconds)] as const),
  }));
  const named = lines.filter(({ isPeer, name }) => !isPeer && name !== '');
  const heights = spread(named.map(({ points }) => points.at(-1)?.[1] ?? 0));
  return {
    box,
    columns: columns.map((value) => ({ at: across(value), label: String(value) })),
    rows: powersOfTen(range).map((value) => ({ at: up(value), label: timeWords(value) })),
    lines: lines.map((line) => {
      const height = heights[named.indexOf(line)];
      const end = line.points.at(-1);
      return { ...line, nameAt: height === undefined || !end ? null : ([end[0] + 8, height] as const) };
    }),
  };
}

/** The powers of ten around all values, so that every point lies inside. */
export function decadesAround(values: readonly number[]): [number, number] {
  const low = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const high = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  return [low, high === low ? 10 * low : high];
}

/** How steep a line is: the exponent of the power law through its points, by least squares of the logarithms. */
export function exponentOf(
  points: readonly { readonly at: number; readonly milliseconds: number }[],
): number {
  const logs = points.map(({ at, milliseconds }) => [Math.log(at), Math.log(milliseconds)] as const);
  const mean = (axis: 0 | 1) => logs.reduce((sum, log) => sum + log[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return covariance / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

function logScale(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const [low, high] = [Math.log(from[0]), Math.log(from[1])];
  return (value) => to[0] + ((Math.log(value) - low) / (high - low)) * (to[1] - to[0]);
}

function powersOfTen([low, high]: readonly [number, number]): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

function timeWords(milliseconds: number): string {
  if (milliseconds >= 1000) return `${milliseconds / 1000} s`;
  return milliseconds >= 1 ? `${milliseconds} ms` : `${Number((1000 * milliseconds).toPrecision(1))} µs`;
}

/** Heights moved apart, downwards from the highest, until no two names touch; the order stays. */
function spread(heights: readonly number[]): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] as number) - (heights[b] as number));
  const moved = [...heights];
  let next = -Infinity;
  for (const i of order) {
    moved[i] = Math.max(heights[i] as number, next);
    next = (moved[i] as number) + LINE_HEIGHT;
  }
  return moved;
}
