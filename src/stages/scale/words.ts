import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: '× √d', short: '× √d' },
  'zh-Hans': { title: '× √d', short: '× √d' },
  'zh-Hant': { title: '× √d', short: '× √d' },
};
