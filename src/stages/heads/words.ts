import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Heads', short: 'Heads' },
  'zh-Hans': { title: '多头', short: '多头' },
  'zh-Hant': { title: '多頭', short: '多頭' },
};
