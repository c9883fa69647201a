import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  openSafetensors,
  readSafetensors,
  safetensorsHeader,
  TensorFileError,
  toCsv,
  toNpy,
  writeSafetensors,
} from '../../src/model/tensorFile.ts';

const matrix = { shape: [2, 3], data: Float32Array.of(1, 0.1, -2.5, 1e-9, 16777216, -1e9) };

describe('a table', () => {
  test('has the last axis across and the token down', () => {
    expect(
      toCsv('ffn.output', matrix, [
        ['the', 'cat'],
        ['0', '1', '2'],
      ]),
    ).toBe('token,0,1,2\r\nthe,1,0.1,-2.5\r\ncat,1e-9,16777216,-1000000000\r\n');
  });

  test('of three axes says head and token on every line', () => {
    const weights = { shape: [2, 2, 2], data: Float32Array.of(1, 0, 0.25, 0.75, 0.5, 0.5, 0, 1) };
    expect(
      toCsv('attention.weights', weights, [
        ['1', '2'],
        ['a', 'b'],
        ['a', 'b'],
      ]),
    ).toBe(['head,token,a,b', '1,a,1,0', '1,b,0.25,0.75', '2,a,0.5,0.5', '2,b,0,1', ''].join('\r\n'));
  });

  test('of one axis is a single line under its labels', () => {
    const bias = { shape: [2], data: Float32Array.of(3, 4) };
    expect(toCsv('ffn.output.bias', bias, [['0', '1']])).toBe('0,1\r\n3,4\r\n');
  });

  test('quotes a comma, a quotation mark and a line break', () => {
    const row = { shape: [1, 3], data: Float32Array.of(1, 2, 3) };
    expect(toCsv('ffn.output', row, [[','], ['"', '\n', 'plain']])).toBe(
      'token,"""","\n",plain\r\n",",1,2,3\r\n',
    );
  });

  test('carries digits enough to read every float32 back', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const csv = toCsv('ffn.output.bias', { shape: [1], data: Float32Array.of(value) }, [['0']]);
        const back = Number(csv.split('\r\n')[1]);
        expect(Math.fround(back) === Math.fround(value)).toBe(true);
      }),
    );
  });

  test.each([
    [0.5, '0.5'],
    [1 / 3, '0.33333334'],
    [0.06250027567148209, '0.062500276'],
    [0.10000069439411163, '0.100000694'],
  ])('writes the float32 nearest to %d as %s, with no digit too many', (value, written) => {
    const csv = toCsv('ffn.output.bias', { shape: [1], data: Float32Array.of(value) }, [['0']]);
    expect(csv).toBe(`0\r\n${written}\r\n`);
  });

  test('refuses labels that do not fit', () => {
    expect(() => toCsv('ffn.output', matrix, [['the'], ['0', '1', '2']])).toThrow(
      'axis 0 of ffn.output has 2 places and 1 labels',
    );
  });
});

