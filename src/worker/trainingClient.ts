import type { EncoderConfig } from '../model/config.ts';
import { isPace, type Pace } from '../model/pace.ts';
import type { TrainingReply, TrainingRequest } from './trainingMessages.ts';

/** What the client needs of a Worker; a MessagePort has it too. */
export interface TrainerLike {
  postMessage(request: TrainingRequest): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** What is trained. */
export interface Lesson {
  readonly language: 'en' | 'zh';
  readonly config: EncoderConfig;
  readonly pieces: readonly string[];
}

export interface TrainingEvents {
  /** What is said of the newest take. */
  said(reply: Exclude<TrainingReply, { type: 'failed' }>): void;
  /** The worker is gone, and what it had learned with it; null where the browser does not say why. */
  lost(message: string | null): void;
}

export interface TrainingClient {
  go(steps: number | null): void;
  pause(): void;
  rewind(pace: Pace): void;
  change(pace: Pace): void;
  weights(): void;
  dispose(): void;
}

/**
 * The page's end of a training; its worker lives from here on until it is disposed of or lost.
 * @param start makes the worker.
 * @throws whatever `start` throws, where workers are forbidden.
 */
export function createTrainingClient(
  start: () => TrainerLike,
  lesson: Lesson,
  pace: Pace,
  events: TrainingEvents,
): TrainingClient {
  let take = 1;
  let worker: TrainerLike | null = start();
  const say = (request: TrainingRequest) => worker?.postMessage(request);
  const close = () => {
    worker?.terminate();
    worker = null;
  };
  const lose = (message: string | null) => {
    if (!worker) return;
    close();
    events.lost(message);
  };
  worker.onmessage = ({ data }) => {
    if (!worker) return;
    if (!isReply(data)) return lose('an answer that was not understood');
    if (data.type === 'failed') return lose(data.message);
    if (data.take === take) events.said(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    lose(event.message || null);
  };
  say({ type: 'begin', take, ...lesson, pace });
  return {
    go: (steps) => say({ type: 'go', take, steps }),
    pause: () => say({ type: 'pause', take }),
    rewind(from) {
      take++;
      say({ type: 'rewind', take, pace: from });
    },
    change: (to) => say({ type: 'change', take, pace: to }),
    weights: () => say({ type: 'weights', take }),
    dispose: close,
  };
}

/** Whether a message has the shape of a reply. */
function isReply(value: unknown): value is TrainingReply {
  if (typeof value !== 'object' || value === null) return false;
  const reply = value as Readonly<Record<string, unknown>>;
  if (!Number.isSafeInteger(reply.take)) return false;
  if (reply.type === 'failed') return typeof reply.message === 'string';
  if (reply.type === 'ready') {
    return (
      typeof reply.kernel === 'string' && Array.isArray(reply.asked) && typeof reply.frequency === 'number'
    );
  }
  if (!Number.isSafeInteger(reply.step)) return false;
  switch (reply.type) {
    case 'trained':
      return Array.isArray(reply.losses) && typeof reply.perSecond === 'number';
    case 'measured':
      return Array.isArray(reply.right);
    case 'changed':
      return isPace(reply.pace);
    case 'diverged':
      return isPace(reply.pace) && (reply.loss === null || typeof reply.loss === 'number');
    case 'weights':
      return reply.values instanceof Float32Array;
    default:
      return reply.type === 'halted';
  }
}
