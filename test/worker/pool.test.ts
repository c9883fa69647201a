import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPool } from '../../src/worker/pool.ts';

describe('a pool', () => {
  it('hands out as many numbers as were asked for, in memory at most a third larger or of 64 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000_000 }), (length) => {
        const room = createPool().take(length);
        expect(room.length).toBe(length);
        expect(room.byteOffset).toBe(0);
        expect(room.buffer.byteLength).toBeLessThanOrEqual(Math.max(64, (4 / 3) * length * 4));
      }),
    );
  });

  it('hands out again what came back, also for a length that is a little different', () => {
    const pool = createPool();
    const { buffer } = pool.take(1000);
    pool.give([buffer]);
    expect(pool.waiting).toBe(buffer.byteLength);
    expect(pool.take(1010).buffer).toBe(buffer);
    expect(pool.waiting).toBe(0);
    expect(pool.take(1010).buffer).not.toBe(buffer);
  });

  it('keeps no more than its limit, nothing that was moved away and nothing that is not its own', () => {
    const pool = createPool(10_000);
    const rooms = Array.from({ length: 5 }, () => pool.take(1000).buffer);
    structuredClone(rooms[0], { transfer: [rooms[0] as ArrayBuffer] });
    pool.give([...rooms, new ArrayBuffer(12_345)]);
    expect(pool.waiting).toBe(2 * (rooms[1]?.byteLength ?? 0));
  });
});
