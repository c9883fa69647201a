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

  it('lays small ones side by side in one buffer, large ones in buffers of their own', () => {
    const length = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 200_000 }));
    fc.assert(
      fc.property(fc.array(length, { maxLength: 60 }), (lengths) => {
        const rooms = createPool().takeAll(lengths);
        expect(rooms.map((room) => room.length)).toEqual(lengths);
        rooms.forEach((room, i) => {
          room.fill(i);
        });
        rooms.forEach((room, i) => {
          expect(room.every((value) => value === i)).toBe(true);
        });
      }),
      { numRuns: 30 },
    );
    const small = createPool().takeAll(Array(40).fill(1024));
    expect(new Set(small.map((room) => room.buffer)).size).toBe(1);
    expect(createPool().takeAll([100_000, 5, 100_000])[1]?.buffer.byteLength).toBe(64);
  });

  it('keeps what a run took for the next, however much, and lets go of it after a smaller one', () => {
    const pool = createPool(1000);
    const rooms = pool.takeAll([50_000, 50_000]).map((room) => room.buffer);
    pool.begin();
    pool.give(rooms);
    expect(pool.waiting).toBe(rooms.reduce((sum, { byteLength }) => sum + byteLength, 0));
    pool.begin();
    expect(pool.waiting).toBe(0);
  });

  it('lets go of what a crowd of runs left behind, or another length, and keeps what every run takes', () => {
    const pool = createPool();
    const crowd = [...Array.from({ length: 6 }, () => pool.take(40_000)), pool.take(90_000)];
    pool.give(crowd.map((room) => room.buffer));
    const seen = new Set<ArrayBuffer>();
    for (let run = 0; run < 40; run++) {
      pool.begin();
      const two = [pool.take(40_000), pool.take(40_000)].map((room) => room.buffer);
      for (const buffer of two) seen.add(buffer);
      pool.give(two);
    }
    expect(pool.waiting).toBe(2 * (crowd[0]?.buffer.byteLength ?? 0));
    expect([...seen].every((buffer) => crowd.some((room) => room.buffer === buffer))).toBe(true);
  });

  it('makes nothing new once two runs go to and fro, each given back while the next is on its way', () => {
    const pool = createPool(1000);
    const lengths = [50_000, 40_000, 300];
    const seen: ArrayBuffer[] = [];
    let onPage: ArrayBuffer[] = [];
    for (let run = 0; run < 6; run++) {
      pool.begin();
      const [first, ...others] = lengths;
      const rooms = pool.takeAll([first as number]);
      pool.give(onPage);
      rooms.push(...pool.takeAll(others));
      onPage = rooms.map((room) => room.buffer);
      seen.push(...onPage);
    }
    expect(new Set(seen).size).toBeLessThanOrEqual(2 * lengths.length);
  });
});
