import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEW_ROWS, NAMED_ROW, pitchOf } from '../../src/views/pitch.ts';

describe('the height of a row', () => {
  it('is what was wished for where there is room', () => {
    expect(pitchOf(10, 600, 36)).toBe(36);
    expect(pitchOf(0, 600, 36)).toBe(36);
  });

  it('fits the room, but for a tenth, or is the least that so many rows take', () => {
    fc.assert(
      fc.property(fc.integer({ min: FEW_ROWS + 1, max: 512 }), fc.integer({ max: 900 }), (count, room) => {
        expect(count * pitchOf(count, room, 36, 140)).toBeLessThanOrEqual(1.1 * Math.max(room, 140) + 1e-6);
      }),
    );
  });

  it('never makes columns wider than their room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), fc.integer({ min: 20, max: 900 }), (count, room) => {
        expect(count * pitchOf(count, room, 34, 0)).toBeLessThanOrEqual(room + 1e-6);
      }),
    );
  });

  it('leaves room for every name of a sentence', () => {
    expect(pitchOf(FEW_ROWS, 20, 36)).toBe(NAMED_ROW);
  });

  it('lets whole numbers of rows share a pixel, so that all rows are as high', () => {
    for (const count of [200, 300, 384, 512]) {
      for (let room = 140; room < 1.4 * count; room += 7) {
        const perPixel = 1 / pitchOf(count, room, 36);
        expect(perPixel).toBeCloseTo(Math.round(perPixel), 9);
      }
    }
  });
});
