import { expect, test } from 'vitest';
import { guessLayout, linesOf } from '../../../src/stages/output/guessLayout.ts';

const sentence = (count: number) => Array.from({ length: count }, () => ({ label: 'animal' }));

test.each([
  [1100, 800, 'beside'],
  [840, 690, 'beside'],
  [700, 560, 'over'],
  [560, 620, 'over'],
  [288, 420, 'stacked'],
])('in a room of %d × %d the guess stands %s the product, and both fit', (width, height, kind) => {
  for (const count of [1, 13, 40]) {
    const layout = guessLayout(sentence(count), { width, height });
    expect(layout.kind).toBe(kind);
    expect(layout.bars).toBeLessThanOrEqual(layout.side);
    const together = kind === 'beside' ? layout.side + layout.product.width : layout.product.width;
    expect(together).toBeLessThanOrEqual(width);
    // A corner is read from 560 px on.
    if (kind === 'beside') expect(layout.product.width).toBeGreaterThanOrEqual(560);
    expect(layout.product.height).toBeGreaterThanOrEqual(420);
  }
});

test('a longer sentence takes more lines, and one word one', () => {
  expect(linesOf(sentence(1), 40)).toBe(1);
  expect(linesOf(sentence(13), 288)).toBeGreaterThan(linesOf(sentence(13), 840));
});
