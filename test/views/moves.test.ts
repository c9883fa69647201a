import { describe, expect, it } from 'vitest';
import { type MoveRow, movesLayout } from '../../src/views/movesLayout.ts';

const rows: MoveRow[] = [
  { key: 'a', label: 'because', from: 0.5, to: 0.9 },
  { key: 'b', label: 'it', from: -0.4, to: 0.1 },
  { key: 'c', label: 'a very long word indeed', from: 0.2, to: 0.2 },
];
const format = (n: number) => n.toFixed(2);

describe('moves on one axis', () => {
  it('lie between the names and the numbers, on a phone too', () => {
    for (const width of [214, 262, 358]) {
      const layout = movesLayout(rows, { width, height: 54 }, format, [-0.4, 1]);
      expect(layout.left).toBeGreaterThan(layout.labelX);
      expect(layout.fromX).toBeGreaterThan(layout.right);
      expect(layout.toX).toBeLessThanOrEqual(width);
      for (const { y, from, to } of layout.moves) {
        for (const x of [from, to]) {
          expect(x).toBeGreaterThanOrEqual(layout.left);
          expect(x).toBeLessThanOrEqual(layout.right);
        }
        expect(y).toBeLessThan(54);
      }
    }
  });
  it('go to the right where the value grew, and stay where it did not', () => {
    const { moves } = movesLayout(rows, { width: 262, height: 54 }, format, [-0.4, 1]);
    expect(moves[0]?.to).toBeGreaterThan(moves[0]?.from as number);
    expect(moves[2]?.to).toBe(moves[2]?.from);
  });
  it('share one zero', () => {
    const { moves, zero } = movesLayout(rows, { width: 262, height: 54 }, format, [-0.4, 1]);
    expect(moves[1]?.from).toBeLessThan(zero);
    expect(moves[1]?.to).toBeGreaterThan(zero);
  });
});
