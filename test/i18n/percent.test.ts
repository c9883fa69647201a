import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { loadWords } from '../../src/i18n/loadWords.ts';
import { chance, percent } from '../../src/i18n/percent.ts';

describe.each([
  [1, '100'],
  [0.99999, '>\u202f99.9'],
  [0.997, '99.7'],
  [0.994, '99'],
  [0.41, '41'],
  [0.0996, '10'],
  [0.032, '3.2'],
  [0.00999, '1.0'],
  [0.0005, '0.05'],
  [0.00001, '<\u202f0.01'],
  [0, '0'],
])('a share of %d', (share, digits) => {
  test('is set off from its sign in English, by a gap where no line breaks', () => {
    expect(percent(share, 'en')).toBe(`${digits}\u202f%`);
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('stands close to its sign in %s', (language) => {
    expect(percent(share, language)).toBe(`${digits}%`);
  });
});

test('what a softmax gave is never said to be nothing', () => {
  expect(chance(0, 'en')).toBe('<\u202f0.01\u202f%');
  expect(chance(0.41, 'zh-Hans')).toBe('41%');
});

test('a column of shares keeps as many decimals as it is told', () => {
  expect([1, 0.967, 0].map((share) => percent(share, 'en', 1))).toEqual([
    '100.0\u202f%',
    '96.7\u202f%',
    '0.0\u202f%',
  ]);
  expect(percent(0.126, 'zh-Hans', 0)).toBe('13%');
});

const SOURCE = join(import.meta.dirname, '../../src');
const texts = (await readdir(SOURCE, { recursive: true })).filter((path) =>
  /^(i18n\/.*\.ts|stages\/.*\.(ts|md))$/.test(path),
);

test.each(texts)('%s writes no sign that a line could part from its number', async (path) => {
  const text = await readFile(join(SOURCE, path), 'utf8');
  expect(text.replace(/^\s*(\/\/|\/?\*).*$/gm, '')).not.toMatch(/[}\d] %(?!\s*[\w(])/);
});

test.each(LANGUAGES)('the progress of a run is said with the share it is given, in %s', async (language) => {
  const words = await loadWords(language);
  expect(words.progress(percent(0.5, language, 0))).toContain(percent(0.5, language, 0));
});
