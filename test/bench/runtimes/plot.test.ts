import { expect, test } from 'vitest';
import { picture } from './plot.ts';
import { type Results, timingOf } from './results.ts';

const timing = (impl: string, milliseconds: number) => ({
  ...timingOf(impl, [milliseconds]),
  gflops: 1,
  peakShare: 1,
  ratioToOrtAll: 1,
});
const results: Results = {
  rows: [16, 512].flatMap((tokens) => [
    { encoder: 'd64', tokens, ...timing('ours-simd', tokens) },
    { encoder: 'd64', tokens, ...timing('ort-all', 2 * tokens) },
  ]),
  growth: [
    { width: 256, layers: 4, tokens: 64, ...timingOf('ours-simd', [8]) },
    { width: 512, layers: 4, tokens: 64, ...timingOf('ours-simd', [30]) },
    { width: 256, layers: 8, tokens: 64, ...timingOf('ours-simd', [16]) },
  ],
  peak: [],
  downloads: [],
  firstTensor: [],
  agreement: [],
  skipped: [],
  machine: { browser: '123.4.5', processor: 'A&B <fast>', cores: 2 },
};

test('the picture shows every measured point once, ours and the peer’s line, and says where it was measured', () => {
  const svg = picture(results);
  // Two of the table, two along the width, two along the layers.
  expect(svg.match(/<circle /g)).toHaveLength(6);
  expect(svg.match(/class="peer" points/g)).toHaveLength(1);
  expect(svg).toContain('Chromium 123');
  expect(svg).toContain('A&amp;B &lt;fast>');
  expect(svg).toContain('d 64, 2 layers');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('results without growth are not drawn', () => {
  expect(() => picture({ ...results, growth: [] })).toThrow(/--parts growth/);
});
