import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

interface Words extends StageWords {
  readonly keyTurned: string;
  readonly figure: string;
  readonly divided: (width: number) => string;
  readonly raw: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Scores',
    short: 'Scores',
    keyTurned: 'key, turned',
    figure: 'Each query with each key: a score where row and column meet',
    divided: (width) => `÷ √${width}`,
    raw: 'q · k',
  },
  'zh-Hans': {
    title: '注意力分数',
    short: '分数',
    keyTurned: '键（转置）',
    figure: '每个查询与每个键：行与列相交处是一个分数',
    divided: (width) => `÷ √${width}`,
    raw: 'q · k',
  },
  'zh-Hant': {
    title: '注意力分數',
    short: '分數',
    keyTurned: '鍵（轉置）',
    figure: '每個查詢與每個鍵：列與欄相交處是一個分數',
    divided: (width) => `÷ √${width}`,
    raw: 'q · k',
  },
};
