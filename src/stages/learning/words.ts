import type { Language } from '../../i18n/languages.ts';

interface Words {
  readonly figure: string;
  readonly slider: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly step: (step: string, steps: string) => string;
  readonly finished: (steps: string) => string;
  readonly numbers: (loss: string, accuracy: string) => string;
  readonly atStep: (step: string, loss: string, accuracy: string) => string;
  readonly fetching: string;
  readonly elsewhere: string;
  readonly loss: string;
  readonly training: string;
  readonly heldOut: string;
  readonly accuracy: string;
  readonly axis: string;
  readonly evenly: (loss: string) => string;
  readonly byFrequency: (share: string) => string;
  readonly byNeighbours: (share: string) => string;
  readonly untaught: string;
  readonly openTrained: string;
  readonly waiting: string;
  readonly noCard: string;
  readonly retry: string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    figure:
      'How the loss fell while this model learned, and what its weights make of this sentence at a step',
    slider: 'Step of the training whose weights run',
    previous: 'earlier weights',
    next: 'later weights',
    play: 'Play the training',
    pause: 'Pause the training',
    step: (step, steps) => `Step ${step} of ${steps}.`,
    finished: (steps) => `Step ${steps}, the finished model.`,
    numbers: (loss, accuracy) => `Loss ${loss}; ${accuracy} of the held-out questions right.`,
    atStep: (step, loss, accuracy) =>
      `step ${step}, loss ${loss}, ${accuracy} of the held-out questions right`,
    fetching: 'Fetching these weights …',
    elsewhere: 'The weights that run are of none of these steps. Choose a step to see its weights.',
    loss: 'loss',
    training: 'training',
    heldOut: 'held out',
    accuracy: 'held-out questions answered right',
    axis: 'steps of training',
    evenly: (loss) => `all words alike: ${loss}`,
    byFrequency: (share) => `by frequency alone: ${share}`,
    byNeighbours: (share) => `by the two neighbours: ${share}`,
    untaught:
      'Nothing was learned here: the weights of this model are random numbers from a seed. The trained model has kept its weights of several moments, from noise to sense.',
    openTrained: 'Open the trained model',
    waiting: 'Reading how this model learned …',
    noCard: 'What was noted of this model’s training could not be read.',
    retry: 'Try again',
  },
  'zh-Hans': {
    figure: '这个模型学习时损失怎样下降，以及某一步的权重怎样看待这句话',
    slider: '正在使用的权重取自训练的哪一步',
    previous: '较早的权重',
    next: '较晚的权重',
    play: '播放训练过程',
    pause: '停在这一步',
    step: (step, steps) => `第 ${step} 步，共 ${steps} 步。`,
    finished: (steps) => `第 ${steps} 步，训练好的模型。`,
    numbers: (loss, accuracy) => `损失 ${loss}；留出的题目答对 ${accuracy}。`,
    atStep: (step, loss, accuracy) => `第 ${step} 步，损失 ${loss}，留出的题目答对 ${accuracy}`,
    fetching: '正在取这些权重……',
    elsewhere: '现在使用的权重不属于其中任何一步。选一步，就能看到那时的权重。',
    loss: '损失',
    training: '训练',
    heldOut: '留出',
    accuracy: '留出的题目答对的比例',
    axis: '训练步数',
    evenly: (loss) => `所有词一样可能：${loss}`,
    byFrequency: (share) => `只凭词频：${share}`,
    byNeighbours: (share) => `只凭左右邻词：${share}`,
    untaught:
      '这里什么也没有学过：这个模型的权重是由种子产生的随机数。训练过的模型保存了好几个时刻的权重，从噪声到意义。',
    openTrained: '打开训练过的模型',
    waiting: '正在读取这个模型的学习过程……',
    noCard: '读不到这个模型的训练记录。',
    retry: '再试一次',
  },
  'zh-Hant': {
    figure: '這個模型學習時損失怎樣下降，以及某一步的權重怎樣看待這句話',
    slider: '正在使用的權重取自訓練的哪一步',
    previous: '較早的權重',
    next: '較晚的權重',
    play: '播放訓練過程',
    pause: '停在這一步',
    step: (step, steps) => `第 ${step} 步，共 ${steps} 步。`,
    finished: (steps) => `第 ${steps} 步，訓練好的模型。`,
    numbers: (loss, accuracy) => `損失 ${loss}；留出的題目答對 ${accuracy}。`,
    atStep: (step, loss, accuracy) => `第 ${step} 步，損失 ${loss}，留出的題目答對 ${accuracy}`,
    fetching: '正在取這些權重……',
    elsewhere: '現在使用的權重不屬於其中任何一步。選一步，就能看到那時的權重。',
    loss: '損失',
    training: '訓練',
    heldOut: '留出',
    accuracy: '留出的題目答對的比例',
    axis: '訓練步數',
    evenly: (loss) => `所有詞一樣可能：${loss}`,
    byFrequency: (share) => `只憑詞頻：${share}`,
    byNeighbours: (share) => `只憑左右鄰詞：${share}`,
    untaught:
      '這裡什麼也沒有學過：這個模型的權重是由種子產生的亂數。訓練過的模型保存了好幾個時刻的權重，從雜訊到意義。',
    openTrained: '開啟訓練過的模型',
    waiting: '正在讀取這個模型的學習過程……',
    noCard: '讀不到這個模型的訓練紀錄。',
    retry: '再試一次',
  },
};
