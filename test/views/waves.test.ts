import { describe, expect, it } from 'vitest';
import { dialArc, dialPoint, dialPoints } from '../../src/views/dialPlot.ts';
import { dotsPath, waveAxis, wavePath } from '../../src/views/wavePlot.ts';

/** The points of a path, as numbers. */
function points(path: string): number[][] {
  return path
    .split(/[ML]/)
    .filter(Boolean)
    .map((point) => point.replace('h0', '').split(',').map(Number));
}

describe('the axis of places', () => {
  it('gives every place back from where it stands', () => {
    for (const [last, width] of [
      [40, 700],
      [40, 130],
      [256, 480],
    ] as const) {
      const axis = waveAxis(last, width);
      for (let place = 0; place <= last; place++) expect(axis.placeAt(axis.x(place))).toBe(place);
    }
  });
  it('stays within its ends, wherever the pointer goes', () => {
    const axis = waveAxis(40, 300);
    expect(axis.placeAt(-500)).toBe(0);
    expect(axis.placeAt(5000)).toBe(40);
    expect(axis.x(0)).toBeGreaterThan(0);
    expect(axis.x(40)).toBeLessThan(300);
  });
  it('numbers whole places only, with room for the numbers', () => {
    for (const width of [120, 300, 700]) {
      const { ticks, x } = waveAxis(40, width);
      expect(ticks.every(Number.isInteger)).toBe(true);
      ticks.slice(1).forEach((tick, n) => {
        expect(x(tick) - x(ticks[n] as number)).toBeGreaterThan(16);
      });
    }
  });
});

describe('a wave', () => {
  it('stays between its crests and reaches them', () => {
    const heights = points(wavePath(Math.sin, waveAxis(40, 480), 40, 50, 10)).map(([, y]) => y as number);
    expect(Math.min(...heights)).toBeCloseTo(40, 0);
    expect(Math.max(...heights)).toBeCloseTo(60, 0);
  });
  it('is sampled finely enough for the fastest swing of the longest text', () => {
    const samples = points(wavePath(Math.sin, waveAxis(256, 480), 256, 0, 10));
    expect(samples.length / (256 / (2 * Math.PI))).toBeGreaterThan(6);
  });
  it('carries a dot on it at each marked place', () => {
    const axis = waveAxis(40, 480);
    const dots = points(dotsPath(Math.cos, axis, 3, 50, 10));
    expect(dots).toHaveLength(3);
    dots.forEach(([x, y], place) => {
      expect(x).toBeCloseTo(axis.x(place), 0);
      expect(y).toBeCloseTo(50 - 10 * Math.cos(place), 1);
    });
  });
});

describe('a dial', () => {
  it('begins at the top and turns to the right, like a clock', () => {
    expect(dialPoint(0, 10)).toEqual({ x: 0, y: -10 });
    const quarter = dialPoint(Math.PI / 2, 10);
    expect(quarter.x).toBeCloseTo(10);
    expect(quarter.y).toBeCloseTo(0);
  });
  it('keeps every point on the rim', () => {
    for (const [x, y] of points(dialPoints([0, 1, 2, 300], 20))) {
      expect(Math.hypot(x as number, y as number)).toBeCloseTo(20, 1);
    }
  });
  it('begins the sector of a step at the hand', () => {
    const { x, y } = dialPoint(1, 12);
    expect(dialArc(1, 0.5, 12)).toContain(`M${Number(x.toFixed(3))},${Number(y.toFixed(3))}`);
  });
});
