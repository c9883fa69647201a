import type { EncoderConfig } from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Kernel } from '../model/ops.ts';
import type { RunText } from '../model/runFile.ts';
import { type Ref, weightOrder } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';
import type { FileWeights } from '../model/weightsFile.ts';
import type {
  Failure,
  PlaceInSentence,
  Reply,
  Request,
  SentTensor,
  SentWeights,
  Wanted,
  WeightSource,
} from './messages.ts';
import { unpacked } from './parcel.ts';

/** What the client needs of a Worker; a MessagePort has it too. */
export interface WorkerLike {
  postMessage(request: Request, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

/** What came of a run since the last time. */
export interface Arrival {
  readonly tensors: readonly SentTensor[];
  /** The share of the work that is done; null where nothing new is known of it. */
  readonly progress: number | null;
  /** Once, when the run is whole. */
  readonly done: { readonly milliseconds: number; readonly kernel: Kernel } | null;
}

export interface ClientEvents {
  /** All that came within one frame, or until the run was whole. */
  arrived(run: number, arrival: Arrival): void;
  failed(run: number, failure: Failure): void;
  /** The worker died. `restarted` is false when it had been restarted before, or could not start at all. */
  lost(restarted: boolean): void;
}

export interface EncoderClient {
  /** Hands learned weights to the worker under a key, for `encode` to name; a worker that starts again gets them again. */
  give(key: string, config: EncoderConfig, weights: Weights | FileWeights): void;
  /** Starts a run and returns its number; replies of older runs are dropped from here on. */
  encode(config: EncoderConfig, input: EncoderInput, wanted: Wanted, source?: WeightSource): number;
  want(refs: readonly Ref[]): void;
  /** Rejects with StaleAnswer when a newer run began meanwhile. */
  explain(cell: Cell): Promise<Explanation>;
  /**
   * The rows of single tokens in other sentences, with the weights of the newest run: (stations, places, D). Rejects with
   * StaleAnswer when a newer run, or a newer question of this kind, began meanwhile.
   */
  rows(places: readonly PlaceInSentence[]): Promise<Float32Array>;
  save(about: RunText): Promise<readonly Uint8Array[]>;
  /** Gives memory back to the worker, that tensors came in and nobody on the page reads any more. */
  giveBack(buffers: readonly ArrayBuffer[]): void;
  /** After a loss that was not mended: tries once more. */
  restart(): void;
  dispose(): void;
}

/** The run that a question was about is no longer the newest, or the worker that knew the answer is gone. */
export class StaleAnswer extends Error {
  override readonly name = 'StaleAnswer';
}

/**
 * The page's end of the crossing.
 * @param start makes the worker; may throw where workers are forbidden.
 * @param nextFrame calls back before the next paint.
 */
export function createClient(
  start: () => WorkerLike,
  events: ClientEvents,
  nextFrame: (callback: () => void) => void,
): EncoderClient {
  let worker: WorkerLike | null = null;
  let restarts = 0;
  let run = 0;
  let question = 0;
  /** What `give` was given, by key, and which keys this worker has. */
  const given = new Map<string, Omit<Request & { type: 'weights' }, 'run'>>();
  const handed = new Set<string>();
  let last: (Request & { type: 'encode' }) | null = null;
  let waiting: Waiting = nothing();
  /** Whether the newest run is whole: what comes now was asked for and is awaited. */
  let isWhole = false;
  let framePending = false;
  let disposed = false;
  const questions = new Map<number, { answer(reply: Reply): void; reject(error: Error): void }>();

  const flush = () => {
    framePending = false;
    if (disposed) return;
    const { tensors, progress, done } = waiting;
    waiting = nothing();
    if (tensors.length > 0 || progress !== null || done) events.arrived(run, { tensors, progress, done });
  };

  const soon = () => {
    if (framePending) return;
    framePending = true;
    nextFrame(flush);
  };

  const giveBack = (buffers: readonly ArrayBuffer[]) => {
    if (buffers.length > 0) worker?.postMessage({ type: 'return', run, buffers }, [...buffers]);
  };

  const receive = (reply: Reply) => {
    if (reply.run !== run) {
      if (reply.type === 'tensors' || reply.type === 'done') giveBack(reply.parcel.buffers);
      return;
    }
    switch (reply.type) {
      case 'tensors':
        waiting.tensors.push(...unpacked(reply.parcel));
        return isWhole ? flush() : soon();
      case 'progress':
        waiting.progress = reply.done / reply.total;
        return soon();
      case 'done':
        // The restart that is allowed is one per sentence that works, not one for ever.
        restarts = 0;
        isWhole = true;
        waiting.tensors.push(...unpacked(reply.parcel));
        waiting.done = { milliseconds: reply.milliseconds, kernel: reply.kernel };
        return flush();
      case 'explained':
      case 'rows':
      case 'saved':
        return questions.get(reply.question)?.answer(reply);
      case 'failed':
        if (reply.question !== null) {
          return questions.get(reply.question)?.reject(failureError(reply.failure));
        }
        if (reply.failure.code !== 'stale') events.failed(run, reply.failure);
    }
  };

  const forget = () => {
    for (const asked of questions.values()) asked.reject(new StaleAnswer());
    questions.clear();
    giveBack(buffersOf(waiting.tensors));
    waiting = nothing();
    isWhole = false;
  };

  const lose = () => {
    worker?.terminate();
    worker = null;
    forget();
    if (disposed) return;
    const again = restarts === 0;
    restarts++;
    events.lost(again);
    if (again) open();
  };

  const launch = (): WorkerLike => {
    const opened = start();
    opened.onmessage = ({ data }) => receive(data);
    opened.onerror = (event) => {
      event.preventDefault();
      if (worker === opened) lose();
    };
    return opened;
  };

  const open = () => {
    try {
      const opened = launch();
      worker = opened;
      handed.clear();
      if (last) begin(opened, last);
    } catch {
      restarts = 1;
      worker = null;
      events.lost(false);
    }
  };

  /** A run, and before it the weights that it names. */
  const begin = (to: WorkerLike, request: Request & { type: 'encode' }) => {
    const key = request.source.kind === 'given' ? request.source.key : '';
    const weights = given.get(key);
    if (weights && !handed.has(key)) {
      to.postMessage({ ...weights, run: request.run });
      handed.add(key);
    }
    to.postMessage(request);
  };

  const ask = <Kind extends 'explained' | 'rows' | 'saved'>(
    kind: Kind,
    request: (run: number, question: number) => Request,
  ): Promise<Reply & { type: Kind }> => {
    const id = ++question;
    return new Promise<Reply & { type: Kind }>((resolve, reject) => {
      if (!worker) return reject(new StaleAnswer());
      questions.set(id, {
        reject,
        answer: (reply) => (reply.type === kind ? resolve(reply as Reply & { type: Kind }) : undefined),
      });
      worker.postMessage(request(run, id));
    }).finally(() => questions.delete(id));
  };

  // At once: a worker takes a while to start, and the first sentence need not wait for it then.
  try {
    worker = launch();
  } catch {
    // Where it is forbidden, the first sentence tries again and says so.
    worker = null;
  }

  return {
    give(key, config, weights) {
      given.set(key, { type: 'weights', key, config, weights: sent(config, weights) });
      handed.delete(key);
    },
    encode(config, input, wanted, source = { kind: 'seeded' }) {
      run++;
      forget();
      last = { type: 'encode', run, config, source, input, wanted };
      if (worker) begin(worker, last);
      else if (restarts === 0) open();
      else events.lost(false);
      return run;
    },
    want(refs) {
      if (refs.length > 0) worker?.postMessage({ type: 'want', run, refs });
    },
    explain: (cell) =>
      ask('explained', (n, id) => ({ type: 'explain', run: n, question: id, cell })).then(
        (reply) => reply.explanation,
      ),
    rows: (places) =>
      ask('rows', (n, id) => ({ type: 'rows', run: n, question: id, places })).then((reply) => reply.data),
    save: (about) =>
      ask('saved', (n, id) => ({ type: 'save', run: n, question: id, about })).then((reply) => reply.parts),
    giveBack,
    restart() {
      if (worker) return;
      restarts = 0;
      open();
    },
    dispose() {
      disposed = true;
      worker?.terminate();
      worker = null;
      forget();
    },
  };
}

interface Waiting {
  readonly tensors: SentTensor[];
  progress: number | null;
  done: Arrival['done'];
}

function nothing(): Waiting {
  return { tensors: [], progress: null, done: null };
}

/** A file as it is: to unpack it is the worker's work. */
function sent(config: EncoderConfig, weights: Weights | FileWeights): SentWeights {
  if ('file' in weights) return { kind: 'file', file: weights.file };
  return { kind: 'numbers', tensors: weightOrder(config).map((ref) => ({ ref, ...weights.get(ref) })) };
}

/** The memory that tensors came in. */
export function buffersOf(tensors: readonly Pick<SentTensor, 'data'>[]): ArrayBuffer[] {
  return [...new Set(tensors.map(({ data }) => data.buffer as ArrayBuffer))];
}

function failureError(failure: Failure): Error {
  return failure.code === 'stale' ? new StaleAnswer() : new Error(JSON.stringify(failure));
}
