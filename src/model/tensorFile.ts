import { areFinite, fromHalf, toHalf } from './half.ts';
import { sizeOf, type Tensor } from './tensor.ts';
import { type AnyTensorName, axesOf } from './tensorNames.ts';

/**
 * Tensors as files: safetensors, NumPy and CSV.
 * All of them are little-endian, as is every machine that runs a browser today.
 */

/** Thrown for bytes that are not a whole safetensors file; the message says where. */
export class TensorFileError extends Error {
  override readonly name: string = 'TensorFileError';
  /** `truncated`: the beginning of a good file; `damaged`: anything else. */
  constructor(
    readonly code: 'truncated' | 'damaged',
    message: string,
  ) {
    super(message);
  }
}

export interface SafetensorsFile {
  readonly metadata: Readonly<Record<string, string>>;
  /** In the order of the numbers. Views into the file where it is aligned for them. */
  readonly tensors: ReadonlyMap<string, Tensor>;
}

/** A tensor in a file: its numbers are unpacked when somebody asks for them. */
export interface StoredTensor {
  readonly shape: readonly number[];
  /** The numbers from one place to before another: a view into the file where they can be read as they lie. */
  read(from: number, to: number): Float32Array;
  /** Whether every one of them is a finite number; unpacks nothing. */
  isFinite(): boolean;
}

/** How a number is kept in a file: in full, or as half precision. */
export type NumberKind = 'F32' | 'F16';
const BYTES = { F32: 4, F16: 2 } as const satisfies Record<NumberKind, number>;

/** A whole file; `kind` says in what precision the numbers stand. */
export function writeSafetensors(
  tensors: Iterable<Tensor & { readonly name: string }>,
  metadata: Readonly<Record<string, string>>,
  kind: NumberKind = 'F32',
): Uint8Array<ArrayBuffer> {
  const all = [...tensors];
  const header = safetensorsHeader(all, metadata, kind);
  const length = all.reduce((sum, { data }) => sum + BYTES[kind] * data.length, header.length);
  const bytes = new Uint8Array(length);
  bytes.set(header);
  let end = header.length;
  for (const { data } of all) {
    const numbers = kind === 'F16' ? toHalf(data) : data.slice();
    bytes.set(new Uint8Array(numbers.buffer), end);
    end += numbers.byteLength;
  }
  return bytes;
}

/**
 * What stands before the numbers: the header's length, the header, spaces up to a multiple of eight.
 * The numbers must follow in the order of `entries`, without gaps (https://github.com/huggingface/safetensors#format).
 */
