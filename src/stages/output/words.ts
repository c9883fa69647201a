import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Output', short: 'Output' },
  'zh-Hans': { title: '输出', short: '输出' },
  'zh-Hant': { title: '輸出', short: '輸出' },
};
