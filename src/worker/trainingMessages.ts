import type { EncoderConfig } from '../model/config.ts';
import type { Kernel } from '../model/ops.ts';
import type { Pace } from '../model/pace.ts';

/**
 * What crosses between the page and the worker that trains. Types only. Every message carries the number of its take:
 * rewinding begins a new one, and what was still on its way of an older one is dropped.
 */
export type TrainingRequest =
  /** Once, before anything else: what is trained, from the seed of its configuration. */
  | {
      readonly type: 'begin';
      readonly take: number;
      readonly language: 'en' | 'zh';
      readonly config: EncoderConfig;
      /** The vocabulary, by id. */
      readonly pieces: readonly string[];
      readonly pace: Pace;
    }
  /** Trains so many steps from here on, or until it is told to pause. */
  | { readonly type: 'go'; readonly take: number; readonly steps: number | null }
  | { readonly type: 'pause'; readonly take: number }
  /** Back to the weights of the seed; the same pace then gives the same losses. */
  | { readonly type: 'rewind'; readonly take: number; readonly pace: Pace }
  /** From the next step on. */
  | { readonly type: 'change'; readonly take: number; readonly pace: Pace }
  /** Asks for the weights as they stand. */
  | { readonly type: 'weights'; readonly take: number };

export type TrainingReply =
  /** It stands at step 0 and can go. */
  | {
      readonly type: 'ready';
      readonly take: number;
      readonly kernel: Kernel;
      readonly asked: readonly Asked[];
      /** The loss of knowing how frequent each word is, and nothing else. */
      readonly frequency: number;
    }
  /** The losses of the last steps, of which `step` is the newest; a few messages a second, however fast it goes. */
  | {
      readonly type: 'trained';
      readonly take: number;
      readonly step: number;
      readonly losses: readonly number[];
      readonly perSecond: number;
    }
  /** How many of each kind of probe are right, in the order of `asked`. */
  | {
      readonly type: 'measured';
      readonly take: number;
      readonly step: number;
      readonly right: readonly number[];
    }
  /** The pace of the steps behind this one. */
  | { readonly type: 'changed'; readonly take: number; readonly step: number; readonly pace: Pace }
  /** It waits, after this step. */
  | { readonly type: 'halted'; readonly take: number; readonly step: number }
  /** It has run away, and waits. */
  | {
      readonly type: 'diverged';
      readonly take: number;
      readonly step: number;
      readonly pace: Pace;
      /** null where the loss is no number any more. */
      readonly loss: number | null;
    }
  /** All of them end to end, in the order of `weightOrder`. */
  | {
      readonly type: 'weights';
      readonly take: number;
      readonly step: number;
      readonly values: Float32Array<ArrayBuffer>;
    }
  | { readonly type: 'failed'; readonly take: number; readonly message: string };

/** Probes of one kind, drawn once: questions about combinations of words that training never shows. */
export interface Asked {
  readonly phenomenon: string;
  readonly count: number;
}
