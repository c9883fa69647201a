import { describe, expect, it } from 'vitest';
import { curveLayout, nearestPoint } from '../../src/views/curveLayout.ts';

const relu = (x: number) => Math.max(0, x);
const size = { width: 340, height: 240 };
const xs = [-2, -0.5, 0, 1, 3];
const plot = { curve: relu, xs, ys: xs.map(relu), domain: [-2, 3] as const };

describe('a curve with points', () => {
  it.each([size, { width: 288, height: 168 }])('keeps every point inside the axes: $width px', (room) => {
    const { px, py, plot: inside } = curveLayout(plot, room);
    for (const x of px) {
      expect(x).toBeGreaterThanOrEqual(inside.left);
      expect(x).toBeLessThanOrEqual(inside.right);
    }
    for (const y of py) {
      expect(y).toBeGreaterThanOrEqual(inside.top - 0.01);
      expect(y).toBeLessThanOrEqual(inside.bottom);
    }
    expect(inside.right).toBeLessThanOrEqual(room.width);
    expect(inside.bottom).toBeLessThan(room.height);
  });

  it('hits the kink at 0', () => {
    const { path, zero } = curveLayout(plot, size);
    expect(path).toContain(`${Math.round(zero.x * 1000) / 1000},${Math.round(zero.y * 1000) / 1000}`);
  });

  it('has 0 on both axes, wherever the points lie', () => {
    const above = curveLayout({ curve: (x) => x, xs: [3, 4], ys: [3, 4], domain: [3, 4] }, size);
    expect(above.xTicks.map(({ text }) => Number(text))).toContain(0);
    expect(above.yTicks.map(({ text }) => Number(text))).toContain(0);
    expect(above.zero.x).toBeGreaterThanOrEqual(above.plot.left);
  });

  it('bears points that are all 0', () => {
    const flat = curveLayout({ curve: relu, xs: [0], ys: [0], domain: [0, 0] }, size);
    expect(Number.isFinite(flat.px[0])).toBe(true);
    expect(Number.isFinite(flat.py[0])).toBe(true);
  });

  it('finds the point under the pointer, and none far from all', () => {
    const layout = curveLayout(plot, size);
    const [x, y] = [layout.px[3] as number, layout.py[3] as number];
    expect(nearestPoint(layout, x + 3, y - 2)).toBe(3);
    expect(nearestPoint(layout, layout.plot.left, layout.plot.top)).toBeNull();
  });

  it('draws smaller points where there are many', () => {
    const many = Array.from({ length: 2048 }, (_, n) => n / 700);
    const dense = curveLayout({ curve: relu, xs: many, ys: many, domain: [0, 3] }, size);
    expect(dense.radius).toBeLessThan(curveLayout(plot, size).radius);
  });
});
