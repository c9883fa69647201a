import { scaleLinear } from 'd3';

/** Keeps the dots at either end inside the plot. */
const INSET = 7;
/** Of more places than this several may share a pixel. */
const FEW = 160;

export interface WaveAxis {
  /** From a place to CSS pixels within the plot. */
  x(place: number): number;
  /** The whole place nearest to a point of the plot, within the axis. */
  placeAt(x: number): number;
  /** The places that are numbered. */
  readonly ticks: readonly number[];
}

/** The axis of places from 0 to `last` across a plot. */
export function waveAxis(last: number, width: number): WaveAxis {
  const scale = scaleLinear([0, last], [INSET, Math.max(INSET + 1, width - INSET)]);
  const wanted = Math.max(2, Math.floor(width / 64));
  return {
    x: scale,
    placeAt: (x) => Math.round(Math.max(0, Math.min(last, scale.invert(x)))),
    ticks: scale.ticks(wanted).filter(Number.isInteger),
  };
}

/** A wave as an SVG path, sampled so finely that no swing is lost. */
export function wavePath(
  at: (place: number) => number,
  { x }: WaveAxis,
  last: number,
  middle: number,
  swing: number,
): string {
  // The fastest wave turns by one radian a place.
  const steps = Math.max(2, Math.ceil((x(last) - x(0)) / 1.5), last > FEW ? 3 * last : 0);
  const points = Array.from({ length: steps + 1 }, (_, n) => {
    const place = (n * last) / steps;
    return `${x(place).toFixed(1)},${(middle - swing * at(place)).toFixed(2)}`;
  });
  return `M${points.join('L')}`;
}

/** Dots at the places 0, 1 … count − 1, as one path of round points. */
export function dotsPath(
  at: (place: number) => number,
  { x }: WaveAxis,
  count: number,
  middle: number,
  swing: number,
): string {
  return Array.from(
    { length: count },
    (_, place) => `M${x(place).toFixed(1)},${(middle - swing * at(place)).toFixed(2)}h0`,
  ).join('');
}
