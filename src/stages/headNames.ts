import type { Language } from '../i18n/languages.ts';
import { percent } from '../i18n/percent.ts';
import type { HeadKind, HeadRow } from '../model/card.ts';
import { formatCount } from './number.ts';

/** What a head does, as far as it was measured. */
const NAMES: Readonly<Record<Language, Readonly<Record<HeadKind, string>>>> = {
  en: {
    previous: 'looks at the previous token',
    next: 'looks at the next token',
    itself: 'looks at the token itself',
    same: 'looks at the same word elsewhere',
    subject: 'looks from a verb to its subject',
    referent: 'looks from a pronoun to what it means',
    start: 'looks at the first token',
    punctuation: 'looks at punctuation',
  },
  'zh-Hans': {
    previous: '看前一个词元',
    next: '看后一个词元',
    itself: '看词元自己',
    same: '看别处的同一个词',
    subject: '从动词看向它的主语',
    referent: '从代词看向它所指的词',
    start: '看第一个词元',
    punctuation: '看标点',
  },
  'zh-Hant': {
    previous: '看前一個詞元',
    next: '看後一個詞元',
    itself: '看詞元自己',
    same: '看別處的同一個詞',
    subject: '從動詞看向它的主詞',
    referent: '從代名詞看向它所指的詞',
    start: '看第一個詞元',
    punctuation: '看標點',
  },
};

const SCORES: Readonly<Record<Language, (name: string, share: string, cases: string) => string>> = {
  en: (name, share, cases) => `${name}: ${share} of ${cases} cases`,
  'zh-Hans': (name, share, cases) => `${name}：${cases} 例中占 ${share}`,
  'zh-Hant': (name, share, cases) => `${name}：${cases} 例中占 ${share}`,
};

/** A head's name with its score, where one was earned; a head never has a name without it. */
export function headName(
  rows: readonly HeadRow[],
  layer: number,
  head: number,
  language: Language,
): string | null {
  const row = rows.find((one) => one.layer === layer && one.head === head);
  const score = row?.scores.find(({ kind }) => kind === row.name);
  if (!row?.name || !score) return null;
  return SCORES[language](
    NAMES[language][row.name],
    percent(score.share, language, 0),
    formatCount(score.cases),
  );
}
