import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Mix', short: 'Mix' },
  'zh-Hans': { title: '混合', short: '混合' },
  'zh-Hant': { title: '混合', short: '混合' },
};
