import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly untaught: string;
  readonly openTrained: string;

  readonly controls: string;
  readonly run: string;
  readonly pause: string;
  readonly step: string;
  readonly rewind: string;
  readonly rate: string;
  readonly batch: string;
  readonly sentences: (batch: string) => string;
  readonly follow: string;
  /** Said once weights are kept, so that nobody counts on them after a reload. */
  readonly kept: (step: string) => string;
  /** Whose weights the pictures below are drawn with. */
  readonly whoseShipped: string;
  readonly whoseStep: (step: string) => string;
  readonly whoseHere: (step: string) => string;
  readonly goOn: string;
  readonly use: string;
  readonly download: string;

  readonly idle: string;
  readonly starting: string;
  readonly at: (step: string) => string;
  readonly running: string;
  readonly paused: string;
  readonly loss: (loss: string) => string;
  readonly speed: (steps: string) => string;
  readonly slow: string;
  readonly ranAway: (step: string, rate: string, loss: string) => string;
  readonly noNumber: (step: string, rate: string) => string;
  readonly lower: (rate: string) => string;
  readonly stuck: (step: string, rate: string) => string;
  readonly lost: string;
  readonly because: (message: string) => string;
  readonly again: string;

  readonly curve: string;
  readonly lossAxis: string;
  readonly mean: (steps: number) => string;
  readonly before: string;
  readonly shipped: string;
  readonly evenly: (loss: string) => string;
  readonly frequency: (loss: string) => string;
  readonly accuracy: string;
  readonly stepAxis: string;
  readonly atStep: (step: string, loss: string, accuracy: string) => string;
  readonly read: (loss: string) => string;
  readonly changed: (step: string, rate: string, batch: string) => string;

  readonly kinds: string;
  readonly kind: string;
  readonly share: string;
  readonly right: string;
  readonly learned: string;
  readonly count: (each: string, all: string) => string;
  readonly noneYet: string;
  readonly ticks: string;
  readonly bar: (share: string, shipped: string, frequency: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure: 'The training on this page: its loss, what it has learned, and this sentence',
    untaught:
      'This model has no head to guess words with, so there is nothing here that could be trained. The trained models can be, from their seed on.',
    openTrained: 'Open the trained model',
    controls: 'Training',
    run: 'Run',
    pause: 'Pause',
    step: 'One step',
    rewind: 'Rewind',
    rate: 'Learning rate',
    batch: 'Batch',
    sentences: (batch) => `${batch} sentences`,
    follow: 'Show the newest weights in every stage',
    kept: (step) =>
      `Kept: every stage runs with step ${step} until the page is loaded again. A download lasts.`,
    whoseShipped: 'Below: weights of the shipped model',
    whoseStep: (step) => `Below: weights of the shipped model, step ${step}`,
    whoseHere: (step) => `Below: weights trained here, step ${step}`,
    goOn: 'Go on while I look at other stages',
    use: 'Keep these weights',
    download: 'Download them',
    idle: 'Run it: the model begins at step 0, with weights drawn from its seed.',
    starting: 'fetching the grammar …',
    at: (step) => `Step ${step}`,
    running: 'running',
    paused: 'paused',
    loss: (loss) => `loss ${loss}`,
    speed: (steps) => `${steps} steps a second`,
    slow: 'This browser has no WebAssembly SIMD, so plain TypeScript trains: the same, only slower.',
    ranAway: (step, rate, loss) =>
      `It ran away: by step ${step}, at learning rate ${rate}, the loss is ${loss}, far worse than guessing evenly.`,
    noNumber: (step, rate) =>
      `It ran away: at step ${step}, at learning rate ${rate}, the loss is no number any more.`,
    lower: (rate) => `Rewind, with rate ${rate}`,
    stuck: (step, rate) =>
      `After ${step} steps it knows no more than how frequent words are. A rate that is too high keeps it there; with one that is too low it takes longer. It is ${rate}.`,
    lost: 'The trainer stopped, and what it had learned is lost, except for what the page shows.',
    because: (message) => `(${message})`,
    again: 'Begin again',
    curve: 'The loss, step by step',
    lossAxis: 'loss (nats a covered word)',
    mean: (steps) => `mean of ${steps} steps`,
    before: 'before the rewind',
    shipped: 'shipped model',
    evenly: (loss) => `every word alike: ${loss}`,
    frequency: (loss) => `by frequency alone: ${loss}`,
    accuracy: 'held-out questions answered',
    stepAxis: 'steps',
    atStep: (step, loss, accuracy) =>
      `step ${step}: loss ${loss}${accuracy === '' ? '' : `, ${accuracy} right`}`,
    read: (loss) => `loss ${loss}`,
    changed: (step, rate, batch) => `From step ${step} on: rate ${rate}, batch ${batch}.`,
    kinds: 'What it has learned',
    kind: 'Held-out questions',
    share: 'share that is right',
    right: 'right',
    learned: 'from step',
    count: (each, all) =>
      `${each} of each kind, ${all} in all; “from step” says since when nine in ten are right.`,
    noneYet: 'Asked at step 0, and then again and again.',
    ticks: '▏ by frequency alone · ◆ shipped model',
    bar: (share, shipped, frequency) =>
      `${share} right; shipped model ${shipped}, frequency alone ${frequency}`,
  },
  'zh-Hans': {
    figure: '本页上的训练：损失、学会了什么，以及这句话',
    untaught: '这个模型没有猜词的部分，所以这里没有什么可以训练。训练过的模型可以从种子重新学起。',
    openTrained: '打开训练过的模型',
    controls: '训练',
    run: '运行',
    pause: '暂停',
    step: '单步',
    rewind: '从头再来',
    rate: '学习率',
    batch: '批量',
    sentences: (batch) => `${batch} 句`,
    follow: '每个阶段都显示最新的权重',
    kept: (step) => `已保留：每个阶段都用第 ${step} 步的权重，直到页面重新加载。要长久保存，请下载。`,
    whoseShipped: '下面用的是：随页面提供的模型的权重',
    whoseStep: (step) => `下面用的是：随页面提供的模型第 ${step} 步的权重`,
    whoseHere: (step) => `下面用的是：在这里训练的权重，第 ${step} 步`,
    goOn: '看别的阶段时继续训练',
    use: '保留这些权重',
    download: '下载权重',
    idle: '点“运行”：模型从第 0 步开始，权重由种子抽取。',
    starting: '正在取语法……',
    at: (step) => `第 ${step} 步`,
    running: '运行中',
    paused: '已暂停',
    loss: (loss) => `损失 ${loss}`,
    speed: (steps) => `每秒 ${steps} 步`,
    slow: '这个浏览器没有 WebAssembly SIMD，所以由普通的 TypeScript 训练：结果一样，只是慢一些。',
    ranAway: (step, rate, loss) =>
      `训练失控了：到第 ${step} 步，学习率 ${rate}，损失为 ${loss}，比平均乱猜还差得多。`,
    noNumber: (step, rate) => `训练失控了：第 ${step} 步，学习率 ${rate}，损失已经不是数了。`,
    lower: (rate) => `从头再来，学习率 ${rate}`,
    stuck: (step, rate) =>
      `走了 ${step} 步，它仍然只知道哪些词常见。学习率太高会一直停在这里，太低则要等更久。现在是 ${rate}。`,
    lost: '训练器停了，学到的东西丢失了，页面上显示的除外。',
    because: (message) => `（${message}）`,
    again: '重新开始',
    curve: '每一步的损失',
    lossAxis: '损失（每个遮住的词，奈特）',
    mean: (steps) => `${steps} 步的平均`,
    before: '从头再来之前',
    shipped: '随页面提供的模型',
    evenly: (loss) => `所有词一样可能：${loss}`,
    frequency: (loss) => `只凭词频：${loss}`,
    accuracy: '答对的留出题目',
    stepAxis: '步数',
    atStep: (step, loss, accuracy) =>
      `第 ${step} 步：损失 ${loss}${accuracy === '' ? '' : `，答对 ${accuracy}`}`,
    read: (loss) => `损失 ${loss}`,
    changed: (step, rate, batch) => `第 ${step} 步之后：学习率 ${rate}，批量 ${batch}。`,
    kinds: '学会了什么',
    kind: '留出的题目',
    share: '答对的比例',
    right: '答对',
    learned: '学会于',
    count: (each, all) => `每类 ${each} 题，共 ${all} 题；十题对九题，就算从那一步起学会了。`,
    noneYet: '第 0 步问一遍，以后每隔一段再问。',
    ticks: '▏只凭词频  ◆ 随页面提供的模型',
    bar: (share, shipped, frequency) => `答对 ${share}；随页面提供的模型 ${shipped}，只凭词频 ${frequency}`,
  },
  'zh-Hant': {
    figure: '本頁上的訓練：損失、學會了什麼，以及這句話',
    untaught: '這個模型沒有猜詞的部分，所以這裡沒有什麼可以訓練。訓練過的模型可以從種子重新學起。',
    openTrained: '開啟訓練過的模型',
    controls: '訓練',
    run: '執行',
    pause: '暫停',
    step: '單步',
    rewind: '從頭再來',
    rate: '學習率',
    batch: '批量',
    sentences: (batch) => `${batch} 句`,
    follow: '每個階段都顯示最新的權重',
    kept: (step) => `已保留：每個階段都用第 ${step} 步的權重，直到頁面重新載入。要長久保存，請下載。`,
    whoseShipped: '下面用的是：隨頁面提供的模型的權重',
    whoseStep: (step) => `下面用的是：隨頁面提供的模型第 ${step} 步的權重`,
    whoseHere: (step) => `下面用的是：在這裡訓練的權重，第 ${step} 步`,
    goOn: '看別的階段時繼續訓練',
    use: '保留這些權重',
    download: '下載權重',
    idle: '按「執行」：模型從第 0 步開始，權重由種子抽取。',
    starting: '正在取得語法……',
    at: (step) => `第 ${step} 步`,
    running: '執行中',
    paused: '已暫停',
    loss: (loss) => `損失 ${loss}`,
    speed: (steps) => `每秒 ${steps} 步`,
    slow: '這個瀏覽器沒有 WebAssembly SIMD，所以由一般的 TypeScript 訓練：結果一樣，只是慢一些。',
    ranAway: (step, rate, loss) =>
      `訓練失控了：到第 ${step} 步，學習率 ${rate}，損失為 ${loss}，比平均亂猜還差得多。`,
    noNumber: (step, rate) => `訓練失控了：第 ${step} 步，學習率 ${rate}，損失已經不是數了。`,
    lower: (rate) => `從頭再來，學習率 ${rate}`,
    stuck: (step, rate) =>
      `走了 ${step} 步，它仍然只知道哪些詞常見。學習率太高會一直停在這裡，太低則要等更久。現在是 ${rate}。`,
    lost: '訓練器停了，學到的東西遺失了，頁面上顯示的除外。',
    because: (message) => `（${message}）`,
    again: '重新開始',
    curve: '每一步的損失',
    lossAxis: '損失（每個遮住的詞，奈特）',
    mean: (steps) => `${steps} 步的平均`,
    before: '從頭再來之前',
    shipped: '隨頁面提供的模型',
    evenly: (loss) => `所有詞一樣可能：${loss}`,
    frequency: (loss) => `只憑詞頻：${loss}`,
    accuracy: '答對的留出題目',
    stepAxis: '步數',
    atStep: (step, loss, accuracy) =>
      `第 ${step} 步：損失 ${loss}${accuracy === '' ? '' : `，答對 ${accuracy}`}`,
    read: (loss) => `損失 ${loss}`,
    changed: (step, rate, batch) => `第 ${step} 步之後：學習率 ${rate}，批量 ${batch}。`,
    kinds: '學會了什麼',
    kind: '留出的題目',
    share: '答對的比例',
    right: '答對',
    learned: '學會於',
    count: (each, all) => `每類 ${each} 題，共 ${all} 題；十題對九題，就算從那一步起學會了。`,
    noneYet: '第 0 步問一遍，以後每隔一段再問。',
    ticks: '▏只憑詞頻  ◆ 隨頁面提供的模型',
    bar: (share, shipped, frequency) => `答對 ${share}；隨頁面提供的模型 ${shipped}，只憑詞頻 ${frequency}`,
  },
};
