import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeOf, nearest } from '../../../src/stages/output/alike.ts';
import { cosineOf } from '../../../src/stages/row.ts';

const alike = (tokens: number, ...numbers: number[]) => alikeOf(Float32Array.from(numbers), tokens);
const size = fc.integer({ min: -50, max: 50 });

describe('the cosines of rows', () => {
  it('are 1 for the same direction, 0 for a right angle, −1 for the opposite', () => {
    const { grid } = alike(4, 1, 0, 3, 0, 0, 2, -1, 0);
    expect([0, 1, 2, 3].map((other) => grid.at(0, other))).toEqual([1, 1, 0, -1]);
  });

  it('are the same both ways, and what two rows give by themselves', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 12, maxLength: 12 }), (numbers) => {
        const rows = [0, 1, 2].map((t) => numbers.slice(4 * t, 4 * t + 4));
        const { grid } = alike(3, ...numbers);
        for (const [a, b] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const) {
          expect(grid.at(a, b)).toBe(grid.at(b, a));
          expect(grid.at(a, b)).toBeCloseTo(cosineOf(rows[a] as number[], rows[b] as number[]), 9);
        }
      }),
    );
  });

  it('have no value beside a row of zeros, which no mean and no order counts', () => {
    const all = alike(3, 1, 0, 0, 0, 1, 1);
    expect(all.grid.at(0, 1)).toBeNaN();
    expect(all.grid.at(1, 1)).toBeNaN();
    expect(all.hasZeros).toBe(true);
    expect(all.mean).toBeCloseTo(Math.SQRT1_2);
    expect(nearest(all, 0)).toEqual([2, 1]);
    expect(all.grid.means?.(1, 1).at(1, 0)).toBeNaN();
  });

  it('have a mean over different tokens only', () => {
    expect(alike(2, 1, 0, 0, 1).mean).toBeCloseTo(0);
    expect(alike(1, 1, 0).mean).toBeNaN();
  });

  it('have the means of blocks that adding up their pairs would give', () => {
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 21, maxLength: 21 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (numbers, perRow, perCol) => {
          const { grid } = alike(7, ...numbers);
          const shown = grid.means?.(perRow, perCol);
          if (!shown) throw new Error('no means');
          expect([shown.rows, shown.cols]).toEqual([Math.ceil(7 / perRow), Math.ceil(7 / perCol)]);
          for (let r = 0; r < shown.rows; r++) {
            for (let c = 0; c < shown.cols; c++) {
              const inside: number[] = [];
              for (let a = r * perRow; a < Math.min(7, (r + 1) * perRow); a++) {
                for (let b = c * perCol; b < Math.min(7, (c + 1) * perCol); b++) {
                  if (!Number.isNaN(grid.at(a, b))) inside.push(grid.at(a, b));
                }
              }
              const mean = inside.reduce((x, y) => x + y, 0) / inside.length;
              if (Number.isNaN(mean)) expect(shown.at(r, c)).toBeNaN();
              else expect(shown.at(r, c)).toBeCloseTo(mean, 5);
            }
          }
        },
      ),
    );
  });
});

describe('the nearest tokens', () => {
  it('come first, and the chosen one is not among them', () => {
    expect(nearest(alike(4, 1, 0, 0, 1, 1, 1, 2, 1), 0)).toEqual([3, 2, 1]);
    expect(nearest(alike(1, 1, 0), 0)).toEqual([]);
  });
});
