import { checkConfig, type EncoderConfig } from '../model/config.ts';
import { type Ops, plainOps } from '../model/ops.ts';
import { type Random, seededRandom } from '../model/random.ts';
import { untrainedWeights, type Weights } from '../model/weights.ts';
import {
  ADAMW,
  type AdamWSettings,
  adamwStep,
  clipGradients,
  learningRateAt,
  type Moments,
} from './adamw.ts';
import { dropoutOf } from './dropout.ts';
import { type MaskedBatch, maskedBatch, type WordIds } from './maskedBatch.ts';
import { encode, encodeBackward } from './network.ts';
import { maskedWordLoss } from './objective.ts';
import { copyOf, parameters } from './parameters.ts';
import { type ProbeScore, type ProbeWords, scoreProbes } from './probes.ts';
import { floatsOfStep } from './runSize.ts';

/** Where the sentences come from: any corpus of `src/training/corpus`. */
export interface SentenceSource {
  sentence(random: Random): {
    readonly words: readonly string[];
    /** Places that the rest of the sentence decides; they are blanked more often. */
    readonly questions?: readonly { readonly blank: number }[];
  };
}

export interface TrainerSettings {
  /** The most that the learning rate reaches, at the end of the warm-up. */
  readonly learningRate: number;
  /** Sentences in a batch. */
  readonly batch: number;
  /** After how many steps the learning rate has come down to 0. */
  readonly steps: number;
  readonly warmUp: number;
  /** The longest that the gradient of all weights together may be. */
  readonly clip: number;
  readonly adamw: AdamWSettings;
}

export interface TrainerOptions extends Partial<TrainerSettings> {
  /** Must be `tied`. Its seed draws the first weights; its dropout is what is dropped. */
  readonly config: EncoderConfig;
  readonly corpus: SentenceSource;
  /** The ids of a sentence's words; unknown words must have become ids too. */
  readonly idsOf: (words: readonly string[]) => readonly number[];
  readonly wordIds: WordIds;
  /** Draws the sentences, the blanks and the dropout. The same seed gives the same training, bit for bit, on one kernel. */
  readonly seed: number;
  readonly ops?: Ops;
}

/** What one step did. */
export interface StepReport {
  /** Counted from 1. */
  readonly step: number;
  /** The mean of −ln p(the word) over the blanks of this step's batch, in nats, before the weights moved. */
  readonly loss: number;
  readonly learningRate: number;
  /** Before clipping. */
  readonly gradientLength: number;
  readonly tokens: number;
}

/** Everything that the next step depends on, apart from the options. A copy: steps do not change it. */
export interface TrainerSnapshot {
  readonly step: number;
  readonly weights: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/**
 * Trains one model, step by step. Nothing in it knows of a page, a worker, a file or a clock.
 *
 * The chance of each step hangs on the seed and on the number of the step only. So a snapshot needs no state of chance,
 * and going on from a snapshot gives what going on without a halt would have given.
 */
export interface Trainer {
  readonly settings: TrainerSettings;
  /** How many steps were done. */
  readonly steps: number;
  /** @throws DivergedError when the loss is no longer a number; the weights stay as before the step. */
  step(): StepReport;
  /** How many of the probes the model as it stands gets right. */
  evaluate(probes: readonly ProbeWords[]): ProbeScore;
  /** The weights as they stand: a copy, which may be kept. */
  weights(): Weights;
  snapshot(): TrainerSnapshot;
  /** @throws RangeError for the snapshot of another model. */
  restore(snapshot: TrainerSnapshot): void;
  /** From now on. Changing them is part of the run: to repeat it, change them at the same step. */
  change(settings: Partial<Pick<TrainerSettings, 'learningRate' | 'batch'>>): void;
}

/** Thrown where training has run away: the loss or the gradient is not a finite number. */
export class DivergedError extends Error {
  override readonly name = 'DivergedError';
  constructor(readonly step: number) {
    super(`the loss of step ${step} is not a finite number`);
  }
}

export const TRAINER_DEFAULTS = {
  learningRate: 2e-3,
  batch: 32,
  steps: 2000,
  warmUp: 100,
  clip: 1,
  adamw: ADAMW,
} as const satisfies TrainerSettings;

/** @throws ConfigError for a configuration that cannot be built; RangeError for one whose output is not tied. */
export function createTrainer(options: TrainerOptions): Trainer {
  const { config, corpus, idsOf, wordIds, seed, ops = plainOps } = options;
  checkConfig(config);
  if (!config.tied) throw new RangeError('a model without an output matrix cannot be trained to tell words');
  let settings: TrainerSettings = { ...TRAINER_DEFAULTS, ...given(options) };
  const weights = copyOf(config, untrainedWeights(config));
  const gradients = parameters(config);
  const moments: Moments = {
    first: new Float32Array(weights.values.length),
    second: new Float32Array(weights.values.length),
  };
  let done = 0;

  const batchOf = (step: number): MaskedBatch => {
    const random = seededRandom(seed, `sentences of step ${step}`);
    const sentences = Array.from({ length: settings.batch }, () => corpus.sentence(random));
    return maskedBatch(
      sentences.map(({ words }) => idsOf(words)),
      wordIds,
      random,
      sentences.map(({ questions = [] }) => questions.map(({ blank }) => blank)),
    );
  };

  return {
    get settings() {
      return settings;
    },
    get steps() {
      return done;
    },
    step() {
      const step = done + 1;
      const batch = batchOf(step);
      ops.begin(floatsOfStep(config, batch.ids.length, batch.rows.length));
      gradients.values.fill(0);
      const dropout = dropoutOf(config.dropout, seededRandom(seed, `dropout of step ${step}`));
      const encoding = encode(config, weights, batch, ops, {
        rows: batch.rows,
        ...(dropout ? { dropout } : {}),
      });
      const { loss, gradient } = maskedWordLoss(
        config,
        weights,
        encoding.output,
        batch.words,
        gradients,
        ops,
      );
      encodeBackward(config, weights, batch, encoding, gradient, gradients, ops);
      const gradientLength = clipGradients(gradients, settings.clip);
      if (!Number.isFinite(loss) || !Number.isFinite(gradientLength)) throw new DivergedError(step);
      const learningRate = learningRateAt(step, settings.learningRate, settings.warmUp, settings.steps);
      adamwStep(weights, gradients, moments, step, learningRate, settings.adamw);
      done = step;
      return { step, loss, learningRate, gradientLength, tokens: batch.ids.length };
    },
    evaluate: (probes) => scoreProbes(config, weights, probes, { idsOf, mask: wordIds.mask, ops }),
    weights: () => copyOf(config, weights),
    snapshot: () => ({
      step: done,
      weights: weights.values.slice(),
      first: moments.first.slice(),
      second: moments.second.slice(),
    }),
    restore(snapshot) {
      for (const part of [snapshot.weights, snapshot.first, snapshot.second]) {
        if (part.length !== weights.values.length) {
          throw new RangeError(`a snapshot of ${part.length} parameters, not ${weights.values.length}`);
        }
      }
      weights.values.set(snapshot.weights);
      moments.first.set(snapshot.first);
      moments.second.set(snapshot.second);
      done = snapshot.step;
    },
    change(changes) {
      settings = { ...settings, ...changes };
    },
  };
}

/** The settings that are given, without those left out. */
function given(options: Partial<TrainerSettings>): Partial<TrainerSettings> {
  const entries = Object.keys(TRAINER_DEFAULTS).map((key) => [key, options[key as keyof TrainerSettings]]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
