import type { Language } from '../i18n/languages.ts';
import type { SubLayer } from './addNormRefs.ts';

interface Words {
  readonly figure: Readonly<Record<'post' | 'pre', string>>;
  readonly part: Readonly<Record<SubLayer, string>>;
  readonly sum: string;
  readonly norm: string;
  readonly layerNorm: string;
  readonly past: string;
  readonly spread: (cells: string, token: string) => string;
  readonly eachLine: string;
  readonly before: string;
  readonly after: string;
  readonly mean: (value: string) => string;
  readonly deviation: (value: string) => string;
  readonly drawing: (before: string, after: string) => string;
  readonly lengths: (token: string) => string;
}

export const ADD_NORM_WORDS: Readonly<Record<Language, Words>> = {
  en: {
    figure: {
      post: 'x and what the sub-layer gave are added; then each row is brought to a common measure',
      pre: 'each row of x is brought to a common measure for the sub-layer; what that gave is added to x',
    },
    part: { attention: 'attention', ffn: 'feed-forward' },
    sum: 'sum',
    norm: 'norm',
    layerNorm: 'layer norm',
    past: 'x passes by',
    spread: (cells, token) => `The ${cells} cells of “${token}” through the norm`,
    eachLine: 'each line is one cell',
    before: 'before',
    after: 'after',
    mean: (value) => `μ ${value}`,
    deviation: (value) => `σ ${value}`,
    drawing: (before, after) => `How the cells lie before the norm (${before}) and after it (${after})`,
    lengths: (token) => `How long the row of “${token}” is`,
  },
  'zh-Hans': {
    figure: {
      post: 'x 与子层的结果相加，然后每一行归到同一个尺度上',
      pre: 'x 的每一行先归到同一个尺度上，供子层使用；子层的结果再加回 x',
    },
    part: { attention: '注意力', ffn: '前馈' },
    sum: '总和',
    norm: '归一化',
    layerNorm: '层归一化',
    past: 'x 从旁直通',
    spread: (cells, token) => `“${token}”的 ${cells} 个格子经过归一化`,
    eachLine: '每条线是一个格子',
    before: '之前',
    after: '之后',
    mean: (value) => `μ ${value}`,
    deviation: (value) => `σ ${value}`,
    drawing: (before, after) => `归一化之前（${before}）与之后（${after}）各格子的分布`,
    lengths: (token) => `“${token}”这一行的长度`,
  },
  'zh-Hant': {
    figure: {
      post: 'x 與子層的結果相加，然後每一列歸到同一個尺度上',
      pre: 'x 的每一列先歸到同一個尺度上，供子層使用；子層的結果再加回 x',
    },
    part: { attention: '注意力', ffn: '前饋' },
    sum: '總和',
    norm: '正規化',
    layerNorm: '層正規化',
    past: 'x 從旁直通',
    spread: (cells, token) => `「${token}」的 ${cells} 個格子經過正規化`,
    eachLine: '每條線是一個格子',
    before: '之前',
    after: '之後',
    mean: (value) => `μ ${value}`,
    deviation: (value) => `σ ${value}`,
    drawing: (before, after) => `正規化之前（${before}）與之後（${after}）各格子的分布`,
    lengths: (token) => `「${token}」這一列的長度`,
  },
};
