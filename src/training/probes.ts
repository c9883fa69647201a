import type { EncoderConfig } from '../model/config.ts';
import { type Ops, plainOps } from '../model/ops.ts';
import type { Weights } from '../model/weights.ts';
import { type EncodeOptions, encode } from './network.ts';
import { logitsOf } from './objective.ts';
import { floatsOfRun } from './runSize.ts';

/** A sentence with one word to be told: right are the words that may stand there, wrong those that may not. */
export interface ProbeWords {
  readonly words: readonly string[];
  readonly blank: number;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}

export interface ProbeScore {
  readonly right: number;
  readonly count: number;
  /** right / count; NaN for no probes. */
  readonly accuracy: number;
}

export interface ProbeReader {
  readonly idsOf: (words: readonly string[]) => readonly number[];
  /** The id of `[MASK]`. */
  readonly mask: number;
  readonly ops?: Ops;
  readonly options?: EncodeOptions;
}

/** Sentences in one run of the network. */
const AT_ONCE = 64;

/** How often the best of a probe's right words is likelier than the best of its wrong words. */
export function scoreProbes(
  config: EncoderConfig,
  weights: Weights,
  probes: readonly ProbeWords[],
  reader: ProbeReader,
): ProbeScore {
  const guesses = guessBlanks(config, weights, probes, reader);
  const right = probes.filter((probe, i) => isRight(guesses[i] as Float32Array, probe, reader)).length;
  return { right, count: probes.length, accuracy: right / probes.length };
}

/** Whether a guess, logits (V), puts a right word above every wrong one. */
export function isRight(
  guess: Float32Array,
  probe: ProbeWords,
  { idsOf }: Pick<ProbeReader, 'idsOf'>,
): boolean {
  const best = (words: readonly string[]) => Math.max(...idsOf(words).map((id) => guess[id] as number));
  return best(probe.right) > best(probe.wrong);
}

/** The logits (V) at each sentence's blank. */
export function guessBlanks(
  config: EncoderConfig,
  weights: Weights,
  sentences: readonly Pick<ProbeWords, 'words' | 'blank'>[],
  { idsOf, mask, ops = plainOps, options = {} }: ProbeReader,
): Float32Array[] {
  const guesses: Float32Array[] = [];
  for (let first = 0; first < sentences.length; first += AT_ONCE) {
    const ids: number[] = [];
    const starts: number[] = [];
    const rows: number[] = [];
    for (const { words, blank } of sentences.slice(first, first + AT_ONCE)) {
      starts.push(ids.length);
      rows.push(ids.length + blank);
      ids.push(...idsOf(words));
    }
    starts.push(ids.length);
    for (const row of rows) ids[row] = mask;
    ops.begin(floatsOfRun(config, ids.length, rows.length));
    const { output } = encode(config, weights, { ids, starts }, ops, { ...options, rows });
    const logits = logitsOf(config, weights, output, ops);
    const V = config.vocabulary;
    rows.forEach((_, i) => {
      guesses.push(logits.slice(i * V, (i + 1) * V));
    });
  }
  return guesses;
}
