import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Embedding', short: 'Embedding' },
  'zh-Hans': { title: '嵌入', short: '嵌入' },
  'zh-Hant': { title: '嵌入', short: '嵌入' },
};
