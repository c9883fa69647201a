import type { ConfigProblem, EncoderConfig } from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Kernel } from '../model/ops.ts';
import type { RunText } from '../model/runFile.ts';
import type { Ref } from '../model/tensorNames.ts';

/** What crosses between page and worker. Types only. Every message carries the number of its run. */

export type Request =
  /** Hands over learned weights, once for each `key`; the same key again replaces them. Answered only if they are refused. */
  | {
      readonly type: 'weights';
      readonly run: number;
      readonly key: string;
      readonly config: EncoderConfig;
      readonly weights: SentWeights;
    }
  /** Begins a run; any older one is stale from here on. */
  | {
      readonly type: 'encode';
      readonly run: number;
      readonly config: EncoderConfig;
      readonly source: WeightSource;
      readonly input: EncoderInput;
      readonly wanted: Wanted;
    }
  /** Asks the kept run for more of its tensors, or the model for weights. */
  | { readonly type: 'want'; readonly run: number; readonly refs: readonly Ref[] }
  /** Asks how a cell was made. */
  | { readonly type: 'explain'; readonly run: number; readonly question: number; readonly cell: Cell }
  /** Gives memory back that tensors were sent in, for the next ones. */
  | { readonly type: 'return'; readonly run: number; readonly buffers: readonly ArrayBuffer[] }
  /** Asks for the rows of single tokens in other sentences, with the weights of the run: see rows.ts. */
  | {
      readonly type: 'rows';
      readonly run: number;
      readonly question: number;
      readonly places: readonly PlaceInSentence[];
    }
  /** Asks for the whole run as one file. */
  | { readonly type: 'save'; readonly run: number; readonly question: number; readonly about: RunText };

/** Learned weights: the numbers, or a file of them, which the page has checked and the worker unpacks. */
export type SentWeights =
  | { readonly kind: 'numbers'; readonly tensors: readonly SentTensor[] }
  | { readonly kind: 'file'; readonly file: Uint8Array };

/** A token of a sentence. */
export interface PlaceInSentence {
  readonly ids: readonly number[];
  readonly at: number;
}

/** Where a run's weights are from: drawn from the configuration's seed, or handed over under a key. */
export type WeightSource = { readonly kind: 'seeded' } | { readonly kind: 'given'; readonly key: string };

export type Wanted = 'all' | readonly Ref[];

export type Reply =
  | { readonly type: 'tensors'; readonly run: number; readonly parcel: Parcel }
  | { readonly type: 'progress'; readonly run: number; readonly done: number; readonly total: number }
  | {
      readonly type: 'done';
      readonly run: number;
      /** The last of the wanted ones: a small run is one message. */
      readonly parcel: Parcel;
      readonly milliseconds: number;
      /** What computed it. */
      readonly kernel: Kernel;
    }
  | {
      readonly type: 'explained';
      readonly run: number;
      readonly question: number;
      readonly explanation: Explanation;
    }
  | {
      readonly type: 'rows';
      readonly run: number;
      readonly question: number;
      /** (stations, places, D): the row of each place before the first layer and behind each. */
      readonly data: Float32Array<ArrayBuffer>;
    }
  | {
      readonly type: 'saved';
      readonly run: number;
      readonly question: number;
      readonly parts: readonly Uint8Array[];
    }
  | {
      readonly type: 'failed';
      readonly run: number;
      readonly question: number | null;
      readonly failure: Failure;
    };

/** Many tensors as few things to clone, because a message costs by the thing: see parcel.ts. */
export interface Parcel {
  /** For each tensor, numbers that say which it is, of what shape, and where it lies. */
  readonly labels: Int32Array;
  /** To be given back when nobody reads what lies in them any more. */
  readonly buffers: readonly ArrayBuffer[];
}

export interface SentTensor {
  readonly ref: Ref;
  readonly shape: readonly number[];
  /** Possibly in memory that others share. */
  readonly data: Float32Array;
}

export type Failure =
  | { readonly code: 'config'; readonly problems: readonly ConfigProblem[] }
  | { readonly code: 'memory' }
  | { readonly code: 'stale' }
  | { readonly code: 'internal'; readonly message: string };
