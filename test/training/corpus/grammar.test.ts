import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import {
  type Chooser,
  isHeldOut,
  likelihood,
  posterior,
  sample,
  sayOne,
  tokensOf,
} from '../../../src/training/corpus/grammar.ts';

const CATS = ['cat', 'dog', 'fox'];

/** "the old cat saw the dog .": adjectives are optional, nobody sees its like, and two animals come by two ways. */
function toy(chooser: Chooser): void {
  const phrase = () => {
    chooser.say('the');
    if (chooser.choose([true, false], [1, 3])) sayOne(chooser, ['old', 'very old'], [2, 1]);
    return sayOne(chooser, chooser.choose([CATS, ['cat', 'bird']]));
  };
  const agent = phrase();
  chooser.say('saw');
  const patient = phrase();
  chooser.require(agent !== patient);
  chooser.combination(agent, patient);
  chooser.say('.');
}

const SIZE = 60_000;
const draw = (share: 'training' | 'whole' | 'held-out', size = SIZE) => {
  const random = seededRandom(7, `toy ${share}`);
  return Array.from({ length: size }, () => sample(toy, random, share, 'toy'));
};
const count = <T>(items: readonly T[]) => {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};
const heldPairs = [...CATS, 'bird'].flatMap((a) =>
  [...CATS, 'bird'].filter((b) => a !== b && isHeldOut([a, b])).map((b) => `${a} ${b}`),
);
const nouns = (words: readonly string[]) =>
  words.filter((word) => [...CATS, 'bird'].includes(word)).join(' ');

describe('a grammar', () => {
  test.each(['training', 'whole'] as const)('says %s sentences as often as it says that it does', (share) => {
    const counts = count(draw(share).map(({ words }) => words.join(' ')));
    const known = [...counts].map(([text, seen]) => ({ seen, p: likelihood(toy, text.split(' '), share) }));
    const accepted = known.reduce((sum, { p }) => sum + p, 0);
    for (const { seen, p } of known) {
      const expected = (SIZE * p) / accepted;
      // Five standard deviations of a count.
      expect(Math.abs(seen - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
    }
  });

  test('knows what stands at a blank: the posterior is the share among the sentences that fit', () => {
    const texts = draw('training').map(({ words }) => words);
    const question = ['the', 'cat', 'saw', 'the', 'dog', '.'];
    for (const blank of question.keys()) {
      const fitting = texts.filter(
        (words) => words.length === 6 && words.every((word, i) => i === blank || word === question[i]),
      );
      const counts = count(fitting.map((words) => words[blank] as string));
      const guess = posterior(toy, question, blank, 'training');
      expect([...guess.keys()].sort()).toEqual([...counts.keys()].sort());
      for (const [word, p] of guess) {
        const seen = (counts.get(word) ?? 0) / fitting.length;
        expect(Math.abs(seen - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / fitting.length) + 1e-9);
      }
    }
  });

  test('has posteriors that sum to one, most probable first, with any number of blanks', () => {
    for (const words of [
      ['the', null, 'saw', 'the', 'cat', '.'],
      ['the', null, null, 'the', null, '.'],
      [null, null, null, null, null, null, null],
    ]) {
      const guess = [...posterior(toy, words, 1, 'whole').values()];
      expect(guess.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(guess).toEqual([...guess].sort((a, b) => b - a));
    }
  });

  test('does not look at the word that is asked for', () => {
    const words = ['the', 'old', 'cat', 'saw', 'the', 'dog', '.'];
    expect(posterior(toy, words.with(2, 'xyz'), 2, 'whole')).toEqual(posterior(toy, words, 2, 'whole'));
  });

  test('passes over an option by what it promises, at the end and beside a blank too', () => {
    const promising = (chooser: Chooser) => {
      for (let i = 0; i < 2; i++) {
        const phrase = chooser.choose(['old cat', 'old dog', ''], null, (option) => option);
        chooser.say(phrase);
      }
    };
    expect(likelihood(promising, ['old', 'cat'], 'whole')).toBeCloseTo(2 / 9, 12);
    expect(likelihood(promising, ['old', 'cat', 'old', 'dog'], 'whole')).toBeCloseTo(1 / 9, 12);
    expect(likelihood(promising, ['old'], 'whole')).toBe(0);
    expect([...posterior(promising, [null, 'dog'], 0, 'whole')]).toEqual([['old', 1]]);
    expect([...posterior(promising, ['old', null], 1, 'whole').keys()]).toEqual(['cat', 'dog']);
  });

  test('gives nothing to what it cannot say: refused, too short, too long, a strange word', () => {
    for (const text of [
      'the cat saw the cat .',
      'the cat saw the dog',
      'the cat saw the dog . .',
      'a cat .',
    ]) {
      expect(likelihood(toy, text.split(' '), 'whole')).toBe(0);
      expect(posterior(toy, text.split(' '), 1, 'whole').get('cat') ?? 0).toBe(0);
    }
  });

  test('keeps the held-out combinations, and only them, from training', () => {
    expect(heldPairs.length).toBeGreaterThan(0);
    expect(draw('training').some(({ words }) => heldPairs.includes(nouns(words)))).toBe(false);
    expect(draw('held-out', 500).every(({ words }) => heldPairs.includes(nouns(words)))).toBe(true);
    const [a, b] = (heldPairs[0] as string).split(' ') as [string, string];
    const words = ['the', a, 'saw', 'the', b, '.'];
    expect(likelihood(toy, words, 'training')).toBe(0);
    expect(likelihood(toy, words, 'whole')).toBeGreaterThan(0);
    expect(posterior(toy, words, 4, 'training').has(b)).toBe(false);
    expect(posterior(toy, words, 4, 'whole').has(b)).toBe(true);
  });

  test('says the same again from the same seed', () => {
    expect(draw('training', 50)).toEqual(draw('training', 50));
  });

  test('complains when it can say nothing', () => {
    const never = (chooser: Chooser) => chooser.require(false);
    expect(() => sample(never, seededRandom(1, 'never'), 'whole', 'never')).toThrow(RangeError);
  });

  test('lets an error of a rule through', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    expect(() => sample(broken, seededRandom(1, 'broken'), 'whole')).toThrow(TypeError);
    expect(() => likelihood(broken, ['a'], 'whole')).toThrow(TypeError);
  });
});

test('a tenth of many combinations is held out', () => {
  let held = 0;
  for (let a = 0; a < 200; a++) for (let b = 0; b < 200; b++) if (isHeldOut([`w${a}`, `v${b}`])) held++;
  expect(held / 40_000).toBeCloseTo(0.1, 2);
});

test('the order and the borders of the parts matter', () => {
  const differs = (x: (i: number) => string[], y: (i: number) => string[]) =>
    Array.from({ length: 200 }, (_, i) => isHeldOut(x(i)) !== isHeldOut(y(i))).some(Boolean);
  expect(
    differs(
      (i) => [`a${i}`, 'b'],
      (i) => ['b', `a${i}`],
    ),
  ).toBe(true);
  expect(
    differs(
      (i) => [`a${i}`, 'b'],
      (i) => [`a${i}b`],
    ),
  ).toBe(true);
});

test('a phrase is taken apart as the page does it', () => {
  expect(tokensOf('the cat, it slept.')).toEqual(['the', 'cat', ',', 'it', 'slept', '.']);
  expect(tokensOf('小猫睡了。')).toEqual(['小', '猫', '睡', '了', '。']);
});
