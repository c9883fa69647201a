import type { Language } from '../i18n/languages.ts';

/** The words of the three pictures of one moment of the weights. */
interface MomentWords {
  readonly attention: (layer: number, layers: number) => string;
  readonly map: string;
  readonly guess: string;
  readonly toAttention: string;
  readonly toMap: string;
  readonly toGuess: string;
  readonly previousLayer: string;
  readonly nextLayer: string;
  readonly rowsSee: (token: string, seen: string, share: string) => string;
  readonly mapSaid: (words: string, token: string) => string;
  readonly mapNote: (share: string) => string;
  readonly nearest: (token: string, others: string) => string;
  readonly bars: (place: number, entries: string) => string;
  readonly truth: (word: string, share: string, rank: string, entries: string) => string;
  readonly typed: (word: string, share: string, entries: string) => string;
  /** Said where the logits are divided by another temperature than 1. */
  readonly tempered: (temperature: string) => string;
  readonly noBlank: string;
  readonly cover: (word: string) => string;
  readonly unguessing: string;
}

export const MOMENT_WORDS: Readonly<Record<Language, MomentWords>> = {
  en: {
    attention: (layer, layers) => `Attention, layer ${layer} of ${layers}`,
    map: 'Map of words',
    guess: 'Guess',
    toAttention: 'Enter the attention weights',
    toMap: 'Enter the map of words',
    toGuess: 'Enter the output',
    previousLayer: 'previous layer',
    nextLayer: 'next layer',
    rowsSee: (token, seen, share) => `“${token}” looks most at “${seen}”: ${share}.`,
    mapSaid: (words, token) => `${words} words on a map of two directions; chosen: ${token}`,
    mapNote: (share) => `These two directions keep ${share} of the variance.`,
    nearest: (token, others) => `Nearest to “${token}”: ${others}.`,
    bars: (place, entries) => `The likeliest of ${entries} entries for place ${place}`,
    truth: (word, share, rank, entries) => `Covered: “${word}”, ${share}, number ${rank} of ${entries}.`,
    typed: (word, share, entries) => `Likeliest of ${entries}: “${word}”, ${share}.`,
    tempered: (temperature) => `Temperature ${temperature}, as set in Output.`,
    noBlank: 'No word is covered, so there is nothing to guess.',
    cover: (word) => `Cover “${word}”`,
    unguessing: 'These weights have not learned to guess words.',
  },
  'zh-Hans': {
    attention: (layer, layers) => `注意力，层 ${layer} / ${layers}`,
    map: '词的地图',
    guess: '猜测',
    toAttention: '进入注意力权重',
    toMap: '进入词的地图',
    toGuess: '进入输出',
    previousLayer: '上一层',
    nextLayer: '下一层',
    rowsSee: (token, seen, share) => `“${token}”最看重“${seen}”：${share}。`,
    mapSaid: (words, token) => `两个方向的地图上有 ${words} 个词；选中：${token}`,
    mapNote: (share) => `这两个方向保留了方差的 ${share}。`,
    nearest: (token, others) => `离“${token}”最近：${others}。`,
    bars: (place, entries) => `位置 ${place}：${entries} 个词条中最可能的`,
    truth: (word, share, rank, entries) =>
      `遮住的是“${word}”：${share}，在 ${entries} 个词条中排第 ${rank}。`,
    typed: (word, share, entries) => `${entries} 个词条中最可能的：“${word}”，${share}。`,
    tempered: (temperature) => `温度 ${temperature}（在“输出”里设定）。`,
    noBlank: '没有遮住任何词，所以没有可猜的。',
    cover: (word) => `遮住“${word}”`,
    unguessing: '这些权重没有学过猜词。',
  },
  'zh-Hant': {
    attention: (layer, layers) => `注意力，層 ${layer} / ${layers}`,
    map: '詞的地圖',
    guess: '猜測',
    toAttention: '進入注意力權重',
    toMap: '進入詞的地圖',
    toGuess: '進入輸出',
    previousLayer: '上一層',
    nextLayer: '下一層',
    rowsSee: (token, seen, share) => `「${token}」最看重「${seen}」：${share}。`,
    mapSaid: (words, token) => `兩個方向的地圖上有 ${words} 個詞；選中：${token}`,
    mapNote: (share) => `這兩個方向保留了變異數的 ${share}。`,
    nearest: (token, others) => `離「${token}」最近：${others}。`,
    bars: (place, entries) => `位置 ${place}：${entries} 個詞條中最可能的`,
    truth: (word, share, rank, entries) =>
      `遮住的是「${word}」：${share}，在 ${entries} 個詞條中排第 ${rank}。`,
    typed: (word, share, entries) => `${entries} 個詞條中最可能的：「${word}」，${share}。`,
    tempered: (temperature) => `溫度 ${temperature}（在「輸出」裡設定）。`,
    noBlank: '沒有遮住任何詞，所以沒有可猜的。',
    cover: (word) => `遮住「${word}」`,
    unguessing: '這些權重沒有學過猜詞。',
  },
};
