import { expect, test } from 'vitest';
import { FLOPS_PER_TURN, peakModule } from './peakModule.ts';

test('the module of multiplications and additions is valid and computes', async () => {
  const { instance } = await WebAssembly.instantiate(peakModule(false));
  const run = instance.exports.run as (turns: number, x: number) => number;
  // Every accumulator follows a ← a·x + x, eight times a turn; the sum over all of them comes out.
  let accumulator = 0.25;
  for (let i = 0; i < 8 * 3; i++) accumulator = Math.fround(Math.fround(accumulator * 0.25) + 0.25);
  const accumulators = FLOPS_PER_TURN / (2 * 4 * 8);
  expect(run(3, 0.25)).toBeCloseTo(accumulators * accumulator, 5);
});

test('the fused module differs in its instructions only', () => {
  const [fused, separate] = [peakModule(true), peakModule(false)];
  expect(fused.length).toBeLessThanOrEqual(separate.length);
  expect([...fused.subarray(0, 8)]).toEqual([...separate.subarray(0, 8)]);
});
