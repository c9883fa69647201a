import type { Language } from '../i18n/languages.ts';

/** Words that pieces used by several figures need. */
const en = {
  average: (cells: number) => `too fine to show singly: each column here is the mean of ${cells}`,
  smaller: (terms: number) => (terms === 1 ? '1 smaller term' : `${terms} smaller terms`),
  bias: 'bias',
  layer: (layer: number) => `layer ${layer}`,
  head: (head: number) => `head ${head}`,
  pickACell: 'Point at a cell, or choose one, to see its sum.',
  waiting: 'asking the encoder …',
  blockedPadding: 'the key is padding: nobody may look at it',
  blockedCausal: 'the key comes later: with the causal mask nobody looks ahead',
  allowed: 'the token may look here: the score passes unchanged',
  fromSeed: (seed: number, how: string) => `An untrained weight: drawn ${how} from seed ${seed}.`,
  normalDraw: (deviation: string) => `from a normal distribution of deviation ${deviation}`,
  xavierDraw: (bound: string) => `evenly between −${bound} and ${bound} (Xavier)`,
  constantDraw: (value: string) => `as the constant ${value}`,
  letters: (letters: string, id: number) => `The letters “${letters}” are token ${id} of the vocabulary.`,
  paddingToken: (id: number) => `Padding: token ${id}. No letters stand behind it.`,
  positionsOff: 'Positions are switched off, so 0 is added.',
  largest: 'largest',
  scaleOff: 'The scaling is switched off, so the factor is 1.',
  row: 'row',
  follow: (name: string) => `Follow ${name}`,
};

export type SharedWords = typeof en;

const hans: SharedWords = {
  average: (cells) => `太细，无法逐个显示：这里每一列是 ${cells} 列的平均值`,
  smaller: (terms) => `另有 ${terms} 个较小的项`,
  bias: '偏置',
  layer: (layer) => `第 ${layer} 层`,
  head: (head) => `第 ${head} 头`,
  pickACell: '指向或选中一个格子，看它是怎样算出来的。',
  waiting: '正在询问编码器……',
  blockedPadding: '这个键是填充：谁也不能看它',
  blockedCausal: '这个键在后面：有因果掩码时谁也不能往后看',
  allowed: '可以看这里：分数原样通过',
  fromSeed: (seed, how) => `未经训练的权重：由种子 ${seed} ${how}。`,
  normalDraw: (deviation) => `按标准差 ${deviation} 的正态分布抽取`,
  xavierDraw: (bound) => `在 −${bound} 与 ${bound} 之间均匀抽取（Xavier）`,
  constantDraw: (value) => `设为常数 ${value}`,
  letters: (letters, id) => `文字“${letters}”是词表中的第 ${id} 号词元。`,
  paddingToken: (id) => `填充：第 ${id} 号词元，背后没有文字。`,
  positionsOff: '位置编码已关闭，所以加上 0。',
  largest: '最大',
  scaleOff: '缩放已关闭，所以系数是 1。',
  row: '行',
  follow: (name) => `追踪${name}`,
};

const hant: SharedWords = {
  average: (cells) => `太細，無法逐個顯示：這裡每一欄是 ${cells} 欄的平均值`,
  smaller: (terms) => `另有 ${terms} 個較小的項`,
  bias: '偏置',
  layer: (layer) => `第 ${layer} 層`,
  head: (head) => `第 ${head} 頭`,
  pickACell: '指向或選取一個格子，看它是怎樣算出來的。',
  waiting: '正在詢問編碼器……',
  blockedPadding: '這個鍵是填充：誰也不能看它',
  blockedCausal: '這個鍵在後面：有因果遮罩時誰也不能往後看',
  allowed: '可以看這裡：分數原樣通過',
  fromSeed: (seed, how) => `未經訓練的權重：由種子 ${seed} ${how}。`,
  normalDraw: (deviation) => `按標準差 ${deviation} 的常態分布抽取`,
  xavierDraw: (bound) => `在 −${bound} 與 ${bound} 之間均勻抽取（Xavier）`,
  constantDraw: (value) => `設為常數 ${value}`,
  letters: (letters, id) => `文字「${letters}」是詞表中的第 ${id} 號詞元。`,
  paddingToken: (id) => `填充：第 ${id} 號詞元，背後沒有文字。`,
  positionsOff: '位置編碼已關閉，所以加上 0。',
  largest: '最大',
  scaleOff: '縮放已關閉，所以係數是 1。',
  row: '列',
  follow: (name) => `追蹤${name}`,
};

export const SHARED_WORDS: Readonly<Record<Language, SharedWords>> = { en, 'zh-Hans': hans, 'zh-Hant': hant };
