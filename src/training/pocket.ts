import type { EncoderConfig } from '../model/config.ts';
import type { TextTokenizer } from '../model/tokenizer.ts';
import type { Corpus } from './corpus/sentence.ts';
import type { WordIds } from './maskedBatch.ts';
import type { TrainerSettings } from './trainer.ts';
import { makePocketPieces, tokenizerFile } from './vocabulary.ts';

/** The models that are trained here and shipped: what they are and how they learn. */

export interface PocketModel {
  readonly language: 'en' | 'zh';
  readonly config: Omit<EncoderConfig, 'vocabulary'>;
  readonly settings: Pick<TrainerSettings, 'learningRate' | 'batch' | 'steps' | 'warmUp'>;
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

const SETTINGS = { learningRate: 2e-3, batch: 64, steps: 16_000, warmUp: 500 } as const;

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
  return tokenizerFile(makePocketPieces(corpus.words));
}

/** How the words of a corpus become ids. */
export function wordIdsOf(
  { vocabulary }: Pick<TextTokenizer, 'vocabulary'>,
  words: readonly string[],
): { readonly idsOf: (words: readonly string[]) => number[]; readonly wordIds: WordIds } {
  const idOf = (piece: string): number => {
    const id = vocabulary.idOf(piece);
    if (id === undefined) throw new RangeError(`${JSON.stringify(piece)} is not in the vocabulary`);
    return id;
  };
  const known = words.map(idOf);
  return { idsOf: (said) => said.map(idOf), wordIds: { mask: idOf('[MASK]'), words: known } };
}
