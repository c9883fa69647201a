import { describe, expect, test } from 'vitest';
import type { en } from '../../src/i18n/en.ts';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import { loadWords } from '../../src/i18n/loadWords.ts';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { SHARED_WORDS } from '../../src/stages/sharedWords.ts';
import { STAGE_NAMES } from '../../src/stages/stageNames.ts';

type Said = string | ((...words: unknown[]) => string);

/** Every string and function of a nest of words, by its path. */
function flat(words: object, path = ''): [string, Said][] {
  return Object.entries(words).flatMap(([key, value]): [string, Said][] =>
    typeof value === 'object' && value !== null
      ? flat(value, `${path}${key}.`)
      : [[`${path}${key}`, value as Said]],
  );
}

/** What a function of words may be called with; its numbers can be found again in what it says. */
const NUMBERS = [7, 13, 29, 31];
const LISTS = NUMBERS.map((number) => [number, number + 30]);

/** What is said, the same way in every language: with numbers where the English takes them, else with lists. */
function say(said: Said, english: Said): string {
  if (typeof said === 'string') return said;
  return said(...(typeof english === 'string' || takesNumbers(english) ? NUMBERS : LISTS));
}

function takesNumbers(said: Exclude<Said, string>): boolean {
  try {
    return !said(...NUMBERS).includes('undefined');
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Names, the same in every language. */
const NAMES = /GELU|ReLU|CSV|npy|softmax|dropout|Transformer/gi;

const FRAME = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await loadWords(language)])),
) as Record<Language, typeof en>;

const FIGURE_WORDS = import.meta.glob<{ words: Record<Language, object> }>('../../src/stages/*/words.ts', {
  eager: true,
});

/** Every collection of words on the page, in three languages. */
const COLLECTIONS: [string, Readonly<Record<Language, object>>][] = [
  ['the frame', FRAME],
  ['the shared pieces', SHARED_WORDS],
  ...STAGE_IDS.map((id): [string, Readonly<Record<Language, object>>] => [
    `the stage ${id}`,
    STAGE_NAMES[id],
  ]),
  ...Object.entries(FIGURE_WORDS).map(([file, { words }]): [string, Readonly<Record<Language, object>>] => [
    `the figure of ${file.split('/').at(-2)}`,
    words,
  ]),
];

describe.each(COLLECTIONS)('the words of %s', (_, collection) => {
  const english = new Map(flat(collection.en));
  const text = (key: string, said: Said | undefined) => say(said as Said, english.get(key) as Said);

  test.each(LANGUAGES)('in %s are all there', (language) => {
    const words = flat(collection[language]);
    expect(words.map(([key]) => key).sort()).toEqual([...english.keys()].sort());
    for (const [key, said] of words) {
      expect(typeof said, key).toBe(typeof english.get(key));
      expect(text(key, said), key).toMatch(/\S/);
      expect(text(key, said), key).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('in %s name every number that the English name', (language) => {
    for (const [key, said] of flat(collection[language])) {
      const wanted = NUMBERS.filter((number) => text(key, english.get(key)).includes(String(number)));
      const missing = wanted.filter((number) => !text(key, said).includes(String(number)));
      expect(missing, key).toEqual([]);
    }
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('in %s are not English, but for names and signs', (language) => {
    const same = flat(collection[language]).filter(([key, said]) => {
      const own = text(key, english.get(key));
      return text(key, said) === own && /[a-z]{3}/.test(own.replaceAll(NAMES, ''));
    });
    expect(same.map(([key]) => key)).toEqual([]);
  });

  test('in one Chinese are not those in the other', () => {
    const traditional = new Map(flat(collection['zh-Hant']));
    const same = flat(collection['zh-Hans']).filter(
      ([key, said]) =>
        SIMPLIFIED.test(text(key, said)) && text(key, said) === text(key, traditional.get(key)),
    );
    expect(same.map(([key]) => key)).toEqual([]);
  });
});

/** Characters that one script writes and the other does not. */
const SIMPLIFIED = /[们这个为时说对数没还见长门间问阅词编码输层归权标图处样种过进运选项应当从头输转线]/;
