import type { Checkpoint, CurvePoint, ModelCard } from '../model/card.ts';
import { parameterCount } from '../model/config.ts';
import { seededRandom } from '../model/random.ts';
import { countWords } from './baselines.ts';
import {
  curveOf,
  drawProbes,
  findWeaknesses,
  type Measured,
  measureHeldOut,
  measureProbes,
} from './cardMeasure.ts';
import type { Corpus, Sentence } from './corpus/sentence.ts';
import { measureHeads, NAMING } from './heads.ts';
import type { TrainerSettings } from './trainer.ts';

/** The run whose end is measured. */
export interface FinishedRun {
  readonly name: string;
  readonly settings: TrainerSettings;
  readonly seed: number;
  readonly losses: readonly number[];
  readonly tokens: number;
  readonly milliseconds: number;
  /** Measured on the way. */
  readonly measured: readonly Required<CurvePoint>[];
  readonly checkpoints: readonly Checkpoint[];
}

/** How much is measured for a card. */
export interface CardSizes {
  /** Probes of each kind. */
  readonly probes: number;
  readonly blanks: number;
  /** Annotated sentences for the heads. */
  readonly sentences: number;
  /** Sentences from which the baselines count. */
  readonly counted: number;
}

export const CARD_SIZES: CardSizes = { probes: 300, blanks: 400, sentences: 1000, counted: 50_000 };
/** The probes of a card are drawn from this seed; so whoever has the card can draw them again. */
export const PROBE_SEED = 2026;
const POINTS = 100;

/** Measures a trained model and writes down everything that the page and its reader should know of it. */
export function makeCard(model: Measured, run: FinishedRun, sizes: CardSizes = CARD_SIZES): ModelCard {
  const { config, weights, corpus, idsOf, ops } = model;
  const { settings, losses } = run;
  const probes = drawProbes(corpus, sizes.probes, PROBE_SEED);
  const baselines = countWords(corpus, sizes.counted, seededRandom(PROBE_SEED, 'baselines'));
  const rows = measureProbes(model, probes, baselines);
  const sentences = heldOutSentences(corpus, sizes.sentences);
  return {
    model: run.name,
    language: corpus.language,
    data: {
      sentences: losses.length * settings.batch,
      tokens: run.tokens,
      words: corpus.words.length,
      different: differentShare(corpus),
    },
    training: {
      steps: losses.length,
      batch: settings.batch,
      learningRate: settings.learningRate,
      warmUp: settings.warmUp,
      weightDecay: settings.adamw.weightDecay,
      queryKeyDecay: settings.adamw.queryKeyDecay,
      clip: settings.clip,
      dropout: config.dropout,
      seed: run.seed,
      parameters: parameterCount(config),
      kernel: ops.kernel,
      minutes: run.milliseconds / 60_000,
    },
    curve: withMeasured(curveOf(losses, POINTS), run.measured),
    heldOut: measureHeldOut(model, sizes.blanks, PROBE_SEED),
    probes: rows,
    heads: measureHeads(config, weights, sentences, idsOf, ops),
    naming: { ...NAMING, sentences: sentences.length },
    checkpoints: run.checkpoints,
    weaknesses: findWeaknesses(model, rows, probes),
  };
}

function heldOutSentences(corpus: Corpus, count: number): Sentence[] {
  const random = seededRandom(PROBE_SEED, 'annotated sentences');
  return Array.from({ length: count }, () => corpus.heldOut(random));
}

/** How many of some sentences are different from one another. */
function differentShare(corpus: Corpus): { drawn: number; share: number } {
  const random = seededRandom(PROBE_SEED, 'different sentences');
  const drawn = 20_000;
  const seen = new Set(Array.from({ length: drawn }, () => corpus.sentence(random).words.join(' ')));
  return { drawn, share: seen.size / drawn };
}

/** Each measurement goes to the point of the curve that is nearest to its step. */
function withMeasured(curve: readonly CurvePoint[], measured: readonly Required<CurvePoint>[]): CurvePoint[] {
  return curve.map((point, i) => {
    const [from, to] = [curve[i - 1]?.step ?? 0, point.step];
    const here = measured.findLast(({ step }) => step > from && step <= to);
    if (!here) return point;
    return { ...point, heldOutLoss: here.heldOutLoss, heldOutAccuracy: here.heldOutAccuracy };
  });
}
