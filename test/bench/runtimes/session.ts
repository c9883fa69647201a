import { dataOrder, refKey } from '../../../src/model/tensorNames.ts';
import { createClient, type EncoderClient } from '../../../src/worker/client.ts';
import type { Contender } from './contender.ts';
import type { Delivered, Task } from './messages.ts';

/** Our own encoder as the page uses it: its client, its session, its worker. Frames are not waited for. */
export function inSession(): Contender {
  let arrived: Delivered[] = [];
  let waiting: { resolve(tensors: Delivered[]): void; reject(error: Error): void } | null = null;
  let task: Task | null = null;
  const client: EncoderClient = createClient(
    () => new Worker(new URL('../../../src/worker/encoder.worker.ts', import.meta.url), { type: 'module' }),
    {
      tensors(_, batch) {
        for (const { ref, data } of batch) {
          arrived.push({ key: refKey(ref), data: data as Float32Array<ArrayBuffer> });
        }
        settle();
      },
      progress: () => undefined,
      done: () => undefined,
      failed: (_, failure) => waiting?.reject(new Error(JSON.stringify(failure))),
      lost: () => waiting?.reject(new Error('the worker died')),
    },
    (callback) => callback(),
  );
  let total = 0;
  const settle = () => {
    if (arrived.length === total) waiting?.resolve(arrived);
  };
  const deliver = (): Promise<Delivered[]> =>
    new Promise((resolve, reject) => {
      if (!task) return reject(new Error('nothing is prepared'));
      arrived = [];
      waiting = { resolve, reject };
      const { config, ids } = task;
      client.encode(config, { ids, padding: ids.map(() => false) }, 'all');
    });
  return {
    async prepare(next) {
      task = next;
      total = dataOrder(next.config).length;
      await deliver();
    },
    deliver,
    repeat: () => Promise.reject(new Error('a session always sends')),
    close: () => client.dispose(),
  };
}
