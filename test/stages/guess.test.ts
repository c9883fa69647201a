import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidates, likeliest, rankOf, SHOWN, truthOf } from '../../src/stages/guess.ts';

const values = fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -9, max: 9 }), {
  minLength: 1,
  maxLength: 60,
});

describe('the likeliest entries', () => {
  test('are those that sorting finds, the earlier of two equals first', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 12 }), (row, count) => {
        const sorted = row.map((_, i) => i).sort((a, b) => (row[b] as number) - (row[a] as number) || a - b);
        expect(likeliest(row, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });

  test('have their place as their rank where no two are equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 }), (row) => {
        expect(likeliest(row, row.length).map((entry) => rankOf(row, entry))).toEqual(
          row.map((_, i) => i + 1),
        );
      }),
    );
  });

  test('are joined by what is asked about, each once and in order', () => {
    fc.assert(
      fc.property(values, fc.array(fc.nat(59), { maxLength: 3 }), (row, wished) => {
        const asked = wished.map((n) => n % row.length);
        const drawn = candidates(row, [...asked, null]);
        expect(new Set(drawn).size).toBe(drawn.length);
        for (const entry of [...likeliest(row, SHOWN), ...asked]) expect(drawn).toContain(entry);
        expect(drawn.map((entry) => row[entry])).toEqual(
          drawn.map((entry) => row[entry]).sort((a, b) => (b as number) - (a as number)),
        );
      }),
    );
  });
});

describe('the truth', () => {
  test.each([
    ['of a blank is what it covers', { kind: 'blank', piece: '[MASK]', id: 4, covers: 9 }, 9],
    ['of a word is the word', { kind: 'known', piece: 'cat', id: 7 }, 7],
    ['of a typed [MASK] is nobody’s', { kind: 'special', piece: '[MASK]', id: 4 }, null],
    ['of padding is none', { kind: 'padding', piece: '[PAD]', id: 0 }, null],
  ] as const)('%s', (_, token, truth) => {
    expect(truthOf(token)).toBe(truth);
  });
});
