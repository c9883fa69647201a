import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { createTokenizer } from '../../../src/model/tokenizer.ts';
import { ENGLISH, FAMILIES } from '../../../src/training/corpus/en/corpus.ts';
import { tokensOf } from '../../../src/training/corpus/grammar.ts';
import type { Mark } from '../../../src/training/corpus/sentence.ts';
import { pocketTokenizerFile } from '../../../src/training/pocket.ts';

const draw = (size: number, label: string) => {
  const random = seededRandom(5, label);
  return Array.from({ length: size }, () => ENGLISH.sentence(random));
};
const SAMPLE = draw(20_000, 'sample');
const PROBES = ENGLISH.phenomena.map((phenomenon) => ({
  phenomenon,
  probes: ENGLISH.probes(phenomenon, 300, seededRandom(5, phenomenon)),
}));
const marked = <Kind extends Mark['kind']>(kind: Kind) =>
  SAMPLE.flatMap(({ words, marks }) =>
    marks
      .filter((mark): mark is Extract<Mark, { kind: Kind }> => mark.kind === kind)
      .map((mark) => ({ words, mark, text: words.join(' ') })),
  );

describe('the English corpus', () => {
  test('says the same again from the same seed, and something else from another', () => {
    const again = draw(200, 'sample');
    expect(again).toEqual(SAMPLE.slice(0, 200));
    expect(draw(200, 'other')).not.toEqual(again);
  });

  test('has texts of 4 to 24 tokens', () => {
    const lengths = SAMPLE.map(({ words }) => words.length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([4, 24]);
  });

  test('seldom says the same thing twice', () => {
    expect(new Set(SAMPLE.map(({ words }) => words.join(' '))).size).toBeGreaterThan(0.8 * SAMPLE.length);
  });

  test('has between 900 and 1,500 words, all of which are listed once and in order', () => {
    expect(ENGLISH.words.length).toBeGreaterThanOrEqual(900);
    expect(ENGLISH.words.length).toBeLessThanOrEqual(1500);
    expect(ENGLISH.words).toEqual([...new Set(ENGLISH.words)].sort());
    const listed = new Set(ENGLISH.words);
    const said = [
      ...SAMPLE.flatMap(({ words }) => words),
      ...PROBES.flatMap(({ probes }) => probes.flatMap((p) => p.words)),
    ];
    expect(said.filter((word) => !listed.has(word))).toEqual([]);
  });

  test('has no word that is hardly ever met', () => {
    const texts = draw(30_000, 'rare');
    const counts = new Map(ENGLISH.words.map((word) => [word, 0]));
    for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count < 2)).toEqual([]);
    // One in 3,000 for nearly all.
    expect([...counts].filter(([, count]) => count < 6).length).toBeLessThan(0.03 * counts.size);
  });

  test('gives every family its share', () => {
    const sum = FAMILIES.reduce((total, { weight }) => total + weight, 0);
    const said = SAMPLE.flatMap(({ rule }) => rule.split(' + '));
    for (const { name, weight } of FAMILIES) {
      // Refusals change shares a little, long sentences have no company.
      const share = said.filter((rule) => rule === name).length / said.length;
      expect(share / (weight / sum), name).toBeGreaterThan(0.6);
      expect(share / (weight / sum), name).toBeLessThan(1.5);
    }
  });

  test.each([
    'The animal did not cross the street because it was too tired.',
    'The animal did not cross the street because it was too wide.',
    'When you play the game of thrones, you win or you die.',
    'The bank by the river was green.',
    'The bank lent money to the river.',
  ])('can say the example of the page: %s', (text) => {
    const words = tokensOf(text.toLowerCase());
    for (const blank of words.keys()) {
      expect(ENGLISH.posterior(words, blank).get(words[blank] ?? ''), words[blank]).toBeGreaterThan(0);
    }
  });

  test('is read by its model’s tokenizer word by word, with capitals or without', () => {
    const { tokenize } = createTokenizer(pocketTokenizerFile(ENGLISH));
    for (const { words } of SAMPLE.slice(0, 1000)) {
      const text = words.join(' ');
      const typed = (text[0] ?? '').toUpperCase() + text.slice(1).replace(/ ([.,?!])/g, '$1');
      for (const form of [text, typed, text.toUpperCase()]) {
        expect(tokenize(form).tokens.map(({ piece }) => piece)).toEqual(words);
      }
    }
  });
});

const WOMEN =
  /^(anna|mary|emma|lucy|sara|julia|alice|nina|kate|clara|girl|woman|mother|sister|queen|aunt|daughter|grandmother|lady|princess)$/;
const MEN =
  /^(tom|john|peter|paul|ben|max|david|leo|jack|oscar|boy|man|father|brother|king|uncle|son|grandfather|prince|monk)$/;
