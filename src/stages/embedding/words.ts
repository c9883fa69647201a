import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

interface Words extends StageWords {
  readonly figure: string;
  readonly overview: (shape: string) => string;
  readonly means: (rows: number, cols: number) => string;
  readonly window: (first: number, last: number) => string;
  readonly zeros: (count: string) => string;
  readonly oneHot: (label: string) => string;
  readonly oneHotSaid: (label: string, id: number, entries: string) => string;
  readonly result: (label: string) => string;
  readonly row: (label: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Embedding',
    short: 'Embedding',
    figure: 'Each token picks a row of the embedding table; the same as one-hot times table',
    overview: (shape) => `The whole embedding table, ${shape}, averaged, with the picked rows marked`,
    means: (rows, cols) =>
      cols > 1
        ? `a dot: the mean of ${rows} rows × ${cols} columns`
        : rows > 1
          ? `a line: the mean of ${rows} rows`
          : '',
    window: (first, last) => `table, rows ${first}–${last}`,
    zeros: (count) => `${count} zeros`,
    oneHot: (label) => `one-hot of “${label}”`,
    oneHotSaid: (label, id, entries) =>
      `One-hot row of “${label}”: ${entries} cells, a 1 at ${id}, all others 0`,
    row: (label) => `the row of “${label}”`,
    result: (label) => `one-hot × table = the row of “${label}”`,
  },
  'zh-Hans': {
    title: '嵌入',
    short: '嵌入',
    figure: '每个词元从嵌入表里取出一行；这和独热向量乘以表是一回事',
    overview: (shape) => `整张嵌入表，${shape}，取平均后显示，标出取出的行`,
    means: (rows, cols) =>
      cols > 1 ? `每点：${rows} 行 × ${cols} 列的平均` : rows > 1 ? `每线：${rows} 行的平均` : '',
    window: (first, last) => `表的第 ${first}–${last} 行`,
    zeros: (count) => `${count} 个 0`,
    oneHot: (label) => `“${label}”的独热向量`,
    oneHotSaid: (label, id, entries) => `“${label}”的独热向量：${entries} 格，第 ${id} 格是 1，其余都是 0`,
    row: (label) => `“${label}”的那一行`,
    result: (label) => `独热 × 表 = “${label}”的那一行`,
  },
  'zh-Hant': {
    title: '嵌入',
    short: '嵌入',
    figure: '每個詞元從嵌入表裡取出一列；這和 one-hot 向量乘以表是同一回事',
    overview: (shape) => `整張嵌入表，${shape}，取平均後顯示，標出取出的列`,
    means: (rows, cols) =>
      cols > 1 ? `每點：${rows} 列 × ${cols} 欄的平均` : rows > 1 ? `每線：${rows} 列的平均` : '',
    window: (first, last) => `表的第 ${first}–${last} 列`,
    zeros: (count) => `${count} 個 0`,
    oneHot: (label) => `「${label}」的 one-hot 向量`,
    oneHotSaid: (label, id, entries) =>
      `「${label}」的 one-hot 向量：${entries} 格，第 ${id} 格是 1，其餘都是 0`,
    row: (label) => `「${label}」的那一列`,
    result: (label) => `one-hot × 表 = 「${label}」的那一列`,
  },
};
