import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: '+ Position', short: '+ Position' },
  'zh-Hans': { title: '+ 位置', short: '+ 位置' },
  'zh-Hant': { title: '+ 位置', short: '+ 位置' },
};
