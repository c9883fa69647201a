import { bin, extent, mean as meanOf, range, ticks as ticksOf } from 'd3';
import { emsOf } from './labels.ts';

export interface HistogramInput {
  readonly values: ArrayLike<number>;
  /** From where to where the axis runs; the values' own extent where it is left out. */
  readonly domain?: readonly [low: number, high: number] | undefined;
  /** How many bars of equal width share the domain. */
  readonly bins?: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly format: (n: number) => string;
}

export interface Bar {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Tick {
  readonly value: number;
  readonly text: string;
  readonly x: number;
}

export interface HistogramLayout {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  /** Where the bars stand: the axis. */
  readonly baseline: number;
  /** Where 0 is; null outside the domain. */
  readonly zero: number | null;
  /** Where the mean is; null outside the domain, and where there are no values. */
  readonly mean: number | null;
  readonly domain: readonly [low: number, high: number];
  /** Values that lie outside the domain; they are in no bar. */
  readonly below: number;
  readonly above: number;
}

/** Room under the axis for the numbers. */
const AXIS = 20;
const FONT = 11;
const GAP = 12;
const MOST_BARS = 60;

/** Counts numbers into bars of equal width and says where everything stands. Numbers that are not finite are left out. */
export function histogramLayout(input: HistogramInput): HistogramLayout {
  const { width, height, format } = input;
  const values = Array.from(input.values).filter(Number.isFinite);
  const domain = input.domain ?? ownDomain(values);
  const [low, high] = domain;
  const count = input.bins ?? Math.max(6, Math.min(MOST_BARS, Math.round(width / 9)));
  const step = (high - low) / count;
  const x = (value: number) => ((value - low) / (high - low)) * width;

  const inside = values.filter((value) => value >= low && value <= high);
  const counted = bin()
    .domain([low, high])
    .thresholds(range(1, count).map((n) => low + n * step))(inside);
  const most = Math.max(1, ...counted.map((each) => each.length));
  const baseline = height - AXIS;
  const bars = counted.map((each): Bar => {
    const [from, to] = [each.x0 as number, each.x1 as number];
    const tall = (each.length / most) * baseline;
    return {
      low: from,
      high: to,
      count: each.length,
      x: x(from),
      y: baseline - tall,
      width: x(to) - x(from),
      height: tall,
    };
  });
  const within = (value: number | undefined) =>
    value !== undefined && value >= low && value <= high ? x(value) : null;
  return {
    bars,
    ticks: axisTicks(domain, width, format),
    baseline,
    zero: within(0),
    mean: within(meanOf(values)),
    domain,
    below: values.filter((value) => value < low).length,
    above: values.filter((value) => value > high).length,
  };
}

/** As many round numbers along an axis as have room, each inside the width; 0 is among them wherever it can be. */
export function axisTicks(
  [low, high]: readonly [number, number],
  width: number,
  format: (n: number) => string,
): Tick[] {
  for (let wanted = Math.max(2, Math.floor(width / 40)); wanted > 0; wanted--) {
    const placed = ticksOf(low, high, wanted).map((value): Tick => {
      const text = format(value);
      return { value, text, x: ((value - low) / (high - low)) * width };
    });
    const half = (tick: Tick) => (emsOf(tick.text) * FONT) / 2;
    const inner = placed.filter((tick) => tick.x - half(tick) >= -14 && tick.x + half(tick) <= width + 14);
    const apart = inner.every((tick, n) => {
      const before = inner[n - 1];
      return !before || tick.x - half(tick) - (before.x + half(before)) >= GAP;
    });
    if (apart && inner.length > 0) return inner;
  }
  return [];
}

/** The extent of the values, widened where they are all one. */
function ownDomain(values: readonly number[]): readonly [number, number] {
  const [low, high] = extent(values);
  if (low === undefined || high === undefined) return [0, 1];
  if (low < high) return [low, high];
  const room = Math.abs(low) / 2 || 0.5;
  return [low - room, low + room];
}
