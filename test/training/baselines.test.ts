import { expect, test } from 'vitest';
import { seededRandom } from '../../src/model/random.ts';
import { accuracyOf, countWords } from '../../src/training/baselines.ts';

/** Three sentences in turn. */
function inTurn(...sentences: readonly string[]) {
  let n = 0;
  return { sentence: () => ({ words: (sentences[n++ % sentences.length] as string).split(' ') }) };
}

const probe = (text: string, blank: number, right: string, wrong: string) => ({
  words: text.split(' '),
  blank,
  right: [right],
  wrong: [wrong],
});

const corpus = inTurn('a dog barks .', 'a dog barks .', 'a cat sleeps .', 'the cat sleeps .');
const { unigram, bigram } = countWords(corpus, 400, seededRandom(1, 'x'));

test('the word baseline goes by how frequent a word is', () => {
  expect(accuracyOf([probe('a ? sleeps .', 1, 'a', 'the'), probe('? dog .', 0, 'the', 'a')], unigram)).toBe(
    0.5,
  );
});

test('the pair baseline goes by the words on both sides', () => {
  const probes = [
    probe('a cat sleeps .', 1, 'cat', 'dog'),
    probe('a dog barks .', 1, 'dog', 'cat'),
    probe('the cat sleeps .', 0, 'the', 'dog'),
    probe('a dog barks .', 2, 'barks', 'sleeps'),
  ];
  expect(accuracyOf(probes, bigram)).toBe(1);
});

test('a tie counts half', () => {
  expect(accuracyOf([probe('x ? y', 1, 'never', 'nowhere')], unigram)).toBe(0.5);
});
