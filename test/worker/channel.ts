import type { Ops } from '../../src/model/ops.ts';
import type { WorkerLike } from '../../src/worker/client.ts';
import type { Reply, Request } from '../../src/worker/messages.ts';
import { type Port, serve } from '../../src/worker/session.ts';

/** A session at the far end of a real MessageChannel, in this realm: messages are cloned and buffers moved as in a browser. */
export interface Line {
  readonly worker: WorkerLike;
  /** Every reply that crossed, in order. */
  readonly replies: readonly Reply[];
  /** Breaks the line as a dying worker would. */
  die(): void;
}

export function connect({ now, engine }: { now?: () => number; engine?: Promise<Ops> } = {}): Line {
  const { port1, port2 } = new MessageChannel();
  const replies: Reply[] = [];
  serve(port2 as unknown as Port, () => new Promise((resolve) => setImmediate(resolve)), now, engine);
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (request: Request, transfer: Transferable[] = []) => port1.postMessage(request, transfer),
    terminate: () => port1.close(),
  };
  port1.onmessage = (event: MessageEvent<Reply>) => {
    replies.push(event.data);
    worker.onmessage?.(event);
  };
  return {
    worker,
    replies,
    die() {
      port1.close();
      worker.onerror?.({ preventDefault() {} } as ErrorEvent);
    },
  };
}

/** Resolves when `happened` is true; looks again after every task, and fails after `patience` milliseconds. */
export async function until(happened: () => boolean, patience = 20_000): Promise<void> {
  const end = performance.now() + patience;
  while (!happened()) {
    if (performance.now() > end) throw new Error('what was waited for did not happen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
