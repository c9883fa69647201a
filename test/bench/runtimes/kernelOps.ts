import { relaxedSimd, simd } from 'virtual:kernels';
import { supports } from '../../../src/model/kernels/choice.ts';
import { wasmOps } from '../../../src/model/kernels/engine.ts';
import { type Ops, plainOps } from '../../../src/model/ops.ts';

/** The engine of this kernel and no other. @throws Error where this browser has it not. */
export async function opsOf(kernel: string | null): Promise<Ops> {
  if (kernel === 'typescript') return plainOps;
  if (kernel !== 'simd' && kernel !== 'relaxed-simd') throw new Error(`there is no kernel ${kernel}`);
  if (!supports(kernel)) throw new Error(`this browser has no ${kernel}`);
  const response = await fetch(kernel === 'simd' ? simd : relaxedSimd);
  return wasmOps(await WebAssembly.compile(await response.arrayBuffer()), kernel);
}
