import type { EncoderConfig } from '../../../src/model/config.ts';

/** What the bench page asks of a runtime in its worker, and what comes back. */

export interface Task {
  readonly config: EncoderConfig;
  readonly ids: readonly number[];
  /** Every tensor of a run, or only the last one. */
  readonly outputs: 'all' | 'last';
  /** Our own kernel; the others have none to choose. */
  readonly kernel: string | null;
}

export type Request =
  | { readonly type: 'prepare'; readonly task: Task }
  /** One run whose tensors are sent to the page. */
  | { readonly type: 'run' }
  /** So many runs of which nothing is sent. */
  | { readonly type: 'repeat'; readonly times: number };

export interface Delivered {
  /** The key of the tensor in our encoder. */
  readonly key: string;
  readonly data: Float32Array<ArrayBuffer>;
}

export type Reply =
  | { readonly type: 'prepared' }
  | { readonly type: 'tensors'; readonly tensors: readonly Delivered[] }
  | { readonly type: 'repeated'; readonly milliseconds: number }
  | { readonly type: 'failed'; readonly message: string };
