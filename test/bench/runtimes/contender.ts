import type { Delivered, Reply, Request, Task } from './messages.ts';

/** A runtime in a worker of its own, as the page sees it. */
export interface Contender {
  prepare(task: Task): Promise<void>;
  /** One run; resolves when every wanted tensor has arrived on the page. */
  deliver(): Promise<readonly Delivered[]>;
  /** So many runs whose tensors stay in the worker; how long they took there, in milliseconds. */
  repeat(times: number): Promise<number>;
  close(): void;
}

/** A runtime whose worker speaks `messages.ts`. */
export function inWorker(worker: Worker): Contender {
  let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | null = null;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    if (data.type === 'failed') waiting?.reject(new Error(data.message));
    else waiting?.resolve(data);
  };
  worker.onerror = (event) => waiting?.reject(new Error(event.message));
  const ask = <Type extends Reply['type']>(request: Request, _type: Type): Promise<Reply & { type: Type }> =>
    new Promise((resolve, reject) => {
      waiting = { resolve: (reply) => resolve(reply as Reply & { type: Type }), reject };
      worker.postMessage(request);
    });
  return {
    prepare: async (task) => void (await ask({ type: 'prepare', task }, 'prepared')),
    deliver: async () => (await ask({ type: 'run' }, 'tensors')).tensors,
    repeat: async (times) => (await ask({ type: 'repeat', times }, 'repeated')).milliseconds,
    close: () => worker.terminate(),
  };
}
