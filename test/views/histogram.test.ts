import { describe, expect, it } from 'vitest';
import { histogramLayout } from '../../src/views/histogram.ts';

const format = (n: number) => String(Number(n.toPrecision(3)));
const size = { width: 260, height: 90, format };
const wave = Array.from({ length: 500 }, (_, n) => Math.sin(n * 12.9) * Math.cos(n * 7.3));

describe('histogramLayout', () => {
  it('counts every value exactly once', () => {
    const { bars, below, above } = histogramLayout({ values: wave, ...size });
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(wave.length);
    expect([below, above]).toEqual([0, 0]);
  });

  it('counts what lies beyond a given domain beside it, not in it', () => {
    const { bars, below, above } = histogramLayout({
      values: [-3, -1, 0, 1, 2, 2.5],
      domain: [-1, 1],
      ...size,
    });
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(3);
    expect([below, above]).toEqual([1, 2]);
  });

  it('draws heights in proportion to the counts, inside the box', () => {
    const { bars, baseline } = histogramLayout({ values: wave, ...size });
    const most = Math.max(...bars.map((bar) => bar.count));
    for (const bar of bars) {
      expect(bar.height / baseline).toBeCloseTo(bar.count / most, 9);
      expect(bar.x).toBeGreaterThanOrEqual(-1e-9);
      expect(bar.x + bar.width).toBeLessThanOrEqual(size.width + 1e-9);
    }
    expect(bars.length).toBeGreaterThan(5);
  });

  it('gives as many bars of equal width as are asked for', () => {
    const { bars } = histogramLayout({ values: wave, bins: 7, domain: [-1, 1], ...size });
    expect(bars).toHaveLength(7);
    for (const bar of bars) expect(bar.width).toBeCloseTo(size.width / 7, 9);
  });

  it('marks 0 only where the axis has it', () => {
    expect(histogramLayout({ values: wave, domain: [-1, 1], ...size }).zero).toBeCloseTo(130, 9);
    expect(histogramLayout({ values: [4, 5, 6], ...size }).zero).toBeNull();
  });

  it('puts the mean where it is', () => {
    expect(histogramLayout({ values: [0, 1, 5], domain: [0, 8], ...size }).mean).toBeCloseTo(65, 9);
  });

  it.each([40, 80, 160, 600])('keeps the numbers of the axis apart at %i px', (width) => {
    const { ticks } = histogramLayout({ values: wave, ...size, width });
    for (const [n, tick] of ticks.entries()) {
      const before = ticks[n - 1];
      if (before) expect(tick.x - before.x).toBeGreaterThan(12);
    }
    expect(ticks.length).toBeGreaterThan(0);
  });

  it.each([[[]], [[3, 3, 3]], [[0]], [[Number.NaN, 1]]])('stands with the values %j', (values) => {
    const { bars, domain } = histogramLayout({ values, ...size });
    expect(domain[0]).toBeLessThan(domain[1]);
    expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(values.filter(Number.isFinite).length);
  });
});
