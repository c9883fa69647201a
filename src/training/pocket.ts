import type { EncoderConfig } from '../model/config.ts';
import type { Vocabulary } from '../model/tokenizer.ts';
import { ADAMW } from './adamw.ts';
import type { Corpus } from './corpus/sentence.ts';
import type { WordIds } from './maskedBatch.ts';
import type { TrainerSettings } from './trainer.ts';
import { makePocketPieces, tokenizerFile } from './vocabulary.ts';

/** The models that are trained here and shipped: what they are and how they learn. */

export interface PocketModel {
  readonly language: 'en' | 'zh';
  readonly config: Omit<EncoderConfig, 'vocabulary'>;
  readonly settings: Pick<TrainerSettings, 'learningRate' | 'batch' | 'steps' | 'warmUp' | 'adamw'>;
}

/** The architecture of the paper in small: sinusoids, × √d, LayerNorm behind each residual, ReLU. */
const SHARED = {
  width: 64,
  heads: 4,
  hidden: 256,
  layers: 3,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  // The grammars never run dry, so there is nothing to learn by heart.
  dropout: 0,
  tied: true,
  seed: 1,
} as const satisfies PocketModel['config'];

const SETTINGS = {
  learningRate: 4e-3,
  batch: 64,
  steps: 64_000,
  warmUp: 1000,
  // With less on W_Q and W_K, the scores of the first layer grow until every head there looks at one token only; with as
  // much on all matrices, less is learned by heart: names, sums, which adjective goes with which noun.
  adamw: { ...ADAMW, weightDecay: 0.03, queryKeyDecay: 0.15 },
} as const;

export const POCKET_MODELS = {
  'pocket-en': { language: 'en', config: SHARED, settings: SETTINGS },
  'pocket-zh': { language: 'zh', config: SHARED, settings: SETTINGS },
} as const satisfies Record<string, PocketModel>;

export type PocketName = keyof typeof POCKET_MODELS;

export function isPocketName(name: string): name is PocketName {
  return Object.hasOwn(POCKET_MODELS, name);
}

/** The `tokenizer.json` of a corpus. */
export function pocketTokenizerFile(corpus: Corpus): object {
  return tokenizerFile(makePocketPieces(corpus.words), true);
}

/**
 * How the words of a pocket model's vocabulary become ids: for a trainer, and for reading probes. Random replacements
 * are drawn from the entries that stand behind the letters; those are words of the grammar.
 * @throws RangeError from `idsOf`, for a word that is no entry.
 */
export function wordIdsOf({ pieces, idOf }: Pick<Vocabulary, 'pieces' | 'idOf'>): {
  readonly idsOf: (words: readonly string[]) => number[];
  readonly wordIds: WordIds;
} {
  const id = (piece: string): number => {
    const found = idOf(piece);
    if (found === undefined) throw new RangeError(`${JSON.stringify(piece)} is not in the vocabulary`);
    return found;
  };
  const words = pieces.map((_, index) => index).slice(makePocketPieces([]).length);
  return { idsOf: (said) => said.map(id), wordIds: { mask: id('[MASK]'), words } };
}
