import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/model/configFile.ts';
import { readTexts, SHIPPED_MODELS } from '../../src/training/makeVocabulary.ts';
import {
  commonSimplified,
  commonTraditional,
  makePieces,
  makeTokenizerFile,
  SPECIAL_TOKENS,
  wordsByFrequency,
} from '../../src/training/vocabulary.ts';

const texts = await readTexts();
const read = (path: string) => readFileSync(new URL(`../../public/models/${path}`, import.meta.url), 'utf8');

describe('the vocabulary', () => {
  test.each(Object.keys(SHIPPED_MODELS))('%s/tokenizer.json is what the texts make', (name) => {
    expect(read(`${name}/tokenizer.json`) === `${JSON.stringify(makeTokenizerFile(texts))}\n`).toBe(true);
  });

  test.each(Object.entries(SHIPPED_MODELS))('%s/config.json is what was set', (name, sizes) => {
    expect(readConfig(JSON.parse(read(`${name}/config.json`)))).toEqual({
      ...sizes,
      vocabulary: makePieces(texts).length,
    });
  });

  test('begins with the special tokens and the characters, and says nothing twice', () => {
    const pieces = makePieces(texts);
    expect(pieces.slice(0, 6)).toEqual([...SPECIAL_TOKENS, '!']);
    expect(new Set(pieces).size).toBe(pieces.length);
  });

  test('has every word of the texts', () => {
    const pieces = new Set(makePieces(texts));
    expect(wordsByFrequency(texts).filter((word) => !pieces.has(word))).toEqual([]);
  });

  test('has every ideograph in common use, simplified and traditional', () => {
    expect(commonSimplified()).toHaveLength(3755);
    expect(commonTraditional()).toHaveLength(5401);
    expect([commonSimplified()[0], commonSimplified().at(-1)]).toEqual(['啊', '座']);
    expect([commonTraditional()[0], commonTraditional().at(-1)]).toEqual(['一', '籲']);
  });

  test('has no piece that normalisation would change, and so none that can never be met', () => {
    expect(
      makePieces(texts).filter((piece) => piece.normalize('NFD').replace(/\p{Mn}/gu, '') !== piece),
    ).toEqual([]);
  });

  test('ranks words by how often they occur, ties in the order of their letters', () => {
    expect(wordsByFrequency(['b a c', 'c b', 'c'])).toEqual(['c', 'b', 'a']);
    expect(wordsByFrequency(['b a', 'a b'])).toEqual(['a', 'b']);
  });

  test('has between 2,000 and 3,000 English words', () => {
    const words = wordsByFrequency(texts).filter((word) => /^[A-Za-z]+$/.test(word));
    expect(words.length).toBeGreaterThan(2000);
    expect(words.length).toBeLessThan(3000);
  });
});
