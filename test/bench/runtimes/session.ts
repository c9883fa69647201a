import type { Kernel } from '../../../src/model/ops.ts';
import { refKey } from '../../../src/model/tensorNames.ts';
import { buffersOf, createClient, type EncoderClient } from '../../../src/worker/client.ts';
import type { Contender } from './contender.ts';
import type { Delivered, Task } from './messages.ts';

/** After so many runs a kernel that has not come will not come. */
const PATIENCE = 1000;

/**
 * Our own encoder as the page uses it: its client, its session, its pools. Frames are not waited for.
 * @param kernel what it must compute with; null for whatever it chooses.
 */
export function inSession(start: () => Worker, kernel: Kernel | null): Contender {
  let arrived: Delivered[] = [];
  let used: Kernel | null = null;
  let waiting: { resolve(): void; reject(error: Error): void } | null = null;
  let task: Task | null = null;
  const client: EncoderClient = createClient(
    start,
    {
      arrived(_, { tensors, done }) {
        for (const { ref, data } of tensors) {
          arrived.push({ key: refKey(ref), data: data as Float32Array<ArrayBuffer> });
        }
        if (!done) return;
        used = done.kernel;
        waiting?.resolve();
      },
      failed: (_, failure) => waiting?.reject(new Error(JSON.stringify(failure))),
      lost: () => waiting?.reject(new Error('the worker died')),
    },
    (callback) => callback(),
  );
  const deliver = async (): Promise<Delivered[]> => {
    const before = buffersOf(arrived);
    arrived = [];
    await new Promise<void>((resolve, reject) => {
      if (!task) return reject(new Error('nothing is prepared'));
      waiting = { resolve, reject };
      const { config, ids } = task;
      client.encode(config, { ids, padding: ids.map(() => false) }, 'all');
      // As on the page, memory goes back once what replaces it is on its way.
      client.giveBack(before);
    });
    return arrived;
  };
  return {
    async prepare(next) {
      task = next;
      // What is small is computed before the kernel has arrived.
      for (let i = 0; i < PATIENCE; i++) {
        await deliver();
        if (used === kernel || kernel === null) return;
      }
      throw new Error(`it computes with ${used}, not with ${kernel}`);
    },
    deliver,
    repeat: () => Promise.reject(new Error('a session always sends')),
    close: () => client.dispose(),
  };
}
