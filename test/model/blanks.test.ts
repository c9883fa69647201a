import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blanksAfter, cover, isBlank, toggled } from '../../src/model/blanks.ts';
import { createTokenizer } from '../../src/model/tokenizer.ts';

const tokenizer = createTokenizer(
  JSON.parse(readFileSync(new URL('../../public/models/pocket/tokenizer.json', import.meta.url), 'utf8')),
);
const read = (text: string) => ({ text, tokens: tokenizer.tokenize(text).tokens });
const mask = tokenizer.vocabulary.idOf('[MASK]');

describe('a covered word', () => {
  test('is given to the model as [MASK] and keeps its place in the text, and what it covers', () => {
    const { tokens } = read('the bank lent money');
    const covered = cover(tokens, [1], tokenizer);
    expect(covered.map(({ piece }) => piece)).toEqual(['the', '[MASK]', 'lent', 'money']);
    expect(covered[1]).toEqual({
      id: mask,
      piece: '[MASK]',
      start: 4,
      end: 8,
      kind: 'blank',
      covers: tokens[1]?.id,
    });
    expect(covered.map(isBlank)).toEqual([false, true, false, false]);
  });

  test('may be the first, the last, the only one, or all of them', () => {
    const { tokens } = read('it was');
    expect(cover(tokens, [0, 1], tokenizer).map(({ id }) => id)).toEqual([mask, mask]);
    expect(cover(read('it').tokens, [0], tokenizer).map(({ kind }) => kind)).toEqual(['blank']);
  });

  test('is nothing new where [MASK] was typed, where there is padding, or where the text ends before it', () => {
    const { tokens } = read('it [MASK]');
    const padded = [...tokens, tokenizer.padding()];
    expect(cover(padded, [1, 2, 3, 90], tokenizer)).toEqual(padded);
    expect(padded.map(isBlank)).toEqual([false, true, false]);
  });
});

describe('the blanks', () => {
  test('are set and taken back by the same press, in order', () => {
    const cut = { ...tokenizer, ...read('the bank lent money to the river today , it said') };
    expect(toggled(toggled([4], 2, cut), 9, cut)).toEqual([2, 4, 9]);
    expect(toggled([2, 4], 2, cut)).toEqual([4]);
  });

  test('cover a word with all of its pieces, and show it again with all of them', () => {
    const { tokens, text } = read('the xylograph xq .');
    const word = tokens.flatMap(({ start, end }, place) =>
      start >= text.indexOf('xylo') && end <= text.indexOf(' xq') ? [place] : [],
    );
    expect(word.length).toBeGreaterThan(2);
    for (const place of word) expect(toggled([0], place, { ...tokenizer, tokens })).toEqual([0, ...word]);
    const covered = cover(tokens, [0, ...word], tokenizer);
    const cut = { ...tokenizer, tokens: covered };
    for (const place of word) expect(toggled([0, ...word], place, cut)).toEqual([0]);
    // The pieces of the words beside it stay as they are.
    const behind = tokens.findIndex(({ start }) => start === text.indexOf('xq'));
    const whole = toggled([], behind, { ...tokenizer, tokens });
    expect(whole[0]).toBe(behind);
    expect(tokens[whole.at(-1) ?? 0]?.end).toBe(text.indexOf('xq') + 2);
  });

  test.each([
    ['a word goes in before', 'the bank lent money', 'so the bank lent money', [1, 3], [2, 4]],
    ['a word goes in behind', 'the bank lent money', 'the bank lent money today', [1, 3], [1, 3]],
    ['a word goes in between', 'the bank lent money', 'the bank never lent money', [1, 3], [1, 4]],
    ['another word is typed over', 'the bank lent money', 'the bank lost money', [1, 2, 3], [1, 3]],
    ['the covered word is taken away', 'the bank lent money', 'the lent money', [1, 3], [2]],
    ['everything is taken away', 'the bank', '', [0, 1], []],
    ['nothing changes', 'the bank', 'the bank', [0, 1], [0, 1]],
  ])('stay on their words when %s', (_, before, after, blanks, expected) => {
    expect(blanksAfter({ ...read(before), blanks }, read(after))).toEqual(expected);
  });
});
