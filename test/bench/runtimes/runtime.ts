import type { EncoderConfig } from '../../../src/model/config.ts';
import { untrainedWeights, type Weights } from '../../../src/model/weights.ts';
import type { Delivered, Reply, Request, Task } from './messages.ts';

/** A model that is ready to run on the ids of its task. */
export interface Prepared {
  /** Every wanted tensor, in memory that may be handed over. */
  run(): Promise<Delivered[]>;
  /** The same work without taking anything out; only where a runtime can. */
  compute?(): void;
  dispose(): void;
}

const scope = globalThis as unknown as {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

/** Makes this worker answer for one runtime. */
export function serveRuntime(prepare: (task: Task, weights: Weights) => Promise<Prepared>): void {
  let prepared: Prepared | null = null;
  let drawn: { readonly key: string; readonly weights: Weights } | null = null;

  const weightsOf = (config: EncoderConfig): Weights => {
    const key = JSON.stringify(config);
    if (drawn?.key !== key) drawn = { key, weights: untrainedWeights(config) };
    return drawn.weights;
  };

  const answer = async (request: Request): Promise<void> => {
    if (request.type === 'prepare') {
      prepared?.dispose();
      prepared = null;
      prepared = await prepare(request.task, weightsOf(request.task.config));
      return scope.postMessage({ type: 'prepared' }, []);
    }
    if (!prepared) throw new Error('nothing is prepared');
    if (request.type === 'run') {
      const tensors = await prepared.run();
      return scope.postMessage({ type: 'tensors', tensors }, [
        ...new Set(tensors.map(({ data }) => data.buffer)),
      ]);
    }
    if (!prepared.compute) throw new Error('this runtime cannot keep its results to itself');
    const started = performance.now();
    for (let i = 0; i < request.times; i++) prepared.compute();
    scope.postMessage({ type: 'repeated', milliseconds: performance.now() - started }, []);
  };

  scope.onmessage = ({ data }) => {
    answer(data).catch((error: unknown) => {
      scope.postMessage(
        { type: 'failed', message: error instanceof Error ? error.message : String(error) },
        [],
      );
    });
  };
}
