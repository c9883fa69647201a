import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { type AnyTensorName, refOf, TENSOR_NAMES, WEIGHT_NAMES } from '../../src/model/tensorNames.ts';
import { cellName } from '../../src/stages/cellName.ts';
import { stageOf } from '../../src/stages/index.ts';
import { cellOn, pageOf } from '../../src/stages/page.ts';
import { AXIS_WORDS, TENSOR_WORDS } from '../../src/stages/tensorWords.ts';
import { contextOf, realRun } from './realRun.ts';

const { run } = contextOf(stageOf('tokens'), realRun());
const name = (tensor: AnyTensorName, at: readonly number[], layer = 0) =>
  cellName({ ref: refOf(tensor, layer), at }, run, 'en');

test.each<[string, AnyTensorName, number[]]>([
  ['scores · layer 1 · head 3 · it → animal', 'attention.scores', [2, 8, 1]],
  ['query · layer 1 · head 1 · it, column 15', 'attention.q', [0, 8, 15]],
  ['hidden cells · layer 1 · The, cell 0', 'ffn.hidden', [0, 0]],
  ['word + position · it, column 63', 'embedding.sum', [8, 63]],
  ['embedding table · entry 7 #, column 1', 'embedding.weight', [7, 1]],
  ['W_Q · layer 1 · in 2, out 3', 'attention.q.weight', [2, 3]],
  ['token ids · it', 'tokens.id', [8]],
])('%s', (words, tensor, at) => {
  expect(name(tensor, at)).toBe(words);
});

test('layers and heads are counted from 1, columns from 0', () => {
  expect(name('attention.v', [0, 0, 0], 1)).toBe('value · layer 2 · head 1 · The, column 0');
});

test('a token that the sentence no longer has is a number, not a hole', () => {
  expect(name('attention.scores', [0, 99, 0])).toContain('99 → The');
});

describe.each(LANGUAGES)('in %s', (language) => {
  const all: AnyTensorName[] = ['tokens.id', ...TENSOR_NAMES, ...WEIGHT_NAMES];

  test('every cell has a name of its own', () => {
    const names = all.flatMap((tensor) => {
      const page = pageOf(tensor, run.config, run.tokens.length, 1, 2);
      const corners = [cellOn(page, 0, 0), cellOn(page, page.rows - 1, page.cols - 1)];
      return corners.map((cell) => cellName(cell, run, language));
    });
    expect(names.filter((text, n) => names.indexOf(text) !== n)).toEqual([]);
    for (const text of names) expect(text).not.toMatch(/undefined|NaN|^\s|\s$| · $/);
  });

  test('every tensor and every axis has words', () => {
    for (const tensor of all) expect(TENSOR_WORDS[tensor][language]).toMatch(/\S/);
    for (const axis of Object.values(AXIS_WORDS)) expect(axis[language]).toMatch(/\S/);
  });
});
