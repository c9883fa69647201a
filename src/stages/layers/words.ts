import type { Language } from '../../i18n/languages.ts';
import type { Column } from './layout.ts';

interface Words {
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
  readonly views: string;
  readonly byPaths: string;
  readonly bySenses: string;
  readonly senses: string;
  readonly chooseWord: string;
  readonly gathering: string;
  readonly flaws: Readonly<Record<'unreachable' | 'large', string>>;
  readonly station: (station: number) => string;
  readonly kept: (share: string) => string;
  readonly sensesOf: (word: string, senses: string) => string;
  readonly stationSaid: (station: string, share: string, other: string, same: string) => string;
  readonly own: string;
  readonly nearest: (chance: string) => string;
  readonly cosines: string;
  readonly sameSense: (cosine: string) => string;
  readonly otherSense: (cosine: string) => string;
  readonly comma: string;
  readonly colon: string;
  readonly point: string;
  readonly read: string;
  /** Said beside the button, because the sentence itself may be out of sight. */
  readonly onPage: string;
  readonly sentences: (word: string) => string;
  readonly dots: (word: string, count: number, isLearned: boolean) => string;
  readonly origin: Readonly<Record<'positions' | 'equal', string>>;
  readonly measure: (width: string) => string;
  readonly random: string;
  readonly inPieces: (word: string, pieces: string) => string;
  readonly left: (count: number) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
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
    views: 'What is shown of the layers',
    byPaths: 'Paths of this sentence',
    bySenses: 'Senses of a word',
    senses: 'The rows of a word of several senses in many sentences, layer by layer',
    chooseWord: 'A word of several senses',
    gathering: 'Running the sentences through the encoder …',
    flaws: {
      unreachable: 'The sentences could not be fetched. Choose this figure again to try once more.',
      large: 'This model is too large to run many sentences beside your own.',
    },
    station: (station) => (station === 0 ? 'Before layer 1' : `After layer ${station}`),
    kept: (share) => `${share} of the variance`,
    sensesOf: (word, senses) =>
      `The rows of “${word}” in sentences of each sense (${senses}), before the first layer and behind each.`,
    stationSaid: (station, share, other, same) =>
      `${station}: ${share} have a nearest neighbour of the same sense; mean cosine ${same} within a sense, ${other} between senses.`,
    own: 'your sentence',
    nearest: (chance) => `nearest row is of the same sense; the stroke: by chance, ${chance}`,
    cosines: 'mean cosine with rows of the same sense (full) and of another sense (hollow)',
    sameSense: (cosine) => `same sense ${cosine}`,
    otherSense: (cosine) => `other sense ${cosine}`,
    comma: ', ',
    colon: ': ',
    point: 'Point at a mark, or choose a sentence, to follow it through the layers.',
    read: 'Put this sentence on the page',
    onPage: 'This is the sentence of the page now.',
    sentences: (word) => `Sentences with “${word}”`,
    dots: (word, count, isLearned) =>
      `Each mark is the row of “${word}” in one of ${count} sentences${isLearned ? ' that training never showed' : ''}, drawn along the two directions in which the rows of its panel differ most. Marks on one spot stand side by side.`,
    origin: {
      positions:
        'Before layer 1 the rows differ only by the position that was added. The senses stand at the same positions as far as there are sentences; what is told apart there, position tells.',
      equal: 'Before layer 1 all rows are equal, because positions are switched off.',
    },
    measure: (width) =>
      `The measures use all ${width} columns: how many rows have as their nearest other row, by cosine, one of the same sense, and the mean cosine of two rows.`,
    random:
      'The weights are random: rows draw nearer where their sentences share words, whatever the word means there.',
    inPieces: (word, pieces) =>
      `The vocabulary has no entry “${word}” and reads ${pieces}; the rows are those of the first piece.`,
    left: (count) => `${count} further sentences were left out, because this model is large.`,
  },
  'zh-Hans': {
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
    first: (share) => `→ 第一主成分：占方差的 ${share}`,
    second: (share) => `↑ 第二主成分：${share}`,
    paths: (token) => `所有词元穿过各层的路径，标出“${token}”`,
    note: (share, width) =>
      `这是投影：从 ${width} 列中取各行差别最大的两个方向，只留下方差的 ${share}，所以距离会失真；上面的步长按全部的列来量。`,
    views: '怎样看各层',
    byPaths: '这句话的路径',
    bySenses: '一词多义',
    senses: '一个多义词在许多句子里的行，逐层来看',
    chooseWord: '选一个多义词',
    gathering: '正在让编码器读这些句子……',
    flaws: {
      unreachable: '取不到这些句子。再选一次这张图，就会重试。',
      large: '这个模型太大，除了你的句子，没法再跑许多句。',
    },
    station: (station) => (station === 0 ? '第 1 层之前' : `第 ${station} 层之后`),
    kept: (share) => `占方差的 ${share}`,
    sensesOf: (word, senses) => `“${word}”在各个义项（${senses}）的句子里的行，第一层之前和每一层之后。`,
    stationSaid: (station, share, other, same) =>
      `${station}：${share} 的行，最近的一行属于同一义项；平均余弦：同义项 ${same}，不同义项 ${other}。`,
    own: '你的句子',
    nearest: (chance) => `最近的一行属于同一义项；竖线：全凭偶然，${chance}`,
    cosines: '平均余弦：同一义项之内（实心）、不同义项之间（空心）',
    sameSense: (cosine) => `同义项 ${cosine}`,
    otherSense: (cosine) => `不同义项 ${cosine}`,
    comma: '、',
    colon: '：',
    point: '指向一个标记，或选一个句子，看它怎样穿过各层。',
    read: '把这句话放到页面上',
    onPage: '现在页面上就是这句话。',
    sentences: (word) => `含有“${word}”的句子`,
    dots: (word, count, isLearned) =>
      `每个标记是“${word}”在一个句子里的行，共 ${count} 句${isLearned ? '，训练时都没见过' : ''}；每一格取自己各行差别最大的两个方向。落在同一点的标记并排画出。`,
    origin: {
      positions:
        '第 1 层之前，各行只差在加上的位置。只要句子够，各义项就站在同样的位置上；那里若有分别，也只是位置的分别。',
      equal: '第 1 层之前所有的行都相等，因为位置编码已关闭。',
    },
    measure: (width) =>
      `度量用上全部 ${width} 列：有多少行，按余弦最近的另一行属于同一义项；以及两行之间余弦的平均。`,
    random: '权重是随机的：句子里有相同的词，行就靠近，和词在那里的意思无关。',
    inPieces: (word, pieces) => `词表里没有“${word}”这个词条，读作 ${pieces}；画的是第一段的行。`,
    left: (count) => `因为模型很大，另有 ${count} 句没有读。`,
  },
  'zh-Hant': {
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
    first: (share) => `→ 第一主成分：占變異數的 ${share}`,
    second: (share) => `↑ 第二主成分：${share}`,
    paths: (token) => `所有詞元穿過各層的路徑，標出「${token}」`,
    note: (share, width) =>
      `這是投影：從 ${width} 欄中取各列差別最大的兩個方向，只留下變異數的 ${share}，所以距離會失真；上面的步長按全部的欄來量。`,
    views: '怎樣看各層',
    byPaths: '這句話的路徑',
    bySenses: '一詞多義',
    senses: '一個多義詞在許多句子裡的列，逐層來看',
    chooseWord: '選一個多義詞',
    gathering: '正在讓編碼器讀這些句子……',
    flaws: {
      unreachable: '取不到這些句子。再選一次這張圖，就會重試。',
      large: '這個模型太大，除了你的句子，沒辦法再跑許多句。',
    },
    station: (station) => (station === 0 ? '第 1 層之前' : `第 ${station} 層之後`),
    kept: (share) => `占變異數的 ${share}`,
    sensesOf: (word, senses) => `「${word}」在各個義項（${senses}）的句子裡的列，第一層之前和每一層之後。`,
    stationSaid: (station, share, other, same) =>
      `${station}：${share} 的列，最近的一列屬於同一義項；平均餘弦：同義項 ${same}，不同義項 ${other}。`,
    own: '你的句子',
    nearest: (chance) => `最近的一列屬於同一義項；直線：全憑偶然，${chance}`,
    cosines: '平均餘弦：同一義項之內（實心）、不同義項之間（空心）',
    sameSense: (cosine) => `同義項 ${cosine}`,
    otherSense: (cosine) => `不同義項 ${cosine}`,
    comma: '、',
    colon: '：',
    point: '指向一個標記，或選一個句子，看它怎樣穿過各層。',
    read: '把這句話放到頁面上',
    onPage: '現在頁面上就是這句話。',
    sentences: (word) => `含有「${word}」的句子`,
    dots: (word, count, isLearned) =>
      `每個標記是「${word}」在一個句子裡的列，共 ${count} 句${isLearned ? '，訓練時都沒見過' : ''}；每一格取自己各列差別最大的兩個方向。落在同一點的標記並排畫出。`,
    origin: {
      positions:
        '第 1 層之前，各列只差在加上的位置。只要句子夠，各義項就站在同樣的位置上；那裡若有分別，也只是位置的分別。',
      equal: '第 1 層之前所有的列都相等，因為位置編碼已關閉。',
    },
    measure: (width) =>
      `度量用上全部 ${width} 欄：有多少列，按餘弦最近的另一列屬於同一義項；以及兩列之間餘弦的平均。`,
    random: '權重是隨機的：句子裡有相同的詞，列就靠近，和詞在那裡的意思無關。',
    inPieces: (word, pieces) => `詞彙表裡沒有「${word}」這個詞條，讀作 ${pieces}；畫的是第一段的列。`,
    left: (count) => `因為模型很大，另有 ${count} 句沒有讀。`,
  },
};
