import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averaged, cellsPerPixel, ordered, pairedOrder, pairedPerPixel } from '../../src/views/averaging.ts';
import { colsOf, type Grid, gridOf, turned } from '../../src/views/box.ts';

const grid = (rows: number, cols: number): Grid =>
  gridOf(
    Float32Array.from({ length: rows * cols }, (_, i) => i),
    rows,
    cols,
  );
const cells = ({ rows, cols, at }: Grid) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: cols }, (_, c) => at(r, c)));

describe('how many cells share a device pixel', () => {
  test.each([
    [64, 64, 1, 1],
    [64, 63, 1, 2],
    [512, 300, 1, 2],
    [512, 300, 2, 1],
    [512, 170, 1, 4],
    [2048, 300, 2, 4],
    [1, 0.2, 1, 1],
    [8, 0, 1, 8],
  ])('%i cells on %f pixels at ratio %i: %i', (count, extent, ratio, shared) => {
    expect(cellsPerPixel(count, extent, ratio)).toBe(shared);
  });

  test('never leaves more groups than pixels', () => {
    for (let count = 1; count < 700; count += 13) {
      for (let extent = 1; extent < 500; extent += 17) {
        expect(Math.ceil(count / cellsPerPixel(count, extent, 1))).toBeLessThanOrEqual(extent);
      }
    }
  });
});

describe('the average', () => {
  test('of single cells is the grid itself', () => {
    const single = grid(3, 4);
    expect(averaged(single, 1, 1)).toBe(single);
  });

  test('is the mean of the cells that share a pixel', () => {
    expect(cells(averaged(grid(2, 4), 1, 2))).toEqual([
      [0.5, 2.5],
      [4.5, 6.5],
    ]);
    expect(cells(averaged(grid(2, 4), 2, 2))).toEqual([[2.5, 4.5]]);
  });

  test('of the cells left over at the end is of these alone', () => {
    expect(cells(averaged(grid(1, 5), 1, 2))).toEqual([[0.5, 2.5, 4]]);
    expect(cells(averaged(grid(3, 1), 2, 1))).toEqual([[0.5], [2]]);
  });

  test('of any grid, however it is stored, is what adding up each block by hand gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (rows, cols, perRow, perCol, isTurned) => {
          const whole = colsOf(isTurned ? turned(grid(cols + 2, rows)) : grid(rows, cols + 2), 1, cols + 1);
          const shown = averaged(whole, perRow, perCol);
          const block = (r: number, c: number) => {
            const inside: number[] = [];
            for (let y = r * perRow; y < Math.min(rows, (r + 1) * perRow); y++) {
              for (let x = c * perCol; x < Math.min(cols, (c + 1) * perCol); x++) inside.push(whole.at(y, x));
            }
            return inside.reduce((a, b) => a + b, 0) / inside.length;
          };
          cells(shown).forEach((line, r) => {
            line.forEach((mean, c) => {
              expect(mean).toBeCloseTo(block(r, c), 9);
            });
          });
        },
      ),
    );
  });

  test('counts only readings, and is none where there are none', () => {
    const isSkipped = (row: number, col: number) => row === 0 && col > 0;
    expect(cells(averaged(grid(2, 4), 1, 2, isSkipped))).toEqual([
      [0, Number.NaN],
      [4.5, 6.5],
    ]);
  });

  test('keeps the sign that its cells have together', () => {
    const signed = gridOf(Float32Array.of(-3, 1, 3, -1, 2, -2), 1, 6);
    expect(cells(averaged(signed, 1, 2))).toEqual([[-1, 1, 0]]);
  });

  test('keeps the mean of all where the groups are even', () => {
    const mean = (of: Grid) =>
      cells(of)
        .flat()
        .reduce((a, b) => a + b, 0) /
      (of.rows * of.cols);
    expect(mean(averaged(grid(6, 8), 3, 4))).toBeCloseTo(mean(grid(6, 8)), 12);
  });
});

describe('columns that alternate', () => {
  test('are drawn so that every block is of one kind, and the kinds take turns', () => {
    for (const per of [1, 2, 3, 8]) {
      const { columnAt } = pairedOrder(per);
      for (let block = 0; block < 8; block++) {
        for (let n = 0; n < per; n++) expect(columnAt(block * per + n) % 2).toBe(block % 2);
      }
    }
  });

  test('all have one place, and are found at it', () => {
    const order = pairedOrder(3);
    const columns = Array.from({ length: 48 }, (_, place) => order.columnAt(place));
    expect([...columns].sort((a, b) => a - b)).toEqual(columns.map((_, n) => n));
    columns.forEach((column, place) => {
      expect(order.placeOf(column)).toBe(place);
    });
  });

  test('keep their stripes where a plain mean of neighbours would blur them', () => {
    const waves = gridOf(
      Float32Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? 1 : -1)),
      1,
      8,
    );
    expect(cells(averaged(waves, 1, 2))).toEqual([[0, 0, 0, 0]]);
    expect(cells(averaged(ordered(waves, pairedOrder(2)), 1, 2))).toEqual([[1, -1, 1, -1]]);
  });

  test('share a pixel in numbers that leave no block half filled', () => {
    for (const cols of [64, 512, 768, 1000, 1024, 22]) {
      for (const extent of [30, 200, 470, 511, 2000]) {
        const per = pairedPerPixel(cols, extent, 1);
        expect(cols % (per === 1 ? 1 : 2 * per)).toBe(0);
        expect(per).toBeGreaterThanOrEqual(cellsPerPixel(cols, extent, 1));
      }
    }
  });
});
