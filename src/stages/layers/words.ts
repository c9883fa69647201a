import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Layers', short: 'Layers' },
  'zh-Hans': { title: '层层叠加', short: '层层叠加' },
  'zh-Hant': { title: '層層疊加', short: '層層疊加' },
};