export function safetensorsHeader(
  entries: readonly { readonly name: string; readonly shape: readonly number[] }[],
  metadata: Readonly<Record<string, string>>,
  kind: NumberKind = 'F32',
): Uint8Array<ArrayBuffer> {
  const header = new Map<string, unknown>([['__metadata__', metadata]]);
  let end = 0;
  for (const { name, shape } of entries) {
    if (header.has(name)) throw new RangeError(`two tensors are called ${name}`);
    const start = end;
    end += BYTES[kind] * sizeOf(shape);
    header.set(name, { dtype: kind, shape, data_offsets: [start, end] });
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(8 + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, 8);
  return bytes;
}

/** @throws TensorFileError unless the bytes are one whole safetensors file of float32 or float16 tensors. */
export function readSafetensors(bytes: Uint8Array): SafetensorsFile {
  const { metadata, tensors } = openSafetensors(bytes);
  const read = [...tensors].map(([name, { shape, read }]): [string, Tensor] => [
    name,
    { shape, data: read(0, sizeOf(shape)) },
  ]);
  return { metadata, tensors: new Map(read) };
}

/**
 * What is in a file, checked as `readSafetensors` does, without unpacking it: a page that hands the file on has no use
 * for the numbers.
 * @throws TensorFileError
 */
export function openSafetensors(bytes: Uint8Array): {
  readonly metadata: SafetensorsFile['metadata'];
  /** In the order of the numbers. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
} {
  const { header, start } = readHeader(bytes);
  const { __metadata__: metadata = {}, ...rest } = header;
  if (!isObject(metadata) || !Object.values(metadata).every((value) => typeof value === 'string')) {
    throw new TensorFileError('damaged', 'the metadata are not strings by name');
  }
  const entries = Object.entries(rest).map(readEntry);
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const entry of entries) {
    if (entry.begin !== end)
      throw new TensorFileError('damaged', `${entry.name} does not begin at byte ${end}`);
    end = entry.end;
  }
  const found = bytes.length - start;
  if (found < end) throw new TensorFileError('truncated', `${found} bytes of numbers, not ${end}`);
  if (found > end) throw new TensorFileError('damaged', `${found - end} bytes too many`);
  const tensors = entries.map(({ name, kind, shape, begin }): [string, StoredTensor] => {
    const read = (from: number, to: number) =>
      floats(bytes, kind, start + begin + BYTES[kind] * from, to - from);
    const areAllFinite = () =>
      kind === 'F16'
        ? areFinite(halves(bytes, start + begin, sizeOf(shape)))
        : read(0, sizeOf(shape)).every(Number.isFinite);
    return [name, { shape, read, isFinite: areAllFinite }];
  });
  return { metadata: metadata as Record<string, string>, tensors: new Map(tensors) };
}

/** A NumPy file, version 1.0: `numpy.load` gives the array in this shape. */
export function toNpy(tensor: Tensor): Uint8Array<ArrayBuffer> {
  const shape = tensor.shape.map((extent) => `${extent},`).join(' ');
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape}), }`;
  const before = 10; // magic, version, length of the header
  const start = Math.ceil((before + header.length + 1) / 64) * 64;
  const bytes = new Uint8Array(start + tensor.data.byteLength);
  bytes.set([0x93, ...ascii('NUMPY'), 1, 0]);
  new DataView(bytes.buffer).setUint16(8, start - before, true);
  bytes.set(ascii(`${header.padEnd(start - before - 1)}\n`), before);
  bytes.set(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength), start);
  return bytes;
}

/**
 * A table (RFC 4180): the last axis across, every other axis down with a column of its own that says where a line
 * stands. Numbers carry as many digits as tell them from their float32 neighbours.
 *
 * @param axesLabels the labels along each axis, in the order of the tensor's axes.
 */
export function toCsv(
  name: AnyTensorName,
  tensor: Tensor,
  axesLabels: readonly (readonly string[])[],
): string {
  tensor.shape.forEach((extent, axis) => {
    if (axesLabels[axis]?.length !== extent) {
      throw new RangeError(
        `axis ${axis} of ${name} has ${extent} places and ${axesLabels[axis]?.length} labels`,
      );
    }
  });
  const down = axesLabels.slice(0, -1);
  const across = axesLabels.at(-1) as readonly string[];
  const lines = [[...axesOf(name).slice(0, -1), ...across].map(csvCell)];
  for (let start = 0; start < tensor.data.length; start += across.length) {
    const numbers = Array.from(tensor.data.subarray(start, start + across.length), shortest);
    lines.push([...placeOf(start / across.length, down).map(csvCell), ...numbers]);
  }
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

/** The labels of the n-th line. */
function placeOf(line: number, axes: readonly (readonly string[])[]): string[] {
  const place: string[] = [];
  let rest = line;
  for (const labels of axes.toReversed()) {
    place.unshift(labels[rest % labels.length] as string);
    rest = Math.floor(rest / labels.length);
  }
  return place;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The fewest digits that read back as the same float32; nine always do. */
function shortest(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(Number(value.toPrecision(9)));
}

function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8)
    throw new TensorFileError('truncated', `${bytes.length} bytes are no safetensors file`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  // The format allows a header of 100 MB; more is another kind of file.
  if (length > 100_000_000n) throw new TensorFileError('damaged', `a header of ${length} bytes`);
  const start = 8 + Number(length);
  if (bytes.length < start)
    throw new TensorFileError('truncated', `${bytes.length} bytes, the header alone has ${start}`);
  const header = parseObject(bytes.subarray(8, start));
  if (!header) throw new TensorFileError('damaged', 'the header is not a JSON object in UTF-8');
  return { header, start };
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function readEntry([name, entry]: [string, unknown]) {
  const refuse = (why: string) => new TensorFileError('damaged', `${name} ${why}`);
  if (!isObject(entry) || !isKind(entry.dtype)) throw refuse('is not a float32 or float16 tensor');
  const { dtype: kind, shape, data_offsets: offsets } = entry;
  if (!isCounts(shape)) throw refuse('has no shape');
  if (!isCounts(offsets) || offsets.length !== 2) throw refuse('has no offsets');
  const [begin, end] = offsets as [number, number];
  if (end - begin !== BYTES[kind] * sizeOf(shape))
    throw refuse(`has ${end - begin} bytes for ${shape.join(' × ')} numbers`);
  return { name, kind, shape, begin, end };
}

function isKind(value: unknown): value is NumberKind {
  return value === 'F32' || value === 'F16';
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A view where float32 numbers lie on a multiple of four, else a copy. */
function floats(bytes: Uint8Array, kind: NumberKind, start: number, count: number): Float32Array {
  if (kind === 'F16') return fromHalf(halves(bytes, start, count));
  const offset = bytes.byteOffset + start;
  if (offset % 4 === 0) return new Float32Array(bytes.buffer, offset, count);
  return new Float32Array(bytes.slice(start, start + 4 * count).buffer);
}

function halves(bytes: Uint8Array, start: number, count: number): Uint16Array {
  const offset = bytes.byteOffset + start;
  if (offset % 2 === 0) return new Uint16Array(bytes.buffer, offset, count);
  return new Uint16Array(bytes.slice(start, start + 2 * count).buffer);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
