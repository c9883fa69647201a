import type { Language } from '../../i18n/languages.ts';
import type { Heading } from './stations.ts';

interface Words {
  readonly figure: (tokens: number, layers: number) => string;
  readonly words: string;
  readonly headings: Readonly<Record<Heading, string>>;
  readonly layer: (layer: number) => string;
  readonly openLayer: (layer: number) => string;
  readonly head: (head: number, heads: number) => string;
  /** What a bar says to a screen reader. */
  readonly bar: (name: string, layer: number | null, shape: string) => string;
  readonly end: (value: number) => string;
  readonly own: string;
  readonly curves: (token: string, head: number) => string;
  /** What the head of the curves was measured to do in the open layer. */
  readonly named: (layer: number, name: string) => string;
  readonly mean: string;
  readonly strongest: (count: number) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: (tokens, layers) =>
      `The score: ${tokens} tokens, each a line from its word through ${layers} ${layers === 1 ? 'layer' : 'layers'} to its context vector`,
    words: 'Tokens',
    headings: {
      embedding: 'Embedding',
      scaled: '× √d',
      position: 'Position',
      sum: 'Sum',
      q: 'Q',
      k: 'K',
      v: 'V',
      attention: 'Attention',
      mix: 'Mix',
      heads: 'Heads',
      norm: 'Norm',
      hidden: 'Feed-forward',
      output: 'Output',
    },
    layer: (layer) => `Layer ${layer}`,
    openLayer: (layer) => `Open layer ${layer}`,
    head: (head, heads) => `head ${head} of ${heads}`,
    bar: (name, layer, shape) =>
      `${name}${layer === null ? '' : `, layer ${layer}`}, ${shape}: open this step`,
    end: (value) => (value < 0 ? '−max' : 'max'),
    own: 'each bar on its own scale',
    curves: (token, head) => `curves: what “${token}” takes in head ${head}, as wide as the weight`,
    named: (layer, name) => `in layer ${layer} this head ${name}`,
    mean: 'where cells are finer than the screen, a point is the mean of several',
    strongest: (count) => `grey: the strongest ${count} of each token`,
  },
  'zh-Hans': {
    figure: (tokens, layers) => `总谱：${tokens} 个词元各占一行，从词出发，穿过 ${layers} 层，到达上下文向量`,
    words: '词元',
    headings: {
      embedding: '嵌入',
      scaled: '× √d',
      position: '位置',
      sum: '相加',
      q: 'Q',
      k: 'K',
      v: 'V',
      attention: '注意力',
      mix: '混合',
      heads: '多头',
      norm: '归一化',
      hidden: '前馈',
      output: '输出',
    },
    layer: (layer) => `第 ${layer} 层`,
    openLayer: (layer) => `展开第 ${layer} 层`,
    head: (head, heads) => `第 ${head} 个头，共 ${heads} 个`,
    bar: (name, layer, shape) => `${name}${layer === null ? '' : `，第 ${layer} 层`}，${shape}：打开这一步`,
    end: (value) => (value < 0 ? '−最大' : '最大'),
    own: '每个小节各用自己的色标',
    curves: (token, head) => `曲线：“${token}”在第 ${head} 个头里取多少，权重越大越粗`,
    named: (layer, name) => `第 ${layer} 层的这个头：${name}`,
    mean: '比屏幕像素还细的地方，一点是几格的平均',
    strongest: (count) => `灰线：每个词元最强的 ${count} 条`,
  },
  'zh-Hant': {
    figure: (tokens, layers) => `總譜：${tokens} 個詞元各占一列，從詞出發，穿過 ${layers} 層，到達上下文向量`,
    words: '詞元',
    headings: {
      embedding: '嵌入',
      scaled: '× √d',
      position: '位置',
      sum: '相加',
      q: 'Q',
      k: 'K',
      v: 'V',
      attention: '注意力',
      mix: '混合',
      heads: '多頭',
      norm: '正規化',
      hidden: '前饋',
      output: '輸出',
    },
    layer: (layer) => `第 ${layer} 層`,
    openLayer: (layer) => `展開第 ${layer} 層`,
    head: (head, heads) => `第 ${head} 個頭，共 ${heads} 個`,
    bar: (name, layer, shape) => `${name}${layer === null ? '' : `，第 ${layer} 層`}，${shape}：開啟這一步`,
    end: (value) => (value < 0 ? '−最大' : '最大'),
    own: '每個小節各用自己的色階',
    curves: (token, head) => `曲線：「${token}」在第 ${head} 個頭裡取多少，權重越大越粗`,
    named: (layer, name) => `第 ${layer} 層的這個頭：${name}`,
    mean: '比螢幕像素還細的地方，一點是幾格的平均',
    strongest: (count) => `灰線：每個詞元最強的 ${count} 條`,
  },
};
