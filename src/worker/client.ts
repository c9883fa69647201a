import type { EncoderConfig } from '../model/config.ts';
import type { EncoderInput } from '../model/encoder.ts';
import type { Cell, Explanation } from '../model/lineage.ts';
import type { Kernel } from '../model/ops.ts';
import type { RunText } from '../model/runFile.ts';
import { type Ref, weightOrder } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';
import type { Failure, Reply, Request, SentTensor, Wanted, WeightSource } from './messages.ts';

/** What the client needs of a Worker; a MessagePort has it too. */
export interface WorkerLike {
  postMessage(request: Request): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface ClientEvents {
  /** All that came within one frame. */
  tensors(run: number, batch: readonly SentTensor[]): void;
  progress(run: number, done: number, total: number): void;
  done(run: number, milliseconds: number, kernel: Kernel): void;
  failed(run: number, failure: Failure): void;
  /** The worker died. `restarted` is false when it had been restarted before, or could not start at all. */
  lost(restarted: boolean): void;
}

export interface EncoderClient {
  /** Hands learned weights to the worker under a key, for `encode` to name; a worker that starts again gets them again. */
  give(key: string, config: EncoderConfig, weights: Weights): void;
  /** Starts a run and returns its number; replies of older runs are dropped from here on. */
  encode(config: EncoderConfig, input: EncoderInput, wanted: Wanted, source?: WeightSource): number;
  want(refs: readonly Ref[]): void;
  /** Rejects with StaleAnswer when a newer run began meanwhile. */
  explain(cell: Cell): Promise<Explanation>;
  save(about: RunText): Promise<readonly Uint8Array[]>;
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
  let batch: SentTensor[] = [];
  let batchRun = 0;
  let framePending = false;
  let disposed = false;
  const questions = new Map<number, { answer(reply: Reply): void; reject(error: Error): void }>();

  const flush = () => {
    framePending = false;
    if (disposed || batch.length === 0 || batchRun !== run) {
      batch = [];
      return;
    }
    const full = batch;
    batch = [];
    events.tensors(run, full);
  };

  const receive = (reply: Reply) => {
    if (reply.run !== run) return;
    switch (reply.type) {
      case 'tensors':
        if (batchRun !== run) batch = [];
        batchRun = run;
        batch.push(...reply.tensors);
        if (!framePending) {
          framePending = true;
          nextFrame(flush);
        }
        return;
      case 'progress':
        return events.progress(run, reply.done, reply.total);
      case 'done':
        // The restart that is allowed is one per sentence that works, not one for ever.
        restarts = 0;
        return events.done(run, reply.milliseconds, reply.kernel);
      case 'explained':
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
    for (const waiting of questions.values()) waiting.reject(new StaleAnswer());
    questions.clear();
    batch = [];
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

  const open = () => {
    try {
      const opened = start();
      opened.onmessage = ({ data }) => receive(data);
      opened.onerror = (event) => {
        event.preventDefault();
        if (worker === opened) lose();
      };
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

  const ask = <Kind extends 'explained' | 'saved'>(
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

  return {
    give(key, config, weights) {
      const tensors = weightOrder(config).map((ref) => ({ ref, ...weights.get(ref) }));
      given.set(key, { type: 'weights', key, config, tensors });
      handed.delete(key);
    },
    encode(config, input, wanted, source = { kind: 'seeded' }) {
      run++;
      forget();
      last = { type: 'encode', run, config, source, input, wanted };
      if (worker) begin(worker, last);
      else if (restarts === 0) open();
      return run;
    },
    want(refs) {
      if (refs.length > 0) worker?.postMessage({ type: 'want', run, refs });
    },
    explain: (cell) =>
      ask('explained', (n, id) => ({ type: 'explain', run: n, question: id, cell })).then(
        (reply) => reply.explanation,
      ),
    save: (about) =>
      ask('saved', (n, id) => ({ type: 'save', run: n, question: id, about })).then((reply) => reply.parts),
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

function failureError(failure: Failure): Error {
  return failure.code === 'stale' ? new StaleAnswer() : new Error(JSON.stringify(failure));
}
