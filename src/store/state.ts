import type { Language } from '../i18n/languages.ts';
import type { ModelCard } from '../model/card.ts';
import type { ConfigProblem, EncoderConfig } from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Kernel } from '../model/ops.ts';
import type { Tensor } from '../model/tensor.ts';
import type { AnyTensorName } from '../model/tensorNames.ts';
import type { TextTokenizer, Token } from '../model/tokenizer.ts';
import type { CheckpointFlaw } from './checkpoints.ts';
import { type Learned, type ModelId, modelOf } from './modelIds.ts';
import type { CustomModel, LoadedModel } from './models.ts';
import type { Senses } from './senses.ts';
import type { TrainingState } from './trainingState.ts';

/** What can go on by itself: the way through the stages, or what the open figure goes through. */
export type Playing = 'stages' | 'figure';

/** Everything a link carries; see app/url.ts. */
export interface Shared {
  readonly text: string;
  /** null: the model of the reader's language. */
  readonly model: ModelId | null;
  readonly custom: CustomModel;
  readonly scaleEmbedding: boolean;
  readonly positions: boolean;
  readonly causal: boolean;
  readonly padding: number;
  /** Places of the words that the reader has covered, in order. */
  readonly blanks: readonly number[];
  /** What the logits are divided by before their softmax. */
  readonly temperature: number;
  /** The pace of a training on this page. */
  readonly learningRate: number;
  readonly batch: number;
  /** The step of its training whose weights the open model runs with; null for the finished ones. */
  readonly checkpoint: number | null;
  readonly stage: string;
  readonly layer: number;
  readonly head: number;
  readonly token: number;
  readonly place: number | null;
  /** Which of the stage's figures is shown; null for the first. */
  readonly view: string | null;
  /** The word whose senses are looked at; null for the first. */
  readonly word: string | null;
  readonly pick: { readonly name: AnyTensorName; readonly row: number; readonly col: number } | null;
  readonly language: Language;
  readonly theme: Theme;
}

export type Theme = 'system' | 'light' | 'dark';

/** A sentence on its way through a model, and what has arrived of it. */
export interface Run {
  readonly id: number;
  readonly text: string;
  readonly config: EncoderConfig;
  /** What its weights have learned; null where they are drawn from a seed. */
  readonly learned: Learned | null;
  /** The step of the training that its weights are of; null for the finished ones, and for all that is no checkpoint. */
  readonly checkpoint: number | null;
  /** The step that its weights are of, of the model's own training or of one on the page; null for all others. */
  readonly step: number | null;
  /** Padding included. */
  readonly tokens: readonly Token[];
  /** What the worker was given of them. */
  readonly input: EncoderInput;
  readonly tokenizer: TextTokenizer;
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly progress: number;
  /** How long the worker computed; null until it is done. */
  readonly milliseconds: number | null;
  /** What computed it; null until it is done. */
  readonly kernel: Kernel | null;
}

/** What stands in the way, if anything; worded by i18n. */
export type Problem =
  | { readonly code: 'empty' }
  | { readonly code: 'model-unreachable' }
  | { readonly code: 'model-broken' }
  | { readonly code: 'config'; readonly problems: readonly ConfigProblem[] }
  | { readonly code: 'memory' }
  | { readonly code: 'worker-restarted' }
  | { readonly code: 'worker-lost' }
  | { readonly code: 'internal'; readonly message: string };

export interface ExplainerState extends Shared {
  readonly loaded: LoadedModel | null;
  /** The key of weights that were put in the place of the model's own; null where they are its own. */
  readonly swapped: string | null;
  readonly tokens: readonly Token[];
  /** Where in the text the token limit cut, or its length. */
  readonly keptEnd: number;
  readonly run: Run | null;
  /** What was measured of the trained model that runs; fetched once a run is whole. */
  readonly card: ModelCard | null;
  /** Whether it was looked for in vain. */
  readonly cardMissing: boolean;
  /** Weights of an earlier step that were asked for and cannot be had; those before stay. */
  readonly checkpointProblem: { readonly step: number; readonly flaw: CheckpointFlaw } | null;
  readonly problem: Problem | null;
  /** Rows of one word in many sentences; null while nobody looks at them. */
  readonly senses: Senses | null;
  readonly hover: Cell | null;
  readonly explanation: Explanation | null;
  /** The cells that were followed to reach the chosen one, oldest first. */
  readonly trail: readonly Cell[];
  readonly spoken: readonly AnyTensorName[];
  /** What goes on by itself; one at a time. */
  readonly playing: Playing | null;
  readonly training: TrainingState;
}

/** The configuration that runs: the model's own, with the reader's sizes and experiments laid over it. */
export function configOf(
  state: Pick<Shared, 'model' | 'language' | 'custom' | 'scaleEmbedding' | 'positions' | 'causal'>,
  loaded: LoadedModel,
): EncoderConfig {
  const own = modelOf(state) === 'custom' ? { ...loaded.config, ...state.custom } : loaded.config;
  return {
    ...own,
    causal: own.causal || state.causal,
    scaleEmbedding: own.scaleEmbedding && state.scaleEmbedding,
    position: state.positions ? own.position : 'none',
  };
}
