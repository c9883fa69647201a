import { line, type ScaleLinear, scaleLinear } from 'd3';

/** A function and the points that lie on it. */
export interface CurvePlot {
  readonly curve: (x: number) => number;
  /** Another function to compare it with. */
  readonly ghost?: ((x: number) => number) | undefined;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** The ends of the horizontal axis; 0 is always on it. */
  readonly domain: readonly [low: number, high: number];
}

export interface CurveTick {
  readonly text: string;
  /** In CSS pixels along its axis. */
  readonly at: number;
}

export interface CurveLayout {
  /** The rectangle inside the axes. */
  readonly plot: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly path: string;
  readonly ghost: string | null;
  readonly xTicks: readonly CurveTick[];
  readonly yTicks: readonly CurveTick[];
  readonly zero: { readonly x: number; readonly y: number };
  /** Where the points stand, in the order given. */
  readonly px: Float32Array;
  readonly py: Float32Array;
  readonly radius: number;
  /** The right end of the curve, where its name stands. */
  readonly end: { readonly x: number; readonly y: number };
}

const EDGE = { left: 34, top: 20, right: 10, bottom: 36 } as const;
const SAMPLES = 160;

/** Axes from the data: horizontally the domain with 0, vertically what curve and points reach. */
export function curveLayout(plot: CurvePlot, size: { width: number; height: number }): CurveLayout {
  const { curve, ghost, xs, ys } = plot;
  const low = Math.min(0, plot.domain[0]);
  const high = Math.max(0, plot.domain[1]);
  const [from, to] = low < high ? [low, high] : [-1, 1];
  const pad = (to - from) * 0.04;
  const x = scaleLinear(
    [from - pad, to + pad],
    [EDGE.left, Math.max(EDGE.left + 20, size.width - EDGE.right)],
  );
  const [first, last] = x.domain() as [number, number];
  const samples = Array.from({ length: SAMPLES + 1 }, (_, n) => first + ((last - first) * n) / SAMPLES);
  // A kink at 0 must be hit exactly.
  const knots = [...samples, 0].sort((a, b) => a - b);
  let floor = 0;
  let ceiling = 0;
  for (const value of [...knots.map(curve), ...(ghost ? knots.map(ghost) : []), ...Array.from(ys)]) {
    floor = Math.min(floor, value);
    ceiling = Math.max(ceiling, value);
  }
  if (floor === ceiling) ceiling = floor + 1;
  const lift = (ceiling - floor) * 0.05;
  const bottom = Math.max(EDGE.top + 20, size.height - EDGE.bottom);
  const y = scaleLinear([floor - lift, ceiling], [bottom, EDGE.top]);
  const draw = line<number>();
  const pathOf = (f: (n: number) => number) => draw.x((n) => x(n)).y((n) => y(f(n)))(knots) ?? '';
  const [left, right] = x.range() as [number, number];
  return {
    plot: { left, top: EDGE.top, right, bottom },
    path: pathOf(curve),
    ghost: ghost ? pathOf(ghost) : null,
    xTicks: ticksOf(x, (right - left) / 56),
    yTicks: ticksOf(y, (bottom - EDGE.top) / 44),
    zero: { x: x(0), y: y(0) },
    px: Float32Array.from(xs, (value) => x(value)),
    py: Float32Array.from(ys, (value) => y(value)),
    radius: xs.length > 1000 ? 2 : xs.length > 300 ? 2.6 : 3.2,
    end: { x: x(to), y: y(curve(to)) },
  };
}

/** Round numbers along an axis, all with as many decimals. */
function ticksOf(scale: ScaleLinear<number, number>, wanted: number): CurveTick[] {
  const count = Math.max(2, Math.floor(wanted));
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ text: format(value), at: scale(value) }));
}

/** The point nearest to a place, if one lies within reach. */
export function nearestPoint(layout: CurveLayout, x: number, y: number, reach = 14): number | null {
  let best: number | null = null;
  let least = reach * reach;
  for (let n = 0; n < layout.px.length; n++) {
    const square = ((layout.px[n] as number) - x) ** 2 + ((layout.py[n] as number) - y) ** 2;
    if (square <= least) {
      least = square;
      best = n;
    }
  }
  return best;
}
