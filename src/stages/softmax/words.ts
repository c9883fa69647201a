import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

export const words: Readonly<Record<Language, StageWords>> = {
  en: { title: 'Mask & softmax', short: 'Mask & softmax' },
  'zh-Hans': { title: '掩码与 softmax', short: '掩码与 softmax' },
  'zh-Hant': { title: '遮罩與 softmax', short: '遮罩與 softmax' },
};
