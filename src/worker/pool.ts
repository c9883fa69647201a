/**
 * Memory that goes out to the page and comes back: fresh memory for every run costs more than the run itself, because
 * each page of it is cleared before it is first written.
 */
export interface Pool {
  /** Room for so many numbers, with whatever stood there before; its buffer may be larger. */
  take(length: number): Float32Array<ArrayBuffer>;
  /** Room for each of these; small ones share a buffer, because sending costs by the buffer. */
  takeAll(lengths: readonly number[]): Float32Array<ArrayBuffer>[];
  /** A run begins: it may find again all that the one before it took, and what the last ones did not take goes. */
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

/** After so many runs, what none of them had a use for is let go of. */
const SEASON = 16;

/** Buffers of one size that wait, and how few of them did since the season began: so many were never needed. */
interface Shelf {
  readonly buffers: ArrayBuffer[];
  idle: number;
}

/** @param limit how many bytes may wait to be taken, where the last run did not take more. */
export function createPool(limit = LIMIT): Pool {
  const free = new Map<number, Shelf>();
  let waiting = 0;
  let most = limit;
  let taken = 0;
  let runs = 0;
  const forget = () => {
    free.clear();
    waiting = 0;
  };
  const take = (length: number): Float32Array<ArrayBuffer> => {
    const size = roomFor(length * 4);
    taken += size;
    const shelf = free.get(size);
    const buffer = shelf?.buffers.pop();
    if (!shelf || !buffer) return new Float32Array(new ArrayBuffer(size), 0, length);
    shelf.idle = Math.min(shelf.idle, shelf.buffers.length);
    waiting -= size;
    return new Float32Array(buffer, 0, length);
  };
  /** Runs that came faster than memory did, or sentences of another length, leave more behind than is needed later. */
  const tidy = () => {
    for (const [size, shelf] of free) {
      waiting -= size * shelf.buffers.splice(0, shelf.idle).length;
      shelf.idle = shelf.buffers.length;
      if (shelf.idle === 0) free.delete(size);
    }
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
      if (++runs % SEASON === 0) tidy();
    },
    give(buffers) {
      for (const buffer of buffers) {
        const size = buffer.byteLength;
        // What is no size of ours was never taken here, or has been moved away.
        if (size === 0 || size !== roomFor(size) || size > most) continue;
        // What waits is of other sizes than are asked for now, or it would not have come to this.
        if (waiting + size > most) forget();
        // What a season did not begin with it cannot have left unused.
        const shelf = free.get(size) ?? { buffers: [], idle: 0 };
        shelf.buffers.push(buffer);
        free.set(size, shelf);
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
