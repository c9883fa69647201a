import type { EncoderConfig } from '../../src/model/config.ts';
import { type Ops, plainOps } from '../../src/model/ops.ts';
import type { Random } from '../../src/model/random.ts';
import type { Corpus, Phenomenon, Probe, Sentence } from '../../src/training/corpus/sentence.ts';
import { makePocketPieces } from '../../src/training/vocabulary.ts';
import type { TrainerLike } from '../../src/worker/trainingClient.ts';
import type { TrainingReply } from '../../src/worker/trainingMessages.ts';
import { serveTraining, type TrainingPort } from '../../src/worker/trainingSession.ts';

/** A language of seven words, and what a session needs to train on it: small enough that steps take no time. */

export const TINY_WORDS = ['he', 'she', 'runs', 'sees', 'himself', 'herself', '.'];
/** The pieces of every pocket vocabulary, the full stop among them, and behind them the words. */
export const TINY_PIECES = makePocketPieces(TINY_WORDS);

function sentence(random: Random): Sentence {
  const [who, whom] = random.uniform() < 0.5 ? ['he', 'himself'] : ['she', 'herself'];
  const words = random.uniform() < 0.5 ? [who, 'runs', '.'] : [who, 'sees', whom, '.'];
  return { words, marks: [], questions: [], rule: 'tiny' };
}

function probes(phenomenon: Phenomenon, count: number): Probe[] {
  const all: Probe[] = [
    { words: ['he', 'sees', 'himself', '.'], blank: 2, right: ['himself'], wrong: ['herself'], phenomenon },
    { words: ['she', 'sees', 'herself', '.'], blank: 2, right: ['herself'], wrong: ['himself'], phenomenon },
    { words: ['she', 'runs', '.'], blank: 1, right: ['runs'], wrong: ['sees'], phenomenon },
  ];
  return all.slice(0, phenomenon === 'reflexive' ? 2 : count);
}

export const TINY_CORPUS: Corpus = {
  language: 'en',
  words: TINY_WORDS,
  phenomena: ['reflexive', 'agreement'],
  sentence,
  heldOut: sentence,
  probes,
  posterior: () => new Map(),
};

export const TINY_ENCODER: EncoderConfig = {
  width: 16,
  heads: 2,
  hidden: 32,
  layers: 1,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: TINY_PIECES.length,
  tied: true,
  seed: 3,
};

/** A trainer at the far end of a real MessageChannel, in this realm: messages are cloned and buffers moved as in a browser. */
export interface TrainingLine {
  readonly worker: TrainerLike;
  /** Every reply that crossed, in order. */
  readonly replies: readonly TrainingReply[];
  /** Whatever, as no client would send it. */
  send(message: unknown): void;
  /** Breaks the line as a dying worker would. */
  die(message?: string): void;
  readonly isClosed: boolean;
}

export interface TrainingLineOptions {
  readonly corpusOf?: () => Promise<Corpus>;
  readonly engine?: Ops;
  readonly now?: () => number;
}

export function connectTrainer(options: TrainingLineOptions = {}): TrainingLine {
  const { corpusOf = async () => TINY_CORPUS, engine = plainOps, now } = options;
  const { port1, port2 } = new MessageChannel();
  const replies: TrainingReply[] = [];
  let isClosed = false;
  serveTraining(port2 as unknown as TrainingPort, () => new Promise((resolve) => setImmediate(resolve)), {
    corpusOf,
    engine: Promise.resolve(engine),
    ...(now ? { now } : {}),
  });
  const close = () => {
    isClosed = true;
    port1.close();
  };
  const worker: TrainerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => port1.postMessage(request),
    terminate: close,
  };
  port1.onmessage = (event: MessageEvent<TrainingReply>) => {
    replies.push(event.data);
    worker.onmessage?.(event);
  };
  return {
    worker,
    replies,
    send: (message) => port1.postMessage(message),
    die(message = '') {
      close();
      worker.onerror?.({ preventDefault() {}, message } as ErrorEvent);
    },
    get isClosed() {
      return isClosed;
    },
  };
}
