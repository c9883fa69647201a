/**
 * A WebAssembly module, written byte by byte, whose functions do nothing but multiply and add in registers: the most
 * that any arithmetic can reach here. Each has fourteen accumulators of four floats, enough to hide the latency of the
 * units of today's processors, and no access to memory.
 */

const ACCUMULATORS = 14;
/** Rounds of all accumulators in one turn of the loop, so that counting costs nothing. */
const UNROLLED = 8;

/** Floating-point operations of one turn of the loop: a multiplication and an addition in each of four lanes. */
export const FLOPS_PER_TURN = 2 * 4 * ACCUMULATORS * UNROLLED;

/** Opcodes of the core specification, and of its relaxed vector instructions. */
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;
const VECTOR = 0xfd;
const SPLAT = [VECTOR, 0x13];
const EXTRACT = [VECTOR, 0x1f, 0];
const ADD = [VECTOR, 0xe4, 0x01];
const MULTIPLY = [VECTOR, 0xe6, 0x01];
const MULTIPLY_ADD = [VECTOR, 0x85, 0x02];

/** The module's bytes; it exports `run(turns: i32, x: f32): f32`. @param fused one instruction for both, or two. */
export function peakModule(fused: boolean): Uint8Array<ArrayBuffer> {
  const turns = 0;
  const x = 1;
  const factor = 2;
  const first = 3;
  const accumulators = Array.from({ length: ACCUMULATORS }, (_, i) => first + i);
  const step = (at: number): number[] =>
    fused
      ? [LOCAL_GET, at, LOCAL_GET, factor, LOCAL_GET, factor, ...MULTIPLY_ADD, LOCAL_SET, at]
      : [LOCAL_GET, at, LOCAL_GET, factor, ...MULTIPLY, LOCAL_GET, factor, ...ADD, LOCAL_SET, at];
  const round = accumulators.flatMap(step);
  const body = [
    ...vector([[ACCUMULATORS + 1, V128]]),
    ...[LOCAL_GET, x, ...SPLAT, LOCAL_SET, factor],
    ...accumulators.flatMap((at) => [LOCAL_GET, factor, LOCAL_SET, at]),
    ...[0x03, 0x40],
    ...Array.from({ length: UNROLLED }, () => round).flat(),
    // turns − 1, and on while it is not zero
    ...[LOCAL_GET, turns, 0x41, 1, 0x6b, LOCAL_TEE, turns, 0x0d, 0, 0x0b],
    ...[LOCAL_GET, first, ...accumulators.slice(1).flatMap((at) => [LOCAL_GET, at, ...ADD]), ...EXTRACT],
    0x0b,
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([[0x60, ...vector([[I32], [F32]]), ...vector([[F32]])]])),
    ...section(3, vector([[0]])),
    ...section(7, vector([[...name('run'), 0x00, 0]])),
    ...section(10, vector([[...unsigned(body.length), ...body]])),
  ]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return [...unsigned(bytes.length), ...bytes];
}
