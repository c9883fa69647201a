import { describe, expect, it } from 'vitest';
import {
  colsPerDot,
  type EmbeddingInput,
  embeddingLayout,
  overviewGrid,
  overviewY,
  rowsPerLine,
} from '../../../src/stages/embedding/layout.ts';
import { readableHeight } from '../readable.ts';

const V = 8242;

function input(count: number, over: Partial<EmbeddingInput> = {}): EmbeddingInput {
  const tokens = Array.from({ length: count }, (_, n) => ({ id: (n * 3571 + 6958) % V }));
  return { tokens, vocabulary: V, width: 64, chosen: 0, asked: null, rowRoom: 80, zerosRoom: 66, ...over };
}

const SIZES = [
  { width: 840, height: 690 },
  { width: 700, height: 520 },
  { width: 288, height: 560 },
];

describe.each(SIZES)('embeddingLayout at $width px', (size) => {
  it.each([1, 3, 13, 40, 128, 300, 512])('keeps everything inside and apart with %i tokens', (count) => {
    const { overview, picked, window, result, sum, oneHot, stacked, width, height } = embeddingLayout(
      input(count),
      size,
    );
    for (const box of [overview, picked, window, result, sum, oneHot.box]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    expect(picked.height).toBeGreaterThanOrEqual(readableHeight(count));
    expect(overview.x + overview.width).toBeLessThan(picked.x - 80);
    expect(window.y).toBeGreaterThanOrEqual(picked.y + picked.height + 46);
    expect(result.y).toBeGreaterThanOrEqual(window.y + window.height);
    expect(sum.y).toBeGreaterThan(result.y + result.height);
    if (stacked) expect(oneHot.box.y + 40).toBeLessThan(window.y);
    else expect(oneHot.box.x + oneHot.box.width).toBeLessThan(result.x);
  });

  it('puts the columns of the product in line with those of the table', () => {
    const { picked, window, result, stacked } = embeddingLayout(input(13), size);
    expect([result.x, result.width]).toEqual([window.x, window.width]);
    if (!stacked) expect([picked.x, picked.width]).toEqual([window.x, window.width]);
  });

  it.each([0, 3, 6958, V - 1])('counts every cell of the one-hot row for id %i', (id) => {
    const { oneHot, windowRows, windowChosen } = embeddingLayout(input(1, { tokens: [{ id }] }), size);
    expect(oneHot.before + oneHot.cells.length + oneHot.after).toBe(V);
    expect(oneHot.before).toBeGreaterThanOrEqual(0);
    expect(oneHot.after).toBeGreaterThanOrEqual(0);
    expect(oneHot.cells.map((cell) => cell.id)).toContain(id);
    expect(windowRows[windowChosen]).toBe(id);
    for (const cell of oneHot.cells) {
      expect(cell.x).toBeGreaterThanOrEqual(oneHot.box.x + 60);
      expect(cell.x + oneHot.cell).toBeLessThanOrEqual(oneHot.box.x + oneHot.box.width - 60);
    }
  });

  it('gives the same token the same beginning', () => {
    const { ribbons } = embeddingLayout(input(3, { tokens: [{ id: 5 }, { id: 8000 }, { id: 5 }] }), size);
    expect(ribbons[0]?.from).toEqual(ribbons[2]?.from);
    expect(ribbons[0]?.to).not.toEqual(ribbons[2]?.to);
  });

  it('shows a row that is asked about, wherever it stands', () => {
    const { windowRows } = embeddingLayout(input(1, { asked: 17 }), size);
    const near = embeddingLayout(input(1), size).windowRows;
    expect(windowRows).toEqual([...near, 17]);
  });
});

describe('overviewGrid', () => {
  const box = { x: 0, y: 0, width: 5, height: 7 };
  const data = Float32Array.from({ length: 23 * 8 }, (_, n) => ((n * 13) % 31) - 15);

  it('gives each cell the mean of its own rows and columns', () => {
    const grid = overviewGrid(data, 8, box);
    expect([grid.rows, grid.cols]).toEqual([6, 4]);
    let sum = 0;
    for (let r = 4; r < 8; r++) for (let c = 2; c < 4; c++) sum += data[r * 8 + c] as number;
    expect(grid.at(1, 1)).toBeCloseTo(sum / 8, 9);
  });

  it('averages the last, shorter line over what it has', () => {
    const grid = overviewGrid(data, 8, box);
    let sum = 0;
    for (let r = 20; r < 23; r++) for (let c = 0; c < 2; c++) sum += data[r * 8 + c] as number;
    expect(grid.at(5, 0)).toBeCloseTo(sum / 6, 9);
  });

  it('finds a row on its own line of the picture', () => {
    const tall = { x: 0, y: 10, width: 84, height: 400 };
    const perLine = rowsPerLine(V, 400);
    const lines = Math.ceil(V / perLine);
    for (const id of [0, 21, 6958, V - 1]) {
      const line = Math.floor(((overviewY(id, V, tall) - 10) / 400) * lines);
      expect(line).toBe(Math.floor(id / perLine));
    }
  });

  it('shares the columns out evenly where it can', () => {
    expect(colsPerDot(512, 84)).toBe(8);
    expect(colsPerDot(64, 84)).toBe(1);
    expect(512 % colsPerDot(512, 34)).toBe(0);
  });
});
