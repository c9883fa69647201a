import type { CDPSession, Page } from 'playwright-core';

/**
 * Fast 4G as Chrome’s DevTools set it: 9 Mbit/s down and 1.5 Mbit/s up, of which a tenth is lost on the way, and
 * 60 ms of latency, which DevTools multiply by 2.75 because they delay whole requests and not packets.
 */
export const FAST_4G = {
  latency: 60 * 2.75,
  downloadThroughput: (9e6 / 8) * 0.9,
  uploadThroughput: (1.5e6 / 8) * 0.9,
};
/** How many times slower the main thread runs. Chromium slows no workers down. */
export const SLOWER = 4;

export interface Throttle {
  readonly network?: boolean;
  readonly processor?: boolean;
}

/** Slows a page down; its workers share its network. */
export async function throttle(page: Page, { network, processor }: Throttle): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (network) await session.send('Network.emulateNetworkConditions', { offline: false, ...FAST_4G });
  if (processor) await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Bytes in use by one context after a forced garbage collection: objects, what the DOM holds, array buffers. */
export interface Heap {
  readonly objects: number;
  readonly buffers: number;
}

/** Measures the memory of a page and of its workers. Must be made before the page is opened. */
export async function heapsOf(page: Page): Promise<() => Promise<{ page: Heap; workers: Heap }>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  const waiting = new Map<number, (result: unknown) => void>();
  let id = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as { id?: number; result?: unknown };
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer.result);
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sayTo = (sessionId: string, method: string) =>
    new Promise<unknown>((resolve) => {
      waiting.set(++id, resolve);
      const message = JSON.stringify({ id, method, params: {} });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
  return async () => {
    let sum: Heap = { objects: 0, buffers: 0 };
    for (const worker of workers) {
      await sayTo(worker, 'HeapProfiler.collectGarbage');
      const heap = heapIn(await sayTo(worker, 'Runtime.getHeapUsage'));
      sum = { objects: sum.objects + heap.objects, buffers: sum.buffers + heap.buffers };
    }
    return { page: await heapOf(session), workers: sum };
  };
}

async function heapOf(session: CDPSession): Promise<Heap> {
  await session.send('HeapProfiler.collectGarbage');
  return heapIn(await session.send('Runtime.getHeapUsage'));
}

function heapIn(usage: unknown): Heap {
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = usage as Record<string, number | undefined>;
  return { objects: (usedSize ?? 0) + (embedderHeapUsedSize ?? 0), buffers: backingStorageSize ?? 0 };
}
