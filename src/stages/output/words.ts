import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';

interface Words extends StageWords {
  readonly figure: string;
  readonly vectors: string;
  readonly nearest: (token: string) => string;
  readonly goingIn: string;
  readonly comingOut: string;
  readonly cosine: string;
  readonly mean: (cosine: string) => string;
  readonly move: (token: string, before: string, after: string) => string;
  readonly further: (tokens: number) => string;
  readonly untrained: string;
  readonly alone: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Output',
    short: 'Output',
    figure: 'The context vectors, and which tokens came nearer to each other',
    vectors: 'context vectors',
    nearest: (token) => `Nearest to “${token}”`,
    goingIn: 'going in',
    comingOut: 'coming out',
    cosine: 'cosine',
    mean: (cosine) => `mean ${cosine}`,
    move: (token, before, after) => `${token}: cosine ${before} going in, ${after} coming out`,
    further: (tokens) =>
      tokens === 1 ? '1 more token is further away.' : `${tokens} more tokens are further away.`,
    untrained: 'Random weights: equal words and near places make rows alike; the rest is chance.',
    alone: 'A single token has no neighbours. Write a second one.',
  },
  'zh-Hans': {
    title: '输出',
    short: '输出',
    figure: '上下文向量，以及哪些词元彼此靠近了',
    vectors: '上下文向量',
    nearest: (token) => `离“${token}”最近的`,
    goingIn: '进去时',
    comingOut: '出来时',
    cosine: '余弦',
    mean: (cosine) => `平均 ${cosine}`,
    move: (token, before, after) => `${token}：进去时余弦 ${before}，出来时 ${after}`,
    further: (tokens) => `另有 ${tokens} 个词元更远。`,
    untrained: '权重是随机的：相同的词、相近的位置会让两行相像，其余全凭偶然。',
    alone: '只有一个词元，没有邻居。再写一个吧。',
  },
  'zh-Hant': {
    title: '輸出',
    short: '輸出',
    figure: '上下文向量，以及哪些詞元彼此靠近了',
    vectors: '上下文向量',
    nearest: (token) => `離「${token}」最近的`,
    goingIn: '進去時',
    comingOut: '出來時',
    cosine: '餘弦',
    mean: (cosine) => `平均 ${cosine}`,
    move: (token, before, after) => `${token}：進去時餘弦 ${before}，出來時 ${after}`,
    further: (tokens) => `另有 ${tokens} 個詞元更遠。`,
    untrained: '權重是隨機的：相同的詞、相近的位置會讓兩列相像，其餘全憑偶然。',
    alone: '只有一個詞元，沒有鄰居。再寫一個吧。',
  },
};
