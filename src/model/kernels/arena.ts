/**
 * The memory of a module. From the bottom up: room for work within one call, the weights, and the results of a run, one
 * after another. It grows only between runs, because growing makes every view of it invalid.
 */
export interface Arena {
  readonly memory: WebAssembly.Memory;
  /** Reserves bytes for weights; whatever was reserved or taken before is gone. @throws RangeError when there are none. */
  reserve(bytes: number): number;
  /** Begins a run that takes at most so many bytes. @throws RangeError when there are none. */
  begin(bytes: number): void;
  /** An array that is valid until the next `begin`. @throws RangeError when the run takes more than it said. */
  take(length: number): Float32Array<ArrayBuffer>;
  /** The address of so many bytes that are needed no longer than one call. @throws RangeError as `take` does. */
  room(bytes: number): number;
  /** The room that is always there, as 32-bit numbers. */
  words(): Int32Array;
  /** The address of an array's numbers: where it is, or of a copy if it is not in this memory. */
  addressOf(x: Float32Array): number;
  /** An array at an address in this memory. */
  view(address: number, length: number): Float32Array<ArrayBuffer>;
}

const PAGE = 65_536;
/** Nothing lies at address 0, so 0 can stand for nothing. */
const BOTTOM = PAGE;
/** Room for work within one call, always there. */
const ROOM = 4 * 1024 * 1024;
/** Behind the last array: what rounding up to whole vectors takes, and what is read across the end. */
const SLACK = PAGE;

export function createArena(): Arena {
  const memory = new WebAssembly.Memory({ initial: (BOTTOM + ROOM + SLACK) / PAGE + 1 });
  let buffer = memory.buffer;
  /** Where the results of a run begin; where the next one goes; where they end. */
  let base = BOTTOM + ROOM;
  let top = base;
  let end = buffer.byteLength - SLACK;
  /** A run of the same shape takes the same arrays, so its views are made once. */
  let views: Float32Array<ArrayBuffer>[] = [];
  let taken = 0;
  let words = new Int32Array(buffer, BOTTOM, ROOM / 4);

  const upTo = (bytes: number) => {
    const pages = Math.ceil((bytes + SLACK) / PAGE) - buffer.byteLength / PAGE;
    if (pages <= 0) return;
    try {
      memory.grow(pages);
    } catch {
      throw new RangeError(`there is no memory for ${bytes} bytes`);
    }
    buffer = memory.buffer;
    views = [];
    words = new Int32Array(buffer, BOTTOM, ROOM / 4);
  };

  const view = (address: number, length: number) => new Float32Array(buffer, address, length);

  const take = (length: number) => {
    const bytes = Math.ceil(length / 4) * 16;
    if (top + bytes > end) throw new RangeError('a run takes more memory than it began with');
    const known = views[taken];
    const at = top;
    top += bytes;
    if (known && known.byteOffset === at && known.length === length) {
      taken++;
      return known;
    }
    const made = view(at, length);
    views[taken++] = made;
    return made;
  };

  return {
    memory,
    reserve(bytes) {
      const from = BOTTOM + ROOM;
      upTo(from + bytes);
      base = Math.ceil((from + bytes) / 16) * 16;
      top = base;
      end = buffer.byteLength - SLACK;
      return from;
    },
    begin(bytes) {
      const wanted = base + bytes + SLACK;
      upTo(wanted);
      top = base;
      end = Math.max(wanted, buffer.byteLength - SLACK);
      taken = 0;
    },
    take,
    room(bytes) {
      if (bytes <= ROOM) return BOTTOM;
      if (top + bytes > end) throw new RangeError('a run takes more memory than it began with');
      return top;
    },
    words: () => words,
    addressOf(x) {
      if (x.buffer === buffer) return x.byteOffset;
      const copy = take(x.length);
      copy.set(x);
      return copy.byteOffset;
    },
    view,
  };
}
