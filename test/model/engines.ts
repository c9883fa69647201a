import { readFileSync } from 'node:fs';
import { compileKernels } from '../../.config/kernels.ts';
import { supports } from '../../src/model/kernels/choice.ts';
import { wasmOps } from '../../src/model/kernels/engine.ts';
import { type Ops, plainOps } from '../../src/model/ops.ts';

const builds = (['simd', 'relaxed-simd'] as const).filter(supports);

/** Every engine that runs here. Node.js has relaxed SIMD from version 22; the browser tests run both builds. */
export const ENGINES: readonly Ops[] = [
  plainOps,
  ...(await Promise.all(
    builds.map(async (kernel) =>
      wasmOps(await WebAssembly.compile(readFileSync(await compileKernels(kernel))), kernel),
    ),
  )),
];
