import { relaxedSimd, simd } from 'virtual:kernels';
import { bestKernel } from '../model/kernels/choice.ts';
import { wasmOps } from '../model/kernels/engine.ts';
import { type Ops, plainOps } from '../model/ops.ts';

/** The fastest engine that this browser can run and that could be fetched; plain TypeScript always can. */
export async function fastestOps(): Promise<Ops> {
  const kernel = bestKernel();
  if (kernel === 'typescript') return plainOps;
  try {
    const response = await fetch(kernel === 'simd' ? simd : relaxedSimd);
    // Not while it streams: a server that calls the file by another type would be refused.
    return wasmOps(await WebAssembly.compile(await response.arrayBuffer()), kernel);
  } catch {
    return plainOps;
  }
}
