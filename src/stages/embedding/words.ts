import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly overview: (shape: string) => string;
  readonly means: (rows: number, cols: number) => string;
  readonly window: (first: number, last: number) => string;
  readonly zeros: (count: string) => string;
  readonly oneHot: (label: string) => string;
  readonly oneHotSaid: (label: string, id: number, entries: string) => string;
  readonly result: (label: string) => string;
  readonly row: (label: string) => string;
  readonly views: string;
  readonly byTable: string;
  readonly byMap: string;
  readonly map: string;
  readonly mapSaid: (count: string, word: string) => string;
  readonly mapNote: (share: string, width: string, count: string) => string;
  readonly mapFrom: (rows: string) => string;
  readonly mapUntrained: string;
  readonly nearest: (word: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
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
    views: 'What is shown of the table',
    byTable: 'Table',
    byMap: 'Map of words',
    map: 'The rows of the table as points in two dimensions, and the nearest rows of one word',
    mapSaid: (count, word) => `${count} rows as points; “${word}” and its nearest rows are named`,
    mapNote: (share, width, count) =>
      `The rows of ${count} words; of ${width} columns, the two directions in which they differ most. These keep ${share} of the variance, so distances are distorted; the cosines are measured in all columns, from the mean of the rows.`,
    mapFrom: (rows) => `The directions were found from ${rows} rows, evenly chosen.`,
    mapUntrained: 'The rows are random, so nearness means nothing here.',
    nearest: (word) => `Nearest to “${word}”, by cosine from the mean row`,
  },
  'zh-Hans': {
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
    views: '怎样看这张表',
    byTable: '表',
    byMap: '词的地图',
    map: '表的各行画成平面上的点，以及与一个词最近的各行',
    mapSaid: (count, word) => `${count} 行画成点；标出“${word}”和离它最近的各行`,
    mapNote: (share, width, count) =>
      `${count} 个词的行；从 ${width} 列中取各行差别最大的两个方向，只留下方差的 ${share}，所以距离会失真；余弦在全部的列里、从各行的平均量起。`,
    mapFrom: (rows) => `这两个方向是从均匀挑出的 ${rows} 行求得的。`,
    mapUntrained: '这些行是随机的，所以远近没有意义。',
    nearest: (word) => `与“${word}”最近的词（从平均行量起的余弦）`,
  },
  'zh-Hant': {
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
    views: '怎樣看這張表',
    byTable: '表',
    byMap: '詞的地圖',
    map: '表的各列畫成平面上的點，以及與一個詞最近的各列',
    mapSaid: (count, word) => `${count} 列畫成點；標出「${word}」和離它最近的各列`,
    mapNote: (share, width, count) =>
      `${count} 個詞的列；從 ${width} 欄中取各列差別最大的兩個方向，只留下變異數的 ${share}，所以距離會失真；餘弦在全部的欄裡、從各列的平均量起。`,
    mapFrom: (rows) => `這兩個方向是從均勻挑出的 ${rows} 列求得的。`,
    mapUntrained: '這些列是隨機的，所以遠近沒有意義。',
    nearest: (word) => `與「${word}」最近的詞（從平均列量起的餘弦）`,
  },
};
