import type { CardHeldOut, CurvePoint, LossAgainstEntropy, ProbeRow, Weakness } from '../model/card.ts';
import type { EncoderConfig } from '../model/config.ts';
import type { Ops } from '../model/ops.ts';
import { type Random, seededRandom } from '../model/random.ts';
import type { Weights } from '../model/weights.ts';
import { accuracyOf, type Guesser } from './baselines.ts';
import type { Corpus, Probe } from './corpus/sentence.ts';
import { crossEntropy } from './objective.ts';
import { guessBlanks, isRight, type ProbeReader, scoreProbes } from './probes.ts';

/** A model to be measured, with everything that reading a probe takes. */
export interface Measured {
  readonly config: EncoderConfig;
  readonly weights: Weights;
  readonly corpus: Corpus;
  readonly idsOf: (words: readonly string[]) => readonly number[];
  readonly mask: number;
  readonly ops: Ops;
}

/** Probes of every kind, always the same for a seed. */
export function drawProbes(corpus: Corpus, count: number, seed: number): Map<string, readonly Probe[]> {
  return new Map(
    corpus.phenomena.map((phenomenon) => [
      phenomenon,
      corpus.probes(phenomenon, count, seededRandom(seed, `probes of ${phenomenon}`)),
    ]),
  );
}

/** The table of probes: the model, what is left of it without attention or positions, the baselines, the best possible. */
export function measureProbes(
  model: Measured,
  probes: ReadonlyMap<string, readonly Probe[]>,
  baselines: { readonly unigram: Guesser; readonly bigram: Guesser },
): ProbeRow[] {
  const { config, weights, corpus } = model;
  const withoutPositions = { ...config, position: 'none' } as const;
  return [...probes].map(([phenomenon, asked]) => ({
    phenomenon,
    count: asked.length,
    accuracy: scoreProbes(config, weights, asked, model).accuracy,
    best: bestPossible(corpus, asked),
    unigram: accuracyOf(asked, baselines.unigram),
    bigram: accuracyOf(asked, baselines.bigram),
    uniformAttention: scoreProbes(config, weights, asked, { ...model, options: { uniformAttention: true } })
      .accuracy,
    noPositions: scoreProbes(withoutPositions, weights, asked, model).accuracy,
  }));
}

/** What the grammar's own posterior gets right: nobody who does not know the answer can do better. */
export function bestPossible(corpus: Corpus, probes: readonly Probe[]): number {
  const posteriors = new Map(probes.map((probe) => [probe, corpus.posterior(probe.words, probe.blank)]));
  return accuracyOf(probes, ({ words, blank }, word) => {
    const probe = probes.find((one) => one.words === words && one.blank === blank);
    return (probe && posteriors.get(probe)?.get(word)) ?? 0;
  });
}

/** The mean over kinds of the share of probes that are right. */
export function meanAccuracy(model: Measured, probes: ReadonlyMap<string, readonly Probe[]>): number {
  const { config, weights } = model;
  const shares = [...probes.values()].map((asked) => scoreProbes(config, weights, asked, model).accuracy);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** One blank anywhere in each of `blanks` sentences: the model's loss against what the grammar leaves open. */
export function measureHeldOut(model: Measured, blanks: number, seed: number): CardHeldOut {
  const { corpus } = model;
  const random = seededRandom(seed, 'held-out blanks');
  return {
    familiar: lossAgainstEntropy(model, blanks, (r) => corpus.sentence(r).words, 'training', random),
    unseen: lossAgainstEntropy(model, blanks, (r) => corpus.heldOut(r).words, 'whole', random),
  };
}

function lossAgainstEntropy(
  model: Measured,
  blanks: number,
  draw: (random: Random) => readonly string[],
  within: 'whole' | 'training',
  random: Random,
): LossAgainstEntropy {
  const sentences = Array.from({ length: blanks }, () => {
    const words = draw(random);
    return { words, blank: Math.floor(random.uniform() * words.length) };
  });
  const told = sentences.flatMap((one) => {
    const p = model.corpus.posterior(one.words, one.blank, within).get(one.words[one.blank] as string);
    return p === undefined ? [] : [{ ...one, entropy: -Math.log(p) }];
  });
  const entropy = told.reduce((sum, one) => sum + one.entropy, 0) / told.length;
  return { blanks: told.length, loss: blankLoss(model, told), entropy: told.length > 0 ? entropy : null };
}

/** The mean of −ln p(word) at the blanks. */
export function blankLoss(
  { config, weights, idsOf, mask, ops }: Measured,
  sentences: readonly { readonly words: readonly string[]; readonly blank: number }[],
): number {
  const reader: ProbeReader = { idsOf, mask, ops };
  const guesses = guessBlanks(config, weights, sentences, reader);
  const losses = sentences.map(({ words, blank }, i) => {
    const word = idsOf([words[blank] as string]);
    return crossEntropy(guesses[i] as Float32Array, word, config.vocabulary).loss;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** On kinds of probes where it stays this far behind the best possible, a model is weak. */
const WEAK = 0.97;
const EXAMPLES = 3;

/** The kinds of probes on which a model is weak, with the first sentences that it gets wrong. */
export function findWeaknesses(
  model: Measured,
  rows: readonly ProbeRow[],
  probes: ReadonlyMap<string, readonly Probe[]>,
): Weakness[] {
  return rows
    .filter(({ accuracy, best }) => accuracy < WEAK * best)
    .map(({ phenomenon, accuracy, best }) => {
      const asked = probes.get(phenomenon) ?? [];
      const guesses = guessBlanks(model.config, model.weights, asked, model);
      const examples = asked.flatMap((probe, i) => {
        const guess = guesses[i] as Float32Array;
        if (isRight(guess, probe, model)) return [];
        const score = (word: string) => guess[model.idsOf([word])[0] as number] as number;
        const guessed = probe.wrong.toSorted((a, b) => score(b) - score(a))[0] as string;
        return [
          { words: probe.words, blank: probe.blank, right: probe.words[probe.blank] as string, guessed },
        ];
      });
      return { phenomenon, accuracy, best, examples: examples.slice(0, EXAMPLES) };
    });
}

/** About `points` means over stretches of the losses, each step weighing alike. */
export function curveOf(losses: ArrayLike<number>, points: number): CurvePoint[] {
  const curve: CurvePoint[] = [];
  let from = 0;
  for (let point = 1; point <= points; point++) {
    const to = Math.round((point * losses.length) / points);
    if (to === from) continue;
    let sum = 0;
    for (let step = from; step < to; step++) sum += losses[step] as number;
    curve.push({ step: to, loss: sum / (to - from) });
    from = to;
  }
  return curve;
}
