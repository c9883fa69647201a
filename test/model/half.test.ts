import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHalf, toHalf } from '../../src/model/half.ts';

const bitsOf = (value: number) => toHalf(Float32Array.of(value))[0] as number;
const numberOf = (bits: number) => fromHalf(Uint16Array.of(bits))[0] as number;

describe('half precision', () => {
  // numpy.float16(value).view('uint16')
  test.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [0.1, 0x2e66],
    [65504, 0x7bff],
    [65519.996, 0x7bff],
    [65520, 0x7c00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1.5 * 2 ** -25, 0x0001],
    [2 ** -14 - 2 ** -25, 0x0400],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
    [Number.NEGATIVE_INFINITY, 0xfc00],
  ])('%d is kept as its nearest', (value, bits) => {
    expect(bitsOf(value)).toBe(bits);
  });

  test('every half comes back as it was', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = numberOf(bits);
      if (Number.isNaN(value)) expect(Number.isNaN(numberOf(bitsOf(value)))).toBe(true);
      else expect(bitsOf(value)).toBe(bits);
    }
  });

  test('no other half is nearer', () => {
    fc.assert(
      fc.property(fc.float({ min: -70000, max: 70000, noNaN: true }), (value) => {
        const bits = bitsOf(value);
        fc.pre((bits & 0x7fff) < 0x7bff);
        const error = Math.abs(numberOf(bits) - value);
        const size = bits & 0x7fff;
        for (const neighbour of [Math.max(0, size - 1), size + 1]) {
          expect(Math.abs(Math.abs(numberOf(neighbour)) - Math.abs(value))).toBeGreaterThanOrEqual(error);
        }
      }),
    );
  });
});