const IRREGULAR = /^(men|women|children|mice|wolves|thieves|wives|knives|we|you|they)$/;
/** Whether several are spoken of: told from the words alone. `x and y` counts as several. */
const several = (words: readonly string[], of: number) => {
  const noun = words[of] ?? '';
  if (IRREGULAR.test(noun) || (/s$/.test(noun) && !/(ss|us)$/.test(noun))) return true;
  const before = words[of - 1] === 'the' ? words[of - 2] : words[of - 1];
  const named = (word = '') => WOMEN.test(word) || MEN.test(word);
  return (
    (before === 'and' && of >= 3 && /^the$/.test(words[of - 1] ?? '')) ||
    (named(noun) && words[of + 1] === 'and' && named(words[of + 2]))
  );
};

describe('its remarks', () => {
  test('every verb that is marked agrees with its subject', () => {
    const subjects = marked('subject');
    expect(subjects.length).toBeGreaterThan(2000);
    for (const { words, mark, text } of subjects) {
      const [verb = '', noun = ''] = [words[mark.at], words[mark.of]];
      if (noun === 'i') expect(['am', 'was'], text).toContain(verb);
      else
        expect(/^(is|was|has|does)$|s$/.test(verb), `${noun} ${verb}: ${text}`).toBe(
          !several(words, mark.of),
        );
    }
  });

  test('every pronoun fits whom it stands for, who has been named before', () => {
    const referents = marked('referent');
    expect(referents.length).toBeGreaterThan(5000);
    for (const { words, mark, text } of referents) {
      const [pronoun = '', noun = ''] = [words[mark.at], words[mark.of]];
      expect(mark.of, text).toBeLessThan(mark.at);
      const says = `${noun} ${pronoun}: ${text}`;
      if (/^(she|her|herself)$/.test(pronoun))
        expect(MEN.test(noun) || several(words, mark.of), says).toBe(false);
      else if (/^(he|him|his|himself)$/.test(pronoun)) {
        expect(WOMEN.test(noun) || several(words, mark.of), says).toBe(false);
      } else if (/^(it|its|itself)$/.test(pronoun)) {
        expect(WOMEN.test(noun) || MEN.test(noun) || several(words, mark.of), says).toBe(false);
      } else if (/^(they|them|their|themselves)$/.test(pronoun))
        expect(several(words, mark.of), says).toBe(true);
      else expect(pronoun, says).toMatch(/^(my|your|our)sel(f|ves)$/);
    }
  });

  test('the one who does it stands before the verb, the other behind it; with `was` and `by` it is the other way round', () => {
    const roles = marked('role');
    expect(roles.length).toBeGreaterThan(2000);
    for (const { words, mark, text } of roles) {
      const passive = words[mark.of - 1] === 'was';
      expect(mark.at < mark.of, text).toBe((mark.role === 'agent') !== passive);
      if (passive && mark.role === 'agent') expect(words.slice(mark.of, mark.at), text).toContain('by');
    }
  });

  test('every sense is remarked at its word', () => {
    const senses = marked('sense');
    expect(senses.length).toBeGreaterThan(2000);
    for (const { words, mark, text } of senses) expect(mark.sense.split('.')[0], text).toBe(words[mark.at]);
    expect(new Set(senses.map(({ mark }) => mark.sense)).size).toBeGreaterThan(30);
  });
});

describe.each(PROBES)('the probes of $phenomenon', ({ phenomenon, probes }) => {
  test('are 300 different ones', () => {
    expect(probes).toHaveLength(300);
    expect(new Set(probes.map(({ words, blank }) => words.with(blank, '_').join(' '))).size).toBe(300);
    expect(probes.every((probe) => probe.phenomenon === phenomenon)).toBe(true);
  });

  test('have right words and wrong ones, all of the vocabulary', () => {
    const listed = new Set(ENGLISH.words);
    for (const { words, blank, right, wrong } of probes) {
      expect(right, words.join(' ')).toContain(words[blank]);
      expect(wrong.length).toBeGreaterThan(0);
      expect(wrong.filter((word) => right.includes(word))).toEqual([]);
      expect([...right, ...wrong].filter((word) => !listed.has(word))).toEqual([]);
    }
  });

  test('never occur in training, neither by the rules nor in a sample', () => {
    for (const { words, blank } of probes.slice(0, 10)) {
      expect(ENGLISH.posterior(words, blank, 'training').has(words[blank] ?? ''), words.join(' ')).toBe(
        false,
      );
    }
    const met = new Set(SAMPLE.map(({ words }) => words.join(' ')));
    expect(probes.filter(({ words }) => met.has(words.join(' ')))).toEqual([]);
  });

  test('are decided by the rest of the sentence', () => {
    for (const { words, blank, right, wrong } of probes.slice(0, 10)) {
      const guess = ENGLISH.posterior(words, blank);
      const sum = (list: readonly string[]) =>
        list.reduce((total, word) => total + (guess.get(word) ?? 0), 0);
      // Now and then a word of yet another kind would do as well.
      expect(sum(right), words.join(' ')).toBeGreaterThan(0.3);
      expect(sum(wrong), words.join(' ')).toBeLessThan(0.05);
    }
  });
});
