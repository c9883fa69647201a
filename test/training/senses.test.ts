import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSenseFile, type SenseFile, wordsIn } from '../../src/model/senses.ts';
import { createTokenizer } from '../../src/model/tokenizer.ts';
import { isNamed } from '../../src/stages/layers/senseNames.ts';
import { ENGLISH } from '../../src/training/corpus/en/corpus.ts';
import { CHINESE } from '../../src/training/corpus/zh/corpus.ts';
import { sensesText } from '../../src/training/sensesFile.ts';

/** The sentences with words of several senses, as they are shipped. */

describe.each([
  ['pocket-en', ENGLISH],
  ['pocket-zh', CHINESE],
] as const)('%s', (name, corpus) => {
  const read = (file: string) =>
    readFileSync(new URL(`../../public/models/${name}/${file}`, import.meta.url), 'utf8');
  const text = read('senses.json');
  const file: SenseFile = JSON.parse(text);
  const tokenizer = createTokenizer(JSON.parse(read('tokenizer.json')));
  const sentences = file.words.flatMap(({ word, senses }) =>
    senses.flatMap((sense) => sense.sentences.map(([said, at]) => ({ word, said, at }))),
  );
  const tokensOf = (said: string) => tokenizer.tokenize(said).tokens;

  test('is what the grammar gives', { timeout: 180_000 }, () => {
    expect(text).toBe(sensesText(corpus));
  });

  test('is small, and a file as the page reads it', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(42_000);
    expect(isSenseFile(file)).toBe(true);
    expect(file.language).toBe(corpus.language);
  });

  test('has words of at least two senses, each in enough different sentences, in every script', () => {
    for (const script of ['hans', 'hant'] as const) {
      expect(wordsIn(file, script).length).toBeGreaterThanOrEqual(8);
    }
    for (const { senses } of file.words) {
      expect(senses.length).toBeGreaterThanOrEqual(2);
      for (const sense of senses) {
        expect(sense.sentences.length).toBeGreaterThanOrEqual(8);
        expect(new Set(sense.sentences.map(([said]) => said)).size).toBe(sense.sentences.length);
      }
    }
  });

  test('names every sense in every language', () => {
    for (const { word, senses } of file.words) {
      for (const { sense } of senses) expect(isNamed(word, sense), `${word}.${sense}`).toBe(true);
    }
  });

  test('is read by the model whole: no word is unknown, and the word is one token', () => {
    for (const { word, said, at } of sentences) {
      const tokens = tokensOf(said);
      expect(tokens.filter(({ kind }) => kind !== 'known')).toEqual([]);
      expect(tokens.find(({ start }) => start === at)?.piece).toBe(word);
      expect(tokens.length).toBeGreaterThanOrEqual(4);
      expect(tokens.length).toBeLessThanOrEqual(18);
    }
  });

  test('is of sentences that training cannot have shown', { timeout: 180_000 }, () => {
    // Every seventh: each is tried in every way the grammar has of saying it.
    for (const { said } of sentences.filter((_, n) => n % 7 === 0)) {
      const words = tokensOf(said).map(({ piece }) => piece);
      expect(corpus.posterior(words, 0, 'whole').size, said).toBeGreaterThan(0);
      expect(corpus.posterior(words, 0, 'training').has(words[0] ?? ''), said).toBe(false);
    }
  });

  test('has each sense at the places that the others have, as far as there are sentences', () => {
    const shares = file.words.map(({ senses }) => {
      const places = senses.map(({ sentences: own }) =>
        own.map(([said, at]) => tokensOf(said).findIndex(({ start }) => start === at)),
      );
      const alike = places.flat().filter((place) => places.every((of) => of.includes(place)));
      return alike.length / places.flat().length;
    });
    expect(shares.reduce((a, b) => a + b) / shares.length).toBeGreaterThan(0.5);
  });
});
