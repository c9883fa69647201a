import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly input: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'The rows x times three matrices: a query, a key and a value for each token',
    input: 'x, the rows',
  },
  'zh-Hans': {
    figure: '各行 x 分别乘以三个矩阵：每个词元得到一个查询、一个键和一个值',
    input: 'x，各词元的行',
  },
  'zh-Hant': {
    figure: '各列 x 分別乘以三個矩陣：每個詞元得到一個查詢、一個鍵和一個值',
    input: 'x，各詞元的列',
  },
};
