import type { Language } from '../../i18n/languages.ts';

interface Words {
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
  readonly untaught: string;

  readonly guessing: string;
  readonly sentence: string;
  readonly hint: string;
  readonly covered: (place: number, guess: string, share: string) => string;
  readonly uncovered: (place: number, token: string) => string;
  readonly uncoverAll: string;
  readonly heading: (place: number) => string;
  readonly bars: (place: number, entries: string) => string;
  readonly temperature: string;
  readonly temperatureNote: (temperature: string) => string;
  /** What stands there in truth, how likely the model holds it, and which place that is among all entries. */
  readonly truth: (token: string, share: string, rank: string, entries: string) => string;
  readonly seen: (token: string, share: string, rank: string) => string;
  readonly typed: string;
  readonly padding: string;
  readonly result: string;
  readonly results: Readonly<Record<GuessName, string>>;
  readonly tableTurned: string;
  readonly tied: (deviation: string) => string;
  readonly toTable: string;
  readonly toScale: string;
}

/** The steps from a row to a guess. */
export type GuessName = 'output.logits' | 'output.tempered' | 'output.probabilities';

export const words: Readonly<Record<Language, Words>> = {
  en: {
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
    untaught:
      'This model has not learned to guess words. Choose a trained one to cover a word and ask for it.',
    guessing: 'Covered words, the model’s guesses, and the product that makes them',
    sentence: 'The sentence. Press a word to cover it or to show it again.',
    hint: 'Press a word to cover it; the model never sees what is covered.',
    covered: (place, guess, share) => `place ${place}, covered; guess: ${guess}, ${share}`,
    uncovered: (place, token) => `place ${place}: ${token}`,
    uncoverAll: 'Uncover all',
    heading: (place) => `What stands at place ${place}?`,
    bars: (place, entries) => `The likeliest of ${entries} entries for place ${place}`,
    temperature: 'Temperature',
    temperatureNote: (temperature) => `Logits ÷ ${temperature}, then softmax.`,
    truth: (token, share, rank, entries) =>
      `Covered: “${token}”. The model gives it ${share}; it is number ${rank} of ${entries}.`,
    seen: (token, share, rank) =>
      `“${token}” is not covered: the model sees it and gives it ${share}, number ${rank}.`,
    typed: 'You typed [MASK]: nothing is covered, so there is no right answer.',
    padding: 'Padding stands for no word.',
    result: 'Shown',
    results: {
      'output.logits': 'logits',
      'output.tempered': '÷ temperature',
      'output.probabilities': 'probabilities',
    },
    tableTurned: 'embedding table, turned',
    tied: (deviation) =>
      `No new matrix: the output reads the embedding table once more, a column for each word. So its rows must be small (they began at deviation 1/√d = ${deviation}), and × √d makes up for that on the way in.`,
    toTable: 'To the table',
    toScale: 'To × √d',
  },
  'zh-Hans': {
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
    untaught: '这个模型没有学过猜词。换一个训练过的模型，就可以遮住一个词来问它。',
    guessing: '遮住的词、模型的猜测，以及得出猜测的乘积',
    sentence: '这句话。按一个词把它遮住，或者重新露出来。',
    hint: '按一个词就遮住它；模型看不到遮住的内容。',
    covered: (place, guess, share) => `位置 ${place}，已遮住；猜测：${guess}，${share}`,
    uncovered: (place, token) => `位置 ${place}：${token}`,
    uncoverAll: '全部露出',
    heading: (place) => `位置 ${place} 上是什么？`,
    bars: (place, entries) => `位置 ${place}：${entries} 个词条中最可能的`,
    temperature: '温度',
    temperatureNote: (temperature) => `对数几率 ÷ ${temperature}，再做 softmax。`,
    truth: (token, share, rank, entries) =>
      `遮住的是“${token}”。模型给这个词的概率是 ${share}，在 ${entries} 个词条中排第 ${rank}。`,
    seen: (token, share, rank) => `“${token}”没有遮住：模型看得到，给这个词的概率是 ${share}，排第 ${rank}。`,
    typed: '这是你自己输入的 [MASK]：下面没有遮住什么，也就没有标准答案。',
    padding: '填充不代表任何词。',
    result: '显示',
    results: { 'output.logits': '对数几率', 'output.tempered': '÷ 温度', 'output.probabilities': '概率' },
    tableTurned: '嵌入表（转置）',
    tied: (deviation) =>
      `没有新的矩阵：输出把嵌入表再读一遍，每个词一列。所以它的行必须小（初始标准差为 1/√d = ${deviation}），进来时再用 × √d 补回来。`,
    toTable: '去看嵌入表',
    toScale: '去看 × √d',
  },
  'zh-Hant': {
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
    untaught: '這個模型沒有學過猜詞。換一個訓練過的模型，就可以遮住一個詞來問它。',
    guessing: '遮住的詞、模型的猜測，以及得出猜測的乘積',
    sentence: '這句話。按一個詞把它遮住，或者重新露出來。',
    hint: '按一個詞就遮住它；模型看不到遮住的內容。',
    covered: (place, guess, share) => `位置 ${place}，已遮住；猜測：${guess}，${share}`,
    uncovered: (place, token) => `位置 ${place}：${token}`,
    uncoverAll: '全部露出',
    heading: (place) => `位置 ${place} 上是什麼？`,
    bars: (place, entries) => `位置 ${place}：${entries} 個詞條中最可能的`,
    temperature: '溫度',
    temperatureNote: (temperature) => `對數機率 ÷ ${temperature}，再做 softmax。`,
    truth: (token, share, rank, entries) =>
      `遮住的是「${token}」。模型給這個詞的機率是 ${share}，在 ${entries} 個詞條中排第 ${rank}。`,
    seen: (token, share, rank) =>
      `「${token}」沒有遮住：模型看得到，給這個詞的機率是 ${share}，排第 ${rank}。`,
    typed: '這是你自己輸入的 [MASK]：下面沒有遮住什麼，也就沒有標準答案。',
    padding: '填充不代表任何詞。',
    result: '顯示',
    results: { 'output.logits': '對數機率', 'output.tempered': '÷ 溫度', 'output.probabilities': '機率' },
    tableTurned: '嵌入表（轉置）',
    tied: (deviation) =>
      `沒有新的矩陣：輸出把嵌入表再讀一遍，每個詞一欄。所以它的列必須小（初始標準差為 1/√d = ${deviation}），進來時再用 × √d 補回來。`,
    toTable: '去看嵌入表',
    toScale: '去看 × √d',
  },
};
