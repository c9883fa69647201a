import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../src/model/tensor.ts';
import { refOf, TENSOR_NAMES, WEIGHT_NAMES } from '../../src/model/tensorNames.ts';
import { packed, unpacked } from '../../src/worker/parcel.ts';
import { createPool } from '../../src/worker/pool.ts';

const name = fc.constantFrom(...TENSOR_NAMES, ...WEIGHT_NAMES);
const shape = fc.oneof(
  fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  // Too large to share a buffer.
  fc.constant([4, 100, 100]),
);
const tensors = fc.array(fc.tuple(name, fc.integer({ min: 0, max: 11 }), shape), { maxLength: 30 });

describe('a parcel', () => {
  it('gives out what was put in, after crossing', () => {
    fc.assert(
      fc.property(tensors, (chosen) => {
        const sent = chosen.map(([tensorName, layer, extents], i) => ({
          ref: refOf(tensorName, layer),
          tensor: { shape: extents, data: new Float32Array(sizeOf(extents)).fill(i + 1) },
        }));
        const parcel = packed(sent, createPool());
        const crossed = structuredClone(parcel, { transfer: [...parcel.buffers] });
        const found = unpacked(crossed);
        expect(found.map(({ ref }) => ref)).toEqual(sent.map(({ ref }) => ref));
        expect(found.map((one) => one.shape)).toEqual(sent.map(({ tensor }) => tensor.shape));
        found.forEach(({ data }, i) => {
          expect(data.length).toBe(sent[i]?.tensor.data.length);
          expect(data.every((value) => value === i + 1)).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what has no label', () => {
    const tensor = { shape: [2], data: new Float32Array(2) };
    expect(() => packed([{ ref: refOf('tokens.id'), tensor }], createPool())).toThrow(RangeError);
    const deep = { shape: [1, 1, 1, 2], data: new Float32Array(2) };
    expect(() => packed([{ ref: refOf('attention.q', 0), tensor: deep }], createPool())).toThrow(RangeError);
  });
});