describe('a NumPy file', () => {
  test.each<[number[], string]>([
    [[6], '(6,)'],
    [[2, 3], '(2, 3,)'],
    [[1, 2, 3], '(1, 2, 3,)'],
  ])('of shape %j is version 1.0, and its numbers begin on a multiple of 64', (shape, written) => {
    const bytes = toNpy({ shape, data: matrix.data });
    expect([...bytes.subarray(0, 8)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
    const length = new DataView(bytes.buffer).getUint16(8, true);
    expect((10 + length) % 64).toBe(0);
    const header = new TextDecoder().decode(bytes.subarray(10, 10 + length));
    expect(header.trimEnd()).toBe(`{'descr': '<f4', 'fortran_order': False, 'shape': ${written}, }`);
    expect(header.endsWith('\n')).toBe(true);
    expect(new Float32Array(bytes.slice(10 + length).buffer)).toEqual(matrix.data);
  });

  test('holds only the part of a larger buffer that the tensor is', () => {
    const row = { shape: [3], data: matrix.data.subarray(3) };
    expect(new Float32Array(toNpy(row).slice(-12).buffer)).toEqual(Float32Array.of(1e-9, 16777216, -1e9));
  });
});

describe('a safetensors file', () => {
  const file = (json: string, numbers = 0) => {
    const text = Buffer.from(json);
    const size = Buffer.alloc(8);
    size.writeBigUInt64LE(BigInt(text.length));
    return new Uint8Array(Buffer.concat([size, text, Buffer.alloc(numbers)]));
  };
  const codeOf = (bytes: Uint8Array) => {
    try {
      readSafetensors(bytes);
    } catch (error) {
      return error instanceof TensorFileError ? error.code : 'another error';
    }
    return 'read';
  };

  test('may list its tensors in any order and carry no metadata', () => {
    const entry = (begin: number) => ({ dtype: 'F32', shape: [1], data_offsets: [begin, begin + 4] });
    const bytes = file(JSON.stringify({ second: entry(4), first: entry(0) }), 8);
    new DataView(bytes.buffer).setFloat32(bytes.length - 8, 1.5, true);
    const { metadata, tensors } = readSafetensors(bytes);
    expect(metadata).toEqual({});
    expect([...tensors].map(([name, { data }]) => [name, data[0]])).toEqual([
      ['first', 1.5],
      ['second', 0],
    ]);
  });

  test('reads back a name that JavaScript itself uses', () => {
    const header = safetensorsHeader([{ name: '__proto__', shape: [] }], { toString: 'x' });
    const { metadata, tensors } = readSafetensors(new Uint8Array([...header, 0, 0, 0, 0]));
    expect([...tensors.keys()]).toEqual(['__proto__']);
    expect(metadata).toEqual({ toString: 'x' });
  });

  test('is told from what it is not', () => {
    expect(codeOf(file('{}'))).toBe('read');
    expect(codeOf(file('[]'))).toBe('damaged');
    expect(codeOf(file('nonsense'))).toBe('damaged');
    expect(codeOf(file('{"a":null}'))).toBe('damaged');
    expect(codeOf(new Uint8Array(8).fill(255))).toBe('damaged');
    expect(codeOf(Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 0x7b))).toBe('truncated');
    expect(codeOf(new Uint8Array(7))).toBe('truncated');
    const notUtf8 = file('{"__metadata__":{"a":"?"}}');
    expect(codeOf(notUtf8)).toBe('read');
    notUtf8[notUtf8.indexOf(0x3f)] = 0xff;
    expect(codeOf(notUtf8)).toBe('damaged');
  });

  test('has no two tensors over one another', () => {
    const entry = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
    expect(codeOf(file(JSON.stringify({ a: entry, b: entry }), 4))).toBe('damaged');
  });

  test.each(['F32', 'F16'] as const)('written in %s gives the same tensors and metadata back', (kind) => {
    const tensors = [
      { name: 'a', shape: [3], data: Float32Array.of(1.5, -2, 0.25) },
      { name: 'b', shape: [1, 2], data: Float32Array.of(65504, 2 ** -24) },
    ];
    const bytes = writeSafetensors(tensors, { said: 'so' }, kind);
    const read = readSafetensors(bytes);
    expect(read.metadata).toEqual({ said: 'so' });
    expect([...read.tensors].map(([name, tensor]) => ({ name, ...tensor }))).toEqual(tensors);
    expect(codeOf(bytes.slice(0, -1))).toBe('truncated');
  });

  test.each(['F32', 'F16'] as const)('in %s is unpacked piece by piece, wherever its bytes lie', (kind) => {
    const data = Float32Array.of(1.5, -2, 0.25, 8, -0.5);
    const bytes = writeSafetensors([{ name: 'a', shape: [5], data }], {}, kind);
    // At an odd address nothing can be looked at as it lies.
    for (const shift of [0, 1]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const stored = openSafetensors(moved.subarray(shift)).tensors.get('a');
      expect(stored?.read(1, 4)).toEqual(data.slice(1, 4));
      expect(stored?.read(0, 5)).toEqual(data);
      expect(stored?.isFinite()).toBe(true);
    }
  });

  test.each(['F32', 'F16'] as const)('in %s says which of its tensors hold what is no number', (kind) => {
    const values = [1, 65504, 2 ** -24, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const tensors = values.map((value) => ({
      name: String(value),
      shape: [2],
      data: Float32Array.of(0, value),
    }));
    const { tensors: stored } = openSafetensors(writeSafetensors(tensors, {}, kind));
    for (const value of values) expect(stored.get(String(value))?.isFinite()).toBe(Number.isFinite(value));
  });
});
