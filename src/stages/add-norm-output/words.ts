import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Add & norm, after feed-forward', short: 'Add & norm' },
  'zh-Hans': { title: '相加与归一化：前馈之后', short: '相加与归一化' },
  'zh-Hant': { title: '相加與正規化：前饋之後', short: '相加與正規化' },
};
