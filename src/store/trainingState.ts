import type { Kernel } from '../model/ops.ts';
import type { Pace } from '../model/pace.ts';
import { type LossLog, type LossPoint, NO_LOSSES } from './lossLog.ts';

/** A training on this page, as the page knows it. */
export interface TrainingState {
  readonly status: TrainingStatus;
  /** Steps done, as far as they were reported. */
  readonly step: number;
  readonly losses: LossLog;
  /** The losses of the take before, to compare with; null before the first rewind. */
  readonly before: readonly LossPoint[] | null;
  /** What the reader changed on the way: the pace of the steps behind each. */
  readonly changes: readonly PaceChange[];
  /** The probes that are asked on the way, by kind. */
  readonly asked: readonly { readonly phenomenon: string; readonly count: number }[];
  readonly measured: readonly Measurement[];
  /** The loss of knowing how frequent each word is, and nothing else; null until it was measured. */
  readonly frequency: number | null;
  readonly perSecond: number | null;
  readonly kernel: Kernel | null;
  /** Where and at what pace it ran away; the loss is null where it is no number any more. */
  readonly diverged: (PaceChange & { readonly loss: number | null }) | null;
  /** Why it was lost, as far as the browser says. */
  readonly message: string | null;
  /** The step whose weights the page runs with; null where those of the model itself do. */
  readonly shown: number | null;
  /** Whether the page runs with the weights as they are learned. */
  readonly follows: boolean;
  /** Whether it goes on while another stage is open. */
  readonly goesOn: boolean;
}

export type TrainingStatus = 'idle' | 'starting' | 'running' | 'paused' | 'diverged' | 'lost';

export interface PaceChange {
  readonly step: number;
  readonly pace: Pace;
}

/** How many probes of each kind were right after a step, in the order of `asked`. */
export interface Measurement {
  readonly step: number;
  readonly right: readonly number[];
}

/** What a reader may do to a training. */
export type TrainAct =
  | { readonly do: 'run' | 'step' | 'pause' | 'rewind' }
  /** Runs the page with the weights as they are learned, or with the model's own again. */
  | { readonly do: 'follow'; readonly on: boolean }
  /** Pauses, and runs the page with the weights as they stand, whatever is trained later. */
  | { readonly do: 'use' }
  | { readonly do: 'goOn'; readonly on: boolean };

/** What was learned, as a file for elsewhere. */
export interface TrainedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const NO_TRAINING: TrainingState = {
  status: 'idle',
  step: 0,
  losses: NO_LOSSES,
  before: null,
  changes: [],
  asked: [],
  measured: [],
  frequency: null,
  perSecond: null,
  kernel: null,
  diverged: null,
  message: null,
  shown: null,
  follows: true,
  goesOn: false,
};

/** Under this key the encoder is given the weights that are learned here. */
export const TRAINED_HERE = 'training';
