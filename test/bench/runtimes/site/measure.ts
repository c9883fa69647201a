import type { EncoderConfig } from '../../../../src/model/config.ts';
import { bestKernel } from '../../../../src/model/kernels/choice.ts';
import { worstDifference } from '../agreement.ts';
import type { Contender } from '../contender.ts';
import { CONTENDERS, type ContenderId } from '../contenders.ts';
import { idsOf } from '../encoders.ts';
import type { Delivered, Task } from '../messages.ts';

/** What the program in Node asks of the page, step by step. */

/** One sample takes at least this long, in milliseconds: the page's clock is coarse. */
const SAMPLE = 12;
/** How long a runtime may run before it is measured, in milliseconds: its code is compiled better as it runs. */
const WARMING = 300;

const open = new Map<ContenderId, { readonly contender: Contender; batch: number }>();
let reference: readonly Delivered[] | null = null;

/** Milliseconds of so many runs. */
async function timed(id: ContenderId, times: number): Promise<number> {
  const { contender } = running(id);
  if (CONTENDERS[id].delivers === 'none') return contender.repeat(times);
  const started = performance.now();
  for (let i = 0; i < times; i++) await contender.deliver();
  return performance.now() - started;
}

function taskOf(id: ContenderId, config: EncoderConfig, tokens: number): Task {
  const { delivers, kernel } = CONTENDERS[id];
  return { config, ids: idsOf(tokens), outputs: delivers === 'last' ? 'last' : 'all', kernel };
}

function running(id: ContenderId) {
  const found = open.get(id);
  if (!found) throw new Error(`${id} is not open`);
  return found;
}

const bench = {
  /** The fastest kernel that this browser has. */
  kernel: bestKernel,
  /** Makes a runtime ready, and warm; opens it when it is not open. */
  async prepare(id: ContenderId, config: EncoderConfig, tokens: number): Promise<void> {
    const contender = open.get(id)?.contender ?? CONTENDERS[id].start();
    open.set(id, { contender, batch: 1 });
    await contender.prepare(taskOf(id, config, tokens));
    let each = 0;
    for (let spent = 0; spent < WARMING; spent += each) each = await timed(id, 1);
    if (each < SAMPLE) {
      // The clock is too coarse for one run of so little time.
      const several = Math.ceil(SAMPLE / Math.max(each, 0.1));
      each = (await timed(id, several)) / several;
    }
    running(id).batch = Math.max(1, Math.ceil(SAMPLE / Math.max(each, 0.001)));
  },
  /** Milliseconds for one run, from as many as make a sample. */
  async sample(id: ContenderId): Promise<number> {
    const { batch } = running(id);
    return (await timed(id, batch)) / batch;
  },
  /** Takes the tensors of this runtime, or only its last, as what the others are held against. */
  async refer(id: ContenderId, lastOnly: boolean): Promise<void> {
    const all = await running(id).contender.deliver();
    // A copy, because a session's buffers go back to it.
    reference = all.slice(lastOnly ? -1 : 0).map(({ key, data }) => ({ key, data: data.slice() }));
  },
  /** How far a runtime is from the reference. */
  async differ(id: ContenderId): Promise<number> {
    if (!reference) throw new Error('there is no reference');
    return worstDifference(reference, await running(id).contender.deliver());
  },
  forget(): void {
    reference = null;
  },
  close(id: ContenderId): void {
    open.get(id)?.contender.close();
    open.delete(id);
  },
  /** GFLOP/s of multiplying and adding alone; null where the browser cannot fuse them. */
  peak(fused: boolean): Promise<number | null> {
    return new Promise((resolve, reject) => {
      peakWorker.onmessage = ({ data }: MessageEvent<number | null>) => resolve(data);
      peakWorker.onerror = (event) => reject(new Error(event.message));
      peakWorker.postMessage(fused);
    });
  },
};

const peakWorker = new Worker(new URL('../peak.worker.ts', import.meta.url), { type: 'module' });

export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
  }
}
window.bench = bench;
