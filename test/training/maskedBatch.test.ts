import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/model/random.ts';
import { maskedBatch } from '../../src/training/maskedBatch.ts';

const MASK = 99;
const WORDS = [10, 11, 12, 13];

test('15 % of each sentence are to be told, at least one word; all other tokens stay', () => {
  const sentences = fc.array(fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 1, maxLength: 30 }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(sentences, fc.nat(), (given, seed) => {
      const { ids, starts, rows, words } = maskedBatch(
        given,
        { mask: MASK, words: WORDS },
        seededRandom(seed, 'x'),
      );
      const whole = given.flat();
      const ends = given.map((_, s) => given.slice(0, s + 1).flat().length);
      expect([...starts]).toEqual([0, ...ends]);
      expect([...words]).toEqual([...rows].map((row) => whole[row]));
      expect(new Set(rows).size).toBe(rows.length);
      given.forEach((sentence, s) => {
        const own = [...rows].filter(
          (row) => row >= (starts[s] as number) && row < (starts[s + 1] as number),
        );
        expect(own.length).toBe(Math.max(1, Math.round(0.15 * sentence.length)));
      });
      ids.forEach((id, row) => {
        if (!rows.includes(row)) expect(id).toBe(whole[row]);
        else expect([MASK, whole[row], ...WORDS]).toContain(id);
      });
    }),
  );
});

test('of the blanks 80 % are masked, 10 % show another word and 10 % the word itself', () => {
  const given = Array.from({ length: 3000 }, () => [50, 51, 52, 53, 54, 55]);
  const { ids, rows, words } = maskedBatch(given, { mask: MASK, words: WORDS }, seededRandom(2, 'x'));
  const share = (is: (id: number, word: number) => boolean) =>
    [...rows].filter((row, i) => is(ids[row] as number, words[i] as number)).length / rows.length;
  expect(share((id) => id === MASK)).toBeCloseTo(0.8, 1);
  expect(share((id, word) => id === word)).toBeCloseTo(0.1, 1);
  expect(share((id) => WORDS.includes(id))).toBeCloseTo(0.1, 1);
});

test('every place of a sentence is asked for alike', () => {
  const given = Array.from({ length: 6000 }, () => [1, 2, 3, 4, 5, 6]);
  const { rows } = maskedBatch(given, { mask: MASK, words: WORDS }, seededRandom(3, 'x'));
  for (let place = 0; place < 6; place++) {
    const count = rows.filter((row) => row % 6 === place).length;
    expect(Math.abs(count - 1000)).toBeLessThan(130);
  }
});

test('an asked place is blanked more often than others, as one of as many blanks', () => {
  const given = Array.from({ length: 6000 }, () => [1, 2, 3, 4, 5, 6]);
  const asked = given.map(() => [4]);
  const { rows } = maskedBatch(given, { mask: MASK, words: WORDS }, seededRandom(4, 'x'), asked);
  expect(rows).toHaveLength(6000);
  const share = (place: number) => rows.filter((row) => row % 6 === place).length / 6000;
  // In half of the sentences for certain, in the rest with a chance of 1/6.
  expect(share(4)).toBeCloseTo(0.5 + 0.5 / 6, 1);
  for (const place of [0, 1, 2, 3, 5]) expect(share(place)).toBeCloseTo(0.5 / 6, 1);
});
