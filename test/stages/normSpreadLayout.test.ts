import { describe, expect, it } from 'vitest';
import { spreadLayout } from '../../src/stages/normSpreadLayout.ts';
import type { Box } from '../../src/views/box.ts';

describe('the cells of a row through the norm', () => {
  const before = [2, 4, 4, 4, 5, 5, 7, 9];
  const after = before.map((value) => (value - 5) / 2);
  const drawn = spreadLayout(before, after, { width: 480, height: 300 });

  it('measures mean and spread on both sides', () => {
    expect([drawn.before.mean, drawn.before.deviation]).toEqual([5, 2]);
    expect([drawn.after.mean, drawn.after.deviation]).toEqual([0, 1]);
  });

  it('draws both sides on one axis, within the picture', () => {
    expect(drawn.before.lowX - drawn.before.meanX).toBeCloseTo(2 * (drawn.after.lowX - drawn.after.meanX));
    for (const { bars } of [drawn.before, drawn.after]) {
      for (const bar of bars) {
        expect(bar.x).toBeGreaterThanOrEqual(drawn.left);
        expect(bar.x + bar.width).toBeLessThanOrEqual(drawn.right + 0.01);
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.y + bar.height).toBeLessThanOrEqual(300);
      }
    }
    expect(drawn.before.axisY).toBeLessThan(drawn.after.axisY);
  });

  it('draws one line a cell, and round numbers with 0 among them', () => {
    expect(drawn.lines.match(/M/g)).toHaveLength(8);
    expect(drawn.ticks.map(({ value }) => value)).toContain(0);
    expect(drawn.ticks.length).toBeLessThan(12);
  });

  it('finds the cell whose line passes under the pointer, and none far from all', () => {
    const middle = (drawn.before.axisY + drawn.after.axisY) / 2;
    const between = (drawn.xOf(before[7] as number) + drawn.xOf(after[7] as number)) / 2;
    expect(drawn.cellAt(between + 2, middle)).toBe(7);
    expect(drawn.cellAt(drawn.xOf(before[0] as number), drawn.before.axisY - 20)).toBe(0);
    expect(drawn.cellAt(0, middle)).toBeNull();
  });

  it('lets the hills stand for as many cells above as below', () => {
    const area = (bars: readonly Box[]) => bars.reduce((sum, bar) => sum + bar.height, 0);
    expect(area(drawn.before.bars)).toBeCloseTo(area(drawn.after.bars));
  });

  it('bears a row whose cells are all alike', () => {
    const flat = spreadLayout([0, 0, 0], [0, 0, 0], { width: 288, height: 260 });
    expect(flat.before.bars).toHaveLength(1);
    expect(Number.isFinite(flat.before.meanX)).toBe(true);
  });
});
