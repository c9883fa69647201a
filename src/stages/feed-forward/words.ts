import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Feed-forward', short: 'Feed-forward' },
  'zh-Hans': { title: '前馈网络', short: '前馈网络' },
  'zh-Hant': { title: '前饋網路', short: '前饋網路' },
};
