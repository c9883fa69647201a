import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly weight: string;
  readonly value: string;
  readonly scaled: string;
  readonly arrives: string;
  /** Where there is no room for the whole heading. */
  readonly arrivesShort: string;
  /** What a screen reader hears of the bars. */
  readonly weightOf: (token: string) => string;
  readonly arrivesOf: (token: string) => string;
  readonly moved: string;
  readonly same: string;
  readonly row: (token: string) => string;
  readonly term: (key: string, column: number, product: string) => string;
  readonly column: (column: number) => string;
  readonly rest: (count: number) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure:
      'Every value is multiplied by its weight, and the scaled rows add up to the row of the chosen token',
    weight: 'weight α',
    value: '× value',
    scaled: '= α · value',
    arrives: 'arrives: α × length',
    arrivesShort: 'α × length',
    weightOf: (token) => `Weights of ${token}`,
    arrivesOf: (token) => `What arrives at ${token}: weight × length of the value`,
    moved: '↑ ↓ places gained or lost when ranked by what arrives, not by weight',
    same: 'Ranked by what arrives or by weight, the leading words keep their places.',
    row: (token) => `mixed row of ${token}`,
    term: (key, column, product) => `α · value, ${key}, column ${column}: ${product}`,
    column: (column) => `Column ${column}, term by term`,
    rest: (count) => `${count} smaller`,
  },
  'zh-Hans': {
    figure: '每个值乘以自己的权重，再叠加成所选词元的一行',
    weight: '权重 α',
    value: '× 值',
    scaled: '= α · 值',
    arrives: '送到的量：α × 长度',
    arrivesShort: 'α × 长度',
    weightOf: (token) => `“${token}”的权重`,
    arrivesOf: (token) => `送到“${token}”的量：权重 × 值的长度`,
    moved: '↑ ↓ 不按权重、改按送到的多少排名时，上升或下降的名次',
    same: '无论按权重还是按送到的多少，排在前面的词元名次不变。',
    row: (token) => `“${token}”混合后的一行`,
    term: (key, column, product) => `α · 值，${key}，第 ${column} 列：${product}`,
    column: (column) => `第 ${column} 列，逐项相加`,
    rest: (count) => `较小的 ${count} 项`,
  },
  'zh-Hant': {
    figure: '每個值乘以自己的權重，再疊加成所選詞元的一列',
    weight: '權重 α',
    value: '× 值',
    scaled: '= α · 值',
    arrives: '送到的量：α × 長度',
    arrivesShort: 'α × 長度',
    weightOf: (token) => `「${token}」的權重`,
    arrivesOf: (token) => `送到「${token}」的量：權重 × 值的長度`,
    moved: '↑ ↓ 不按權重、改按送到的多少排名時，上升或下降的名次',
    same: '無論按權重還是按送到的多少，排在前面的詞元名次不變。',
    row: (token) => `「${token}」混合後的一列`,
    term: (key, column, product) => `α · 值，${key}，第 ${column} 欄：${product}`,
    column: (column) => `第 ${column} 欄，逐項相加`,
    rest: (count) => `較小的 ${count} 項`,
  },
};
