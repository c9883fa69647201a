import { extent, ticks as ticksOf } from 'd3';
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
  const { values } = input;
  const domain = input.domain ?? ownDomain(Array.from(values).filter(Number.isFinite));
  const [low, high] = domain;
  const count = input.bins ?? Math.max(6, Math.min(MOST_BARS, Math.round(width / 9)));
  const step = (high - low) / count;
  const x = (value: number) => ((value - low) / (high - low)) * width;

  const { counts, below, above, mean } = counted(values, low, high, count);
  const most = Math.max(1, ...counts);
  const baseline = height - AXIS;
  const bars = counts.map((each, n): Bar => {
    const [from, to] = [low + n * step, n === count - 1 ? high : low + (n + 1) * step];
    const tall = (each / most) * baseline;
    return {
      low: from,
      high: to,
      count: each,
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
    mean: within(mean),
    domain,
    below,
    above,
  };
}

/** How many values stand in each of so many equal parts, the upper end of all in the last; read once, because there may be a million. */
function counted(values: ArrayLike<number>, low: number, high: number, count: number) {
  const counts = new Array<number>(count).fill(0);
  const step = (high - low) / count;
  let [below, above, sum, known] = [0, 0, 0, 0];
  for (let n = 0; n < values.length; n++) {
    const value = values[n] as number;
    if (!Number.isFinite(value)) continue;
    sum += value;
    known++;
    if (value < low) below++;
    else if (value > high) above++;
    else {
      let part = Math.min(count - 1, Math.floor((value - low) / step));
      // Division rounds: a value on a border belongs to the part that begins there.
      if (part + 1 < count && value >= low + (part + 1) * step) part++;
      else if (part > 0 && value < low + part * step) part--;
      counts[part] = (counts[part] as number) + 1;
    }
  }
  return { counts, below, above, mean: known > 0 ? sum / known : undefined };
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
