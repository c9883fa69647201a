import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Tokens', short: 'Tokens' },
  'zh-Hans': { title: '词元', short: '词元' },
  'zh-Hant': { title: '詞元', short: '詞元' },
};
