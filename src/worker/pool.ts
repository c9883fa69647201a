/**
 * Memory that goes out to the page and comes back: fresh memory for every run costs more than the run itself, because
 * each page of it is cleared before it is first written.
 */
export interface Pool {
  /** Room for so many numbers, with whatever stood there before; its buffer may be larger. */
  take(length: number): Float32Array<ArrayBuffer>;
  /** Room for each of these; small ones share a buffer, because sending costs by the buffer. */
  takeAll(lengths: readonly number[]): Float32Array<ArrayBuffer>[];
  /** A run begins: it may find again all that the one before it took. */
  begin(): void;
  /** Takes back what came from here; what there is no room for is left to the garbage collector. */
  give(buffers: readonly ArrayBuffer[]): void;
  /** Bytes that wait to be taken. */
  readonly waiting: number;
}

/** How many bytes may wait: two runs of Pocket many times over, or what is drawn of a large one. */
const LIMIT = 64 * 1024 * 1024;
/** A buffer that is shared holds so many numbers, and nothing that alone takes more than a quarter of it. */
const SHARED = 128 * 1024;

/** @param limit how many bytes may wait to be taken, where the last run did not take more. */
export function createPool(limit = LIMIT): Pool {
  const free = new Map<number, ArrayBuffer[]>();
  let waiting = 0;
  let most = limit;
  let taken = 0;
  const forget = () => {
    free.clear();
    waiting = 0;
  };
  const take = (length: number): Float32Array<ArrayBuffer> => {
    const size = roomFor(length * 4);
    taken += size;
    const buffer = free.get(size)?.pop();
    if (!buffer) return new Float32Array(new ArrayBuffer(size), 0, length);
    waiting -= size;
    return new Float32Array(buffer, 0, length);
  };
  return {
    take,
    takeAll(lengths) {
      const isSmall = (length: number) => length <= SHARED / 4;
      let left = lengths.reduce((sum, length) => sum + (isSmall(length) ? length : 0), 0);
      let room = new Float32Array(0);
      return lengths.map((length) => {
        if (!isSmall(length)) return take(length);
        if (room.length < length) room = take(Math.max(length, Math.min(left, SHARED)));
        const part = room.subarray(0, length);
        room = room.subarray(length);
        left -= length;
        return part;
      });
    },
    begin() {
      // Twice, because the memory of one run comes back while the next one is on its way.
      most = Math.max(limit, 2 * taken);
      taken = 0;
      if (waiting > most) forget();
    },
    give(buffers) {
      for (const buffer of buffers) {
        const size = buffer.byteLength;
        // What is no size of ours was never taken here, or has been moved away.
        if (size === 0 || size !== roomFor(size) || size > most) continue;
        // What waits is of other sizes than are asked for now, or it would not have come to this.
        if (waiting + size > most) forget();
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
