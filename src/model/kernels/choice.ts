import type { Kernel } from '../ops.ts';

/** Modules that do nothing but multiply two zeros: a browser that lacks the instruction finds them invalid. */
const PROBES = {
  // i8x16.splat
  simd: probe([0x41, 0, 0xfd, 0x0f, 0x1a]),
  // i8x16.splat three times, f32x4.relaxed_madd
  'relaxed-simd': probe([0x41, 0, 0xfd, 0x0f, 0x41, 0, 0xfd, 0x0f, 0x41, 0, 0xfd, 0x0f, 0xfd, 0x85, 2, 0x1a]),
} as const;

/** Whether this browser can run a build of the kernels. */
export function supports(kernel: keyof typeof PROBES): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(PROBES[kernel]);
}

/** The fastest kernel that this browser can run. */
export function bestKernel(): Kernel {
  if (supports('relaxed-simd')) return 'relaxed-simd';
  return supports('simd') ? 'simd' : 'typescript';
}

/** A module with one function of these instructions. */
function probe(instructions: readonly number[]): Uint8Array<ArrayBuffer> {
  const body = [0, ...instructions, 0x0b];
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const signature = [1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0];
  return Uint8Array.from([...header, ...signature, 10, body.length + 2, 1, body.length, ...body]);
}
