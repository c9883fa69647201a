import type { Language } from '../i18n/languages.ts';
import type { ConfigProblem, EncoderConfig } from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Tensor } from '../model/tensor.ts';
import type { AnyTensorName } from '../model/tensorNames.ts';
import type { TextTokenizer, Token } from '../model/tokenizer.ts';
import type { CustomModel, LoadedModel, ModelId } from './models.ts';

/** Everything a link carries; see app/url.ts. */
export interface Shared {
  readonly text: string;
  readonly model: ModelId;
  readonly custom: CustomModel;
  readonly scaleEmbedding: boolean;
  readonly positions: boolean;
  readonly causal: boolean;
  readonly padding: number;
  readonly stage: string;
  readonly layer: number;
  readonly head: number;
  readonly token: number;
  readonly place: number | null;
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
  /** Padding included. */
  readonly tokens: readonly Token[];
  /** What the worker was given of them. */
  readonly input: EncoderInput;
  readonly tokenizer: TextTokenizer;
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly progress: number;
  /** How long the worker computed; null until it is done. */
  readonly milliseconds: number | null;
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
  readonly tokens: readonly Token[];
  /** Where in the text the token limit cut, or its length. */
  readonly keptEnd: number;
  readonly run: Run | null;
  readonly problem: Problem | null;
  readonly hover: Cell | null;
  readonly explanation: Explanation | null;
  /** The cells that were followed to reach the chosen one, oldest first. */
  readonly trail: readonly Cell[];
  readonly spoken: readonly AnyTensorName[];
}

/** The configuration that runs: the model's own, with the reader's sizes and experiments laid over it. */
export function configOf(
  state: Pick<Shared, 'model' | 'custom' | 'scaleEmbedding' | 'positions' | 'causal'>,
  loaded: LoadedModel,
): EncoderConfig {
  const own = state.model === 'custom' ? { ...loaded.config, ...state.custom } : loaded.config;
  return {
    ...own,
    causal: own.causal || state.causal,
    scaleEmbedding: own.scaleEmbedding && state.scaleEmbedding,
    position: state.positions ? own.position : 'none',
  };
}
