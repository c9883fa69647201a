import type { Language } from '../../i18n/languages.ts';
import type { StageWords } from '../stage.ts';
import type { Column } from './layout.ts';

interface Words extends StageWords {
  readonly figure: string;
  readonly columns: Readonly<Record<Column, string>>;
  readonly layer: (layer: number) => string;
  readonly stamp: (name: string, layer: number) => string;
  readonly stepOf: (token: string) => string;
  readonly start: string;
  readonly first: (share: string) => string;
  readonly second: (share: string) => string;
  readonly paths: (token: string) => string;
  readonly note: (share: string, width: number) => string;
}

/** Chinese leaves no space before the sign. */
const percent = (share: string) => `${share}`.replace(/\s%$/, '%');

export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Layers',
    short: 'Layers',
    figure: 'Every layer, and the path of each token through them',
    columns: {
      q: 'Q',
      k: 'K',
      v: 'V',
      scores: 'Scores',
      weights: 'Softmax',
      mix: 'Mix',
      heads: 'Heads',
      norm: 'Norm',
      hidden: 'FFN',
      sum: 'Sum',
    },
    layer: (layer) => `Layer ${layer}`,
    stamp: (name, layer) => `${name}, layer ${layer}: open this step`,
    stepOf: (token) => `step of “${token}”`,
    start: 'start',
    first: (share) => `→ 1st principal component: ${share} of the variance`,
    second: (share) => `↑ 2nd principal component: ${share}`,
    paths: (token) => `The paths of all tokens through the layers, that of “${token}” marked`,
    note: (share, width) =>
      `A projection: of ${width} columns the two directions in which the rows differ most. It keeps ${share} of the variance, so distances are distorted; the steps above are measured in full.`,
  },
  'zh-Hans': {
    title: '层层叠加',
    short: '层层叠加',
    figure: '每一层，以及每个词元穿过各层的路径',
    columns: {
      q: 'Q',
      k: 'K',
      v: 'V',
      scores: '分数',
      weights: '权重',
      mix: '混合',
      heads: '多头',
      norm: '归一化',
      hidden: '前馈',
      sum: '相加',
    },
    layer: (layer) => `第 ${layer} 层`,
    stamp: (name, layer) => `${name}，第 ${layer} 层：打开这一步`,
    stepOf: (token) => `“${token}”走的一步`,
    start: '起点',
    first: (share) => `→ 第一主成分：占方差的 ${percent(share)}`,
    second: (share) => `↑ 第二主成分：${percent(share)}`,
    paths: (token) => `所有词元穿过各层的路径，标出“${token}”`,
    note: (share, width) =>
      `这是投影：从 ${width} 列中取各行差别最大的两个方向，只留下方差的 ${percent(share)}，所以距离会失真；上面的步长按全部的列来量。`,
  },
  'zh-Hant': {
    title: '層層疊加',
    short: '層層疊加',
    figure: '每一層，以及每個詞元穿過各層的路徑',
    columns: {
      q: 'Q',
      k: 'K',
      v: 'V',
      scores: '分數',
      weights: '權重',
      mix: '混合',
      heads: '多頭',
      norm: '正規化',
      hidden: '前饋',
      sum: '相加',
    },
    layer: (layer) => `第 ${layer} 層`,
    stamp: (name, layer) => `${name}，第 ${layer} 層：開啟這一步`,
    stepOf: (token) => `「${token}」走的一步`,
    start: '起點',
    first: (share) => `→ 第一主成分：占變異數的 ${percent(share)}`,
    second: (share) => `↑ 第二主成分：${percent(share)}`,
    paths: (token) => `所有詞元穿過各層的路徑，標出「${token}」`,
    note: (share, width) =>
      `這是投影：從 ${width} 欄中取各列差別最大的兩個方向，只留下變異數的 ${percent(share)}，所以距離會失真；上面的步長按全部的欄來量。`,
  },
};
