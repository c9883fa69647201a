import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outside } from '../../app/WordNotices.tsx';
import { createTokenizer } from '../../src/model/tokenizer.ts';

const read = (model: string) =>
  createTokenizer(
    JSON.parse(readFileSync(new URL(`../../public/models/${model}/tokenizer.json`, import.meta.url), 'utf8')),
  );

describe('what a trained model makes of words that it has not learned', () => {
  test.each([
    ['words that it knows', 'pocket-en', 'The animal did not cross the street.', [], []],
    ['words in pieces, each once and as typed', 'pocket-en', 'A Zyx saw a Zyx.', ['Zyx (z · y · x)'], []],
    ['words that cannot even be spelled', 'pocket-en', 'The 犬 slept, 犬.', [], ['犬']],
    ['covered and typed masks', 'pocket-en', 'the [MASK] slept', [], []],
    ['Chinese that it knows', 'pocket-zh', '小猫没有过马路，因为它太累了。', [], []],
    ['Chinese that it knows, in the other script', 'pocket-zh', '小貓沒有過馬路，因為牠太累了。', [], []],
    ['nothing', 'pocket-zh', '', [], []],
  ])('%s', (_, model, text, pieces, unknown) => {
    expect(outside(read(model).tokenize(text).tokens, text)).toEqual({ pieces, unknown });
  });
});
