import { expect, test } from 'vitest';
import { encoder } from './encoders.ts';
import { merged, type Results, type Row, rowsOf, timingOf } from './results.ts';

const place = { encoder: 'd64', tokens: 16 };
/** One layer of width 64: 16·(4·64² + 2·64·256) + 2·16²·64 = 819,200 multiplications. */
const config = encoder(64, 4, 1, 'gelu');
const timings = [timingOf('ours-typescript', [1, 2, 3]), timingOf('ort-all', [3, 4, 5])];

test('a row says how fast, what share of the peak, and how many times as fast as ONNX Runtime', () => {
  const [ours, ort] = rowsOf(place, config, timings, 10) as [Row, Row];
  expect(ours).toMatchObject({ encoder: 'd64', tokens: 16, impl: 'ours-typescript', medianMs: 2, rounds: 3 });
  expect(ours.gflops).toBeCloseTo((2 * 819_200) / 2e-3 / 1e9, 10);
  expect(ours.peakShare).toBeCloseTo(ours.gflops / 10, 10);
  expect(ours.ratioToOrtAll).toBe(2);
  expect(ort.ratioToOrtAll).toBe(1);
});

test('without ONNX Runtime there is no ratio', () => {
  expect(rowsOf(place, config, timings.slice(0, 1), 10)[0]?.ratioToOrtAll).toBeNull();
});

const machine = { browser: '1', processor: 'p', cores: 2 };
const empty: Results = {
  rows: [],
  growth: [],
  peak: [],
  downloads: [],
  firstTensor: [],
  agreement: [],
  skipped: [],
  machine,
};

test('merging puts the new in the place of the old, in the order of encoders and tokens', () => {
  const at = (tokens: number, times: typeof timings) => rowsOf({ encoder: 'd64', tokens }, config, times, 10);
  const earlier: Results = {
    ...empty,
    rows: [...at(16, timings), ...at(64, timings)],
    peak: [{ ...place, fusedGflops: 1, separateGflops: 1 }],
    downloads: [{ impl: 'ort-all', gzipBytes: 1, files: 1 }],
  };
  const later: Results = {
    ...empty,
    rows: at(16, [timingOf('ort-all', [8])]),
    peak: [{ ...place, fusedGflops: 2, separateGflops: 2 }],
    machine: { ...machine, browser: '2' },
  };
  const both = merged(earlier, later);
  expect(both.rows.map(({ tokens, impl, medianMs }) => [tokens, impl, medianMs])).toEqual([
    [16, 'ours-typescript', 2],
    [16, 'ort-all', 8],
    [64, 'ours-typescript', 2],
    [64, 'ort-all', 4],
  ]);
  expect(both.peak).toEqual(later.peak);
  expect(both.downloads).toEqual(earlier.downloads);
  expect(both.machine.browser).toBe('2');
});
