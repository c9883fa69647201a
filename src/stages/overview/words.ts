import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Overview', short: 'Overview' },
  'zh-Hans': { title: '总览', short: '总览' },
  'zh-Hant': { title: '總覽', short: '總覽' },
};
