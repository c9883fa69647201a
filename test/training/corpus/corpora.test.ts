import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../src/model/alignment.ts';
import { seededRandom } from '../../../src/model/random.ts';
import { ENGLISH } from '../../../src/training/corpus/en/corpus.ts';
import type { Corpus } from '../../../src/training/corpus/sentence.ts';
import { CHINESE } from '../../../src/training/corpus/zh/corpus.ts';

/** What is true of every corpus. */
const CORPORA: readonly { corpus: Corpus; joint: string; words: readonly [least: number, most: number] }[] = [
  { corpus: ENGLISH, joint: ' ', words: [900, 1600] },
  { corpus: CHINESE, joint: '', words: [900, 1400] },
];

const SIZE = 4_000;

describe.each(CORPORA)('the corpus $corpus.language', ({ corpus, joint, words: [least, most] }) => {
  const random = seededRandom(11, `corpus ${corpus.language}`);
  const sentences = Array.from({ length: SIZE }, () => corpus.sentence(random));
  const probes = corpus.phenomena.flatMap((phenomenon) => corpus.probes(phenomenon, 300, random));

  test('says the same again from the same seed, and something else from another', () => {
    const draw = (seed: number) => {
      const from = seededRandom(seed, 'again');
      return Array.from({ length: 20 }, () => corpus.sentence(from));
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  test('hardly ever repeats itself', () => {
    const different = new Set(sentences.map(({ words }) => words.join(' '))).size;
    expect(different / SIZE).toBeGreaterThan(0.9);
  });

  test('keeps to 4 to 24 tokens, which are those that the page makes of the text', () => {
    for (const { words } of sentences) {
      expect(words.length).toBeGreaterThanOrEqual(4);
      expect(words.length).toBeLessThanOrEqual(24);
      expect(Array.from(wordsOf(words.join(joint), []), ({ text }) => text)).toEqual(words);
    }
  });

  test('uses no word that its vocabulary lacks, in training or in probes', () => {
    const known = new Set(corpus.words);
    expect(known.size).toBe(corpus.words.length);
    expect(known.size).toBeGreaterThanOrEqual(least);
    expect(known.size).toBeLessThanOrEqual(most);
    const unknown = [...sentences, ...probes].flatMap(({ words }) =>
      words.filter((word) => !known.has(word)),
    );
    expect(unknown).toEqual([]);
    expect(
      probes.flatMap(({ right, wrong }) => [...right, ...wrong]).filter((word) => !known.has(word)),
    ).toEqual([]);
  });

  test('remarks on places that are in the sentence', () => {
    for (const { words, marks, questions } of sentences) {
      for (const mark of marks) {
        expect(words[mark.at]).toBeDefined();
        if ('of' in mark) {
          expect(words[mark.of]).toBeDefined();
          expect(mark.of).not.toBe(mark.at);
        }
        if (mark.kind === 'sense') expect(mark.sense.split('.')[0]).toBe(words[mark.at]);
      }
      for (const { blank, right, wrong } of questions) {
        expect(right).toContain(words[blank]);
        expect(wrong.filter((word) => right.includes(word))).toEqual([]);
      }
    }
  });

  test('practises in training whatever the probes ask', () => {
    const asked = new Set(
      sentences.flatMap(({ questions }) => questions.map(({ phenomenon }) => phenomenon)),
    );
    for (const phenomenon of corpus.phenomena) expect(asked).toContain(phenomenon);
  });

  test('has 300 different probes of each phenomenon, and none is trained on', () => {
    const trained = new Set(sentences.map(({ words }) => words.join(' ')));
    for (const phenomenon of corpus.phenomena) {
      const asked = probes.filter((probe) => probe.phenomenon === phenomenon);
      expect(new Set(asked.map(({ words, blank }) => `${words.join(' ')} ${blank}`)).size).toBe(300);
      expect(asked.filter(({ words }) => trained.has(words.join(' ')))).toEqual([]);
    }
  });

  test.each(corpus.phenomena)(
    '%s: by the grammar itself, what is wrong cannot be and what is right can',
    (phenomenon) => {
      const asked = probes.filter((probe) => probe.phenomenon === phenomenon).slice(0, 6);
      for (const { words, blank, wrong } of asked) {
        const guess = corpus.posterior(words, blank);
        const text = words.join(joint);
        expect(guess.get(words[blank] ?? '') ?? 0, text).toBeGreaterThan(0);
        expect(
          wrong.filter((word) => guess.has(word)),
          text,
        ).toEqual([]);
        // Nor can training ever have said it.
        expect(corpus.posterior(words, blank, 'training').has(words[blank] ?? ''), text).toBe(false);
      }
    },
  );
});
