import type { Language } from '../../i18n/languages.ts';
import type { TokenKind } from '../../model/tokenizer.ts';
import type { RegionKind } from './layout.ts';

interface Words {
  readonly figure: string;
  readonly sentence: string;
  readonly vocabulary: (entries: string, id: number) => string;
  readonly onLine: (label: string, id: number, entries: string) => string;
  readonly regions: Readonly<Record<RegionKind, string>>;
  readonly kinds: Readonly<Record<Exclude<TokenKind, 'known'>, string>>;
  readonly token: (label: string, place: number, piece: string, id: number) => string;
  readonly close: (id: number) => string;
  readonly around: (id: number) => string;
  readonly neighbours: string;
  readonly repeated: (label: string, times: number, places: string, id: number) => string;
  /** Said of tokens that the list lacks: they share an entry, however differently they are spelled. */
  readonly unknowns: (times: number, places: string, piece: string, id: number) => string;
  readonly hint: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'The sentence cut into tokens, each joined to its number in the vocabulary',
    sentence: 'Tokens of the sentence',
    vocabulary: (entries, id) => `The vocabulary, ${entries} entries; seen close around ${id}`,
    onLine: (label, id, entries) => `“${label}” is entry ${id} on the line of ${entries} entries`,
    regions: {
      special: 'special',
      ascii: 'single characters',
      continuing: '## pieces',
      sign: 'signs',
      han: 'Chinese characters',
      word: 'words',
    },
    kinds: { unknown: 'unknown', special: 'special', padding: 'padding', blank: 'covered' },
    token: (label, place, piece, id) => `${label}, token ${place}, entry ${piece}, id ${id}`,
    close: (id) => `The vocabulary close to ${id}`,
    around: (id) => `The entries around ${id}`,
    neighbours: 'The order is only an order: neighbours in the list need not be alike in meaning.',
    unknowns: (times, places, piece, id) =>
      `${times} tokens, at ${places}, are none that the list has: all become ${piece}, the same id ${id}, whatever was typed.`,
    repeated: (label, times, places, id) =>
      `“${label}” stands ${times} times, at ${places}: the same entry, the same id ${id}.`,
    hint: 'Point at a token to see what goes in for it.',
  },
  'zh-Hans': {
    figure: '句子切成词元，每个词元连到它在词表里的编号',
    sentence: '句子的词元',
    vocabulary: (entries, id) => `词表，共 ${entries} 个词条；${id} 号附近已放大`,
    onLine: (label, id, entries) => `“${label}”是这条线上 ${entries} 个词条中的第 ${id} 号`,
    regions: {
      special: '特殊',
      ascii: '单个字符',
      continuing: '## 片段',
      sign: '符号',
      han: '汉字',
      word: '词',
    },
    kinds: { unknown: '未知', special: '特殊', padding: '填充', blank: '遮住' },
    token: (label, place, piece, id) => `${label}，词元 ${place}，词条 ${piece}，编号 ${id}`,
    close: (id) => `词表里 ${id} 号附近`,
    around: (id) => `${id} 号前后的词条`,
    neighbours: '次序只是次序：在表里挨着的词条，意思不一定相近。',
    unknowns: (times, places, piece, id) =>
      `位于 ${places} 的 ${times} 个词元都不在词表里：不管输入的是什么，都成为 ${piece}，同一个编号 ${id}。`,
    repeated: (label, times, places, id) =>
      `“${label}”出现 ${times} 次，位于 ${places}：同一个词条，同一个编号 ${id}。`,
    hint: '指向一个词元，看代替它送进去的是什么。',
  },
  'zh-Hant': {
    figure: '句子切成詞元，每個詞元連到它在詞彙表裡的編號',
    sentence: '句子的詞元',
    vocabulary: (entries, id) => `詞彙表，共 ${entries} 個詞條；${id} 號附近已放大`,
    onLine: (label, id, entries) => `「${label}」是這條線上 ${entries} 個詞條中的第 ${id} 號`,
    regions: {
      special: '特殊',
      ascii: '單一字元',
      continuing: '## 片段',
      sign: '符號',
      han: '漢字',
      word: '詞',
    },
    kinds: { unknown: '未知', special: '特殊', padding: '填充', blank: '遮住' },
    token: (label, place, piece, id) => `${label}，詞元 ${place}，詞條 ${piece}，編號 ${id}`,
    close: (id) => `詞彙表裡 ${id} 號附近`,
    around: (id) => `${id} 號前後的詞條`,
    neighbours: '次序只是次序：在表裡相鄰的詞條，意思不一定相近。',
    unknowns: (times, places, piece, id) =>
      `位於 ${places} 的 ${times} 個詞元都不在詞表裡：不管輸入的是什麼，都成為 ${piece}，同一個編號 ${id}。`,
    repeated: (label, times, places, id) =>
      `「${label}」出現 ${times} 次，位於 ${places}：同一個詞條，同一個編號 ${id}。`,
    hint: '指向一個詞元，看代替它送進去的是什麼。',
  },
};
