import type { Page } from 'playwright-core';

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

/**
 * Bytes in use by one context after everything was collected: objects and what the DOM holds, array buffers; and apart
 * from them what the engine has compiled and learned of the scripts, which grows for as long as it finds something to
 * make faster and says nothing of what a page keeps.
 */
export interface Heap {
  readonly objects: number;
  readonly buffers: number;
  readonly compiled: number;
}

/** What lets go of something lets go of more in the next collection: after so many nothing changes any more. */
const COLLECTIONS = 6;

/** Says something to one context, as a CDP session does. */
type Say = (method: string, params?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** Measures the memory of a page and of its workers. Must be made before the page is opened. */
export async function heapsOf(page: Page): Promise<() => Promise<{ page: Heap; workers: Heap }>> {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  const waiting = new Map<number, (result: unknown) => void>();
  let id = 0;
  let chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const said = JSON.parse(message) as WorkerMessage;
    if (said.id !== undefined) waiting.get(said.id)?.(said.result);
    if (said.method === 'HeapProfiler.addHeapSnapshotChunk') chunks.push(said.params?.chunk ?? '');
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const toPage: Say = (method, params) => session.send(method as 'Runtime.getHeapUsage', params as undefined);
  const to =
    (sessionId: string): Say =>
    (method, params = {}) =>
      new Promise<unknown>((resolve) => {
        waiting.set(++id, resolve);
        const message = JSON.stringify({ id, method, params });
        void session.send('Target.sendMessageToTarget', { sessionId, message });
      });
  const heapOf = async (say: Say): Promise<Heap> => {
    for (let n = 0; n < COLLECTIONS; n++) await say('HeapProfiler.collectGarbage');
    const usage = (await say('Runtime.getHeapUsage')) as Readonly<Record<string, number | undefined>>;
    chunks = [];
    await say('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
    const compiled = compiledIn(chunks.join(''));
    const { usedSize = 0, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
    return { objects: usedSize + embedderHeapUsedSize - compiled, buffers: backingStorageSize, compiled };
  };
  return async () => {
    let sum: Heap = { objects: 0, buffers: 0, compiled: 0 };
    for (const worker of workers) {
      const { objects, buffers, compiled } = await heapOf(to(worker));
      sum = {
        objects: sum.objects + objects,
        buffers: sum.buffers + buffers,
        compiled: sum.compiled + compiled,
      };
    }
    return { page: await heapOf(toPage), workers: sum };
  };
}

interface WorkerMessage {
  readonly id?: number;
  readonly result?: unknown;
  readonly method?: string;
  readonly params?: { readonly chunk?: string };
}

/** Kinds of things in a heap that the engine has for itself: code, and the shapes that objects have had. */
const COMPILED = ['code', 'object shape'];

/** The bytes of them in a heap snapshot, which is one long list of numbers, some for each thing. */
function compiledIn(json: string): number {
  const { snapshot, nodes } = JSON.parse(json) as {
    readonly snapshot: {
      readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [string[]] };
    };
    readonly nodes: readonly number[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [kind, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const name = types[0][nodes[at + kind] as number] as string;
    if (COMPILED.includes(name)) bytes += nodes[at + size] as number;
  }
  return bytes;
}
