import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly column: (column: number) => string;
  /** The slider, and where it stands. */
  readonly slider: string;
  readonly stands: (place: number, token: string | null) => string;
  readonly place: string;
  readonly placed: (place: number) => string;
  /** Names at the three rows that are added. */
  readonly word: (token: string, scaled: boolean) => string;
  readonly added: (place: number) => string;
  readonly addedNothing: string;
  readonly both: string;
  readonly beyond: string;
  readonly turn: (degrees: string) => string;
  readonly columns: (columns: readonly number[]) => string;
  readonly dial: (columns: readonly number[], degrees: string, place: number) => string;
  readonly add: string;
  readonly off: string;
  /** Two places of one token: how far their rows are apart before the position is added, and after. */
  readonly twins: (token: string, places: readonly [number, number], before: string, after: string) => string;
  readonly equal: string;
  readonly apart: string;
  readonly noTwins: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'Waves, the position vectors read off them, and their sum with the word',
    column: (column) => `column ${column}`,
    slider: 'Place on the waves',
    stands: (place, token) =>
      token === null ? `place ${place}, beyond the sentence` : `place ${place}, ${token}`,
    place: 'place',
    placed: (place) => `place ${place}`,
    word: (token, scaled) => (scaled ? `${token} × √d` : token),
    added: (place) => `+ place ${place}`,
    addedNothing: '+ 0',
    both: '= sum',
    beyond: 'Read off the waves; no token stands there',
    turn: (degrees) => `one step turns ${degrees}`,
    columns: (columns) => (columns.length > 1 ? `columns ${columns.join(', ')}` : `column ${columns[0]}`),
    dial: (columns, degrees, place) =>
      `Columns ${columns.join(' and ')} as a point on a circle, at place ${place}. Each step turns it by ${degrees}.`,
    add: 'add positions',
    off: 'Switched off: the waves are what would be added.',
    twins: (token, [first, second], before, after) =>
      `“${token}” stands at places ${first} and ${second}. Distance between its two rows: ${before} for the words, ${after} in the sum.`,
    equal: 'Nothing tells the two apart.',
    apart: 'Only the place tells them apart.',
    noTwins: 'Write a word twice, and see here whether its two rows differ.',
  },
  'zh-Hans': {
    figure: '波、从波上读出的位置向量，以及它们与词之和',
    column: (column) => `第 ${column} 列`,
    slider: '波上的位置',
    stands: (place, token) => (token === null ? `位置 ${place}，在句子之外` : `位置 ${place}，${token}`),
    place: '位置',
    placed: (place) => `位置 ${place}`,
    word: (token, scaled) => (scaled ? `${token} × √d` : token),
    added: (place) => `+ 位置 ${place}`,
    addedNothing: '+ 0',
    both: '= 总和',
    beyond: '从波上读出；那里没有词元',
    turn: (degrees) => `每一步转 ${degrees}`,
    columns: (columns) => `第 ${columns.join('、')} 列`,
    dial: (columns, degrees, place) =>
      `第 ${columns.join('、')} 列合成圆上的一点，现在在位置 ${place}；每走一步转 ${degrees}。`,
    add: '加上位置编码',
    off: '已关闭：图中的波是本来要加上的。',
    twins: (token, [first, second], before, after) =>
      `“${token}”出现在位置 ${first} 和 ${second}。它的两行之间的距离：只看词是 ${before}，相加之后是 ${after}。`,
    equal: '两者完全无法区分。',
    apart: '只有位置能区分它们。',
    noTwins: '把一个词写两遍，就能在这里看到它的两行是否不同。',
  },
  'zh-Hant': {
    figure: '波、從波上讀出的位置向量，以及它們與詞之和',
    column: (column) => `第 ${column} 欄`,
    slider: '波上的位置',
    stands: (place, token) => (token === null ? `位置 ${place}，在句子之外` : `位置 ${place}，${token}`),
    place: '位置',
    placed: (place) => `位置 ${place}`,
    word: (token, scaled) => (scaled ? `${token} × √d` : token),
    added: (place) => `+ 位置 ${place}`,
    addedNothing: '+ 0',
    both: '= 總和',
    beyond: '從波上讀出；那裡沒有詞元',
    turn: (degrees) => `每一步轉 ${degrees}`,
    columns: (columns) => `第 ${columns.join('、')} 欄`,
    dial: (columns, degrees, place) =>
      `第 ${columns.join('、')} 欄合成圓上的一點，現在在位置 ${place}；每走一步轉 ${degrees}。`,
    add: '加上位置編碼',
    off: '已關閉：圖中的波是本來要加上的。',
    twins: (token, [first, second], before, after) =>
      `「${token}」出現在位置 ${first} 和 ${second}。它的兩列之間的距離：只看詞是 ${before}，相加之後是 ${after}。`,
    equal: '兩者完全無法區分。',
    apart: '只有位置能區分它們。',
    noTwins: '把一個詞寫兩遍，就能在這裡看到它的兩列是否不同。',
  },
};
