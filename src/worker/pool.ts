/**
 * Memory that goes out to the page and comes back: fresh memory for every run costs more than the run itself, because
 * each page of it is cleared before it is first written.
 */
export interface Pool {
  /** Room for so many numbers, with whatever stood there before; its buffer may be larger. */
  take(length: number): Float32Array<ArrayBuffer>;
  /** Takes back what came from `take`, as far as there is room for it; the rest is left to the garbage collector. */
  give(buffers: readonly ArrayBuffer[]): void;
  /** Bytes that wait to be taken. */
  readonly waiting: number;
}

/** How many bytes may wait: two runs of Pocket many times over, or what is drawn of a large one. */
const LIMIT = 64 * 1024 * 1024;

/** @param limit how many bytes may wait to be taken. */
export function createPool(limit = LIMIT): Pool {
  const free = new Map<number, ArrayBuffer[]>();
  let waiting = 0;
  return {
    take(length) {
      const size = roomFor(length * 4);
      const buffer = free.get(size)?.pop();
      if (!buffer) return new Float32Array(new ArrayBuffer(size), 0, length);
      waiting -= size;
      return new Float32Array(buffer, 0, length);
    },
    give(buffers) {
      for (const buffer of buffers) {
        const size = buffer.byteLength;
        // What is no size of ours was never taken here, or has been moved away.
        if (size === 0 || size !== roomFor(size) || waiting + size > limit) continue;
        const same = free.get(size) ?? [];
        same.push(buffer);
        free.set(size, same);
        waiting += size;
      }
    },
    get waiting() {
      return waiting;
    },
  };
}

/** A sentence that grows by a word needs a little more: sizes are 5, 6, 7 or 8 times a power of two, at least 64 bytes. */
function roomFor(bytes: number): number {
  let step = 16;
  while (bytes > 8 * step) step *= 2;
  return Math.max(4 * step, Math.ceil(bytes / step) * step);
}
