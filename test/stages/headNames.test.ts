import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { percent } from '../../src/i18n/percent.ts';
import { HEAD_KINDS, type HeadKind, type HeadRow } from '../../src/model/card.ts';
import { headName } from '../../src/stages/headNames.ts';

const scores = HEAD_KINDS.map((kind, n) => ({ kind, share: 0.1 + n / 10, cases: 2000 + n, uniform: 0.1 }));
const row = (name: HeadKind | null): HeadRow => ({ layer: 1, head: 2, scores, name });

describe('the name of a head', () => {
  test('never stands without its score', () => {
    expect(headName([row('next')], 1, 2, 'en')).toBe('looks at the next token: 20\u202f% of 2001 cases');
    for (const language of LANGUAGES) {
      const names = HEAD_KINDS.map((kind) => headName([row(kind)], 1, 2, language));
      expect(new Set(names).size).toBe(HEAD_KINDS.length);
      names.forEach((name, n) => {
        expect(name).toContain(percent(0.1 + n * 0.1, language, 0));
        expect(name).toContain(String(2000 + n));
      });
    }
  });

  test('is none where none was earned, where the score is missing, and for a head that was not measured', () => {
    expect(headName([row(null)], 1, 2, 'en')).toBeNull();
    expect(headName([{ ...row('next'), scores: [] }], 1, 2, 'en')).toBeNull();
    expect(headName([row('next')], 0, 2, 'en')).toBeNull();
    expect(headName([], 1, 2, 'en')).toBeNull();
  });
});
