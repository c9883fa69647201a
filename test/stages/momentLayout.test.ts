import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, guessPlace, momentLayout } from '../../src/stages/momentLayout.ts';
import type { StageToken } from '../../src/stages/stage.ts';
import type { Box } from '../../src/views/box.ts';

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x + 1e-6 ||
  b.x + b.width <= a.x + 1e-6 ||
  a.y + a.height <= b.y + 1e-6 ||
  b.y + b.height <= a.y + 1e-6;

describe('the three pictures', () => {
  test('stand clear of each other, inside their width and height', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 260, max: 1600 }),
        fc.integer({ min: 100, max: 900 }),
        (heads, width, height) => {
          const layout = momentLayout(heads, { width, height });
          const { attention, words, guess } = layout;
          const boxes = [
            attention.title,
            ...attention.heads.flatMap(({ button, map }) => [button, map]),
            attention.note,
            words.title,
            words.map,
            words.note,
            guess.title,
            guess.bars,
            guess.note,
          ];
          for (const [n, a] of boxes.entries()) {
            expect(a.width).toBeGreaterThan(0);
            expect(a.height).toBeGreaterThan(0);
            expect(a.x).toBeGreaterThanOrEqual(0);
            expect(a.x + a.width).toBeLessThanOrEqual(width + 1e-6);
            expect(a.y + a.height).toBeLessThanOrEqual(layout.height + 1e-6);
            for (const b of boxes.slice(n + 1)) expect(apart(a, b)).toBe(true);
          }
        },
      ),
    );
  });

  test('draw every head as large as the others', () => {
    const { heads } = momentLayout(4, { width: 840, height: 330 }).attention;
    expect(heads.map(({ head }) => head)).toEqual([0, 1, 2, 3]);
    expect(new Set(heads.map(({ map }) => `${map.width} ${map.height}`)).size).toBe(1);
  });
});

const token = (piece: string, part: Partial<StageToken> = {}): StageToken => ({
  id: 5,
  piece,
  kind: 'known',
  start: 0,
  end: 0,
  label: piece,
  name: piece,
  ...part,
});

test('the guess is asked for at the chosen blank, else at the first, else nowhere', () => {
  const words = [
    token('it'),
    token('[MASK]', { kind: 'blank' }),
    token('too'),
    token('[MASK]', { kind: 'special' }),
  ];
  expect(guessPlace(words, 3)).toBe(3);
  expect(guessPlace(words, 0)).toBe(1);
  expect(guessPlace([token('it')], 0)).toBeNull();
});

test('a blank is quoted with the letters around it, and with an ellipsis where they go on', () => {
  const text = 'a b c d e f g';
  const letters = [...'abcdefg'].map((letter, n) => token(letter, { start: 2 * n, end: 2 * n + 1 }));
  const padded = [...letters, token('[PAD]', { kind: 'padding' })];
  expect(around(padded, text, 6)).toEqual({ before: '… c d e f ', after: '' });
  expect(around(padded, text, 0)).toEqual({ before: '', after: ' b c d e …' });
  expect(around(padded, text, 7)).toEqual({ before: '', after: '' });
});
