import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly multiply: (width: number, root: string) => string;
  readonly oneScale: string;
  readonly unscaled: string;
  readonly scaled: string;
  readonly position: string;
  readonly lengths: string;
  readonly lengthsOf: (label: string, unscaled: string, scaled: string, position: string) => string;
  readonly deviation: (value: string) => string;
  readonly beside: (value: string) => string;
  readonly histogram: (name: string) => string;
  readonly numbers: (label: string) => string;
  readonly with: string;
  readonly without: string;
  readonly wordLength: string;
  readonly positionLength: (width: number, off: boolean) => string;
  readonly cosine: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'The embeddings before and after multiplying by √d, how far they spread and how long they are',
    multiply: (width, root) => `× √${width} = × ${root}`,
    oneScale: 'one scale for both',
    unscaled: 'as picked',
    scaled: 'handed on',
    position: 'position',
    lengths: 'Length of each row',
    lengthsOf: (label, unscaled, scaled, position) =>
      `${label}: ${unscaled} as picked, ${scaled} handed on, position ${position}`,
    deviation: (value) => `standard deviation ${value}`,
    beside: (value) => `beside it: ${value}`,
    histogram: (name) => `How the values spread: ${name}`,
    numbers: (label) => `“${label}” in numbers`,
    with: '× √d',
    without: '× 1',
    wordLength: 'length of the word',
    positionLength: (width, off) => (off ? 'positions are off' : `of its position, √${width / 2}`),
    cosine: 'cosine of sum and word',
  },
  'zh-Hans': {
    figure: '乘以 √d 之前和之后的嵌入：数值散得多开，向量有多长',
    multiply: (width, root) => `× √${width} = × ${root}`,
    oneScale: '两图用同一色标',
    unscaled: '取出时',
    scaled: '送出时',
    position: '位置',
    lengths: '每一行的长度',
    lengthsOf: (label, unscaled, scaled, position) =>
      `${label}：取出时 ${unscaled}，送出时 ${scaled}，位置 ${position}`,
    deviation: (value) => `标准差 ${value}`,
    beside: (value) => `对照：${value}`,
    histogram: (name) => `数值的分布：${name}`,
    numbers: (label) => `“${label}”的几个数`,
    with: '× √d',
    without: '× 1',
    wordLength: '词的长度',
    positionLength: (width, off) => (off ? '位置编码已关闭' : `位置的长度，√${width / 2}`),
    cosine: '相加结果与词的余弦',
  },
  'zh-Hant': {
    figure: '乘以 √d 之前和之後的嵌入：數值散得多開，向量有多長',
    multiply: (width, root) => `× √${width} = × ${root}`,
    oneScale: '兩圖用同一色階',
    unscaled: '取出時',
    scaled: '送出時',
    position: '位置',
    lengths: '每一列的長度',
    lengthsOf: (label, unscaled, scaled, position) =>
      `${label}：取出時 ${unscaled}，送出時 ${scaled}，位置 ${position}`,
    deviation: (value) => `標準差 ${value}`,
    beside: (value) => `對照：${value}`,
    histogram: (name) => `數值的分布：${name}`,
    numbers: (label) => `「${label}」的幾個數`,
    with: '× √d',
    without: '× 1',
    wordLength: '詞的長度',
    positionLength: (width, off) => (off ? '位置編碼已關閉' : `位置的長度，√${width / 2}`),
    cosine: '相加結果與詞的餘弦',
  },
};
