import { type EncoderConfig, multiplyCount } from '../../../src/model/config.ts';
import { median, middleHalf } from './statistics.ts';

/** What `npm run bench -- --json` prints, and what the plot is drawn from. Times in milliseconds. */
export interface Results {
  readonly rows: readonly Row[];
  readonly growth: readonly GrowthRow[];
  readonly peak: readonly Peak[];
  readonly downloads: readonly Download[];
  readonly firstTensor: readonly FirstTensor[];
  readonly agreement: readonly Agreement[];
  /** What was not measured, and why. */
  readonly skipped: readonly Skipped[];
  readonly machine: Machine;
}

export interface Place {
  readonly encoder: string;
  readonly tokens: number;
}

export interface Timing {
  readonly impl: string;
  readonly medianMs: number;
  /** The middle half of the rounds. */
  readonly lowMs: number;
  readonly highMs: number;
  /** The quickest round: what a machine with other work to do comes closest to. */
  readonly leastMs: number;
  readonly rounds: number;
}

export interface Row extends Place, Timing {
  /** Of the products alone; everything else is counted as time. */
  readonly gflops: number;
  /** The share of what multiplying and adding alone reached in the same rounds. */
  readonly peakShare: number;
  /** How many times as fast as ONNX Runtime Web when it gives every tensor; null where that was not measured. */
  readonly ratioToOrtAll: number | null;
}

export interface GrowthRow extends Timing {
  readonly width: number;
  readonly layers: number;
  readonly tokens: number;
}

export interface Peak extends Place {
  /** Fused multiply-add; null where the browser has none. */
  readonly fusedGflops: number | null;
  /** A multiplication, then an addition. */
  readonly separateGflops: number;
}

export interface Download {
  readonly impl: string;
  /** Everything that a page fetches until its first tensor, each file by itself through gzip. */
  readonly gzipBytes: number;
  readonly files: number;
}

export interface FirstTensor extends Timing {}

export interface Agreement extends Place {
  readonly impl: string;
  readonly reference: string;
  /** The largest difference of all tensors, each relative to the largest number in the reference's. */
  readonly worst: number;
}

export interface Skipped extends Place {
  readonly impl: string;
  readonly why: string;
}

export interface Machine {
  readonly browser: string;
  readonly processor: string;
  readonly cores: number;
}

/** Median and spread of the rounds. */
export function timingOf(impl: string, samples: readonly number[]): Timing {
  const [lowMs, highMs] = middleHalf(samples);
  return {
    impl,
    medianMs: median(samples),
    lowMs,
    highMs,
    leastMs: Math.min(...samples),
    rounds: samples.length,
  };
}

/** The rows of one encoder at one number of tokens. @param peakGflops what multiplying and adding alone reached. */
export function rowsOf(
  place: Place,
  config: EncoderConfig,
  timings: readonly Timing[],
  peakGflops: number,
): Row[] {
  const ortAll = timings.find(({ impl }) => impl === 'ort-all')?.medianMs ?? null;
  return timings.map((timing) => {
    const gflops = (2 * multiplyCount(config, place.tokens)) / (timing.medianMs * 1e6);
    return {
      ...place,
      ...timing,
      gflops,
      peakShare: gflops / peakGflops,
      ratioToOrtAll: ortAll === null ? null : ortAll / timing.medianMs,
    };
  });
}

/** Later results in the place of earlier ones of the same encoder, tokens and implementation; the rest stays. */
export function merged(earlier: Results, later: Results): Results {
  const at = ({ encoder, tokens }: Place) => `${encoder} ${tokens}`;
  const atAs = (one: Place & { impl: string }) => `${at(one)} ${one.impl}`;
  const measured = new Set([...later.rows, ...later.skipped].map(atAs));
  const stays = <One extends Place & { impl: string }>(ones: readonly One[]) =>
    ones.filter((one) => !measured.has(atAs(one)));
  const replace = <One>(before: readonly One[], after: readonly One[], key: (one: One) => string): One[] => {
    const known = new Set(after.map(key));
    return [...before.filter((one) => !known.has(key(one))), ...after];
  };
  return {
    rows: [...stays(earlier.rows), ...later.rows].sort(byPlace),
    growth: replace(
      earlier.growth,
      later.growth,
      (one) => `${one.width} ${one.layers} ${one.tokens} ${one.impl}`,
    ),
    peak: replace(earlier.peak, later.peak, at).sort(byPlace),
    downloads: replace(earlier.downloads, later.downloads, (one) => one.impl),
    firstTensor: replace(earlier.firstTensor, later.firstTensor, (one) => one.impl),
    agreement: [...stays(earlier.agreement), ...later.agreement].sort(byPlace),
    skipped: [...stays(earlier.skipped), ...later.skipped].sort(byPlace),
    machine: later.machine,
  };
}

/** Encoders d64 to d768, then tokens; what stands at the same place keeps its order. */
function byPlace(a: Place, b: Place): number {
  const width = ({ encoder }: Place) => Number(encoder.slice(1));
  return width(a) - width(b) || a.tokens - b.tokens;
}
