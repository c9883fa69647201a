/** The words of the frame. This file is the type: a key that another language lacks does not compile. */
export const en = {
  name: 'Encoder Explainer',
  tagline: 'Type a sentence and watch a whole Transformer encoder work on it.',
  skip: 'Skip to the figure',

  sentence: 'Sentence',
  sentenceHint: 'Type a sentence',
  examples: 'Sentences to start from',
  cut: (limit: number, rest: number) =>
    `The encoder reads the first ${limit} tokens. The rest (${rest} characters, marked) stays here but is not read.`,

  model: 'Model',
  models: {
    'pocket-en': 'Pocket English',
    'pocket-zh': 'Pocket Chinese',
    pocket: 'Pocket',
    paper: 'Paper base',
    custom: 'Your own',
  },
  modelNotes: {
    'pocket-en': 'has learned a small English',
    'pocket-zh': 'has learned a small Chinese',
    pocket: 'small enough to see every number',
    paper: 'the size of Vaswani et al. 2017',
    custom: 'sizes of your choice',
  },
  untrained: 'untrained',
  untrainedNote:
    'Its weights are random numbers from a seed. Nothing has been learned yet: the arithmetic is real, the attention means nothing.',
  trained: 'trained',
  trainedNote: {
    en: 'Its weights were learned from sentences of a small English grammar, by guessing covered words. It knows those words and no others.',
    zh: 'Its weights were learned from sentences of a small Chinese grammar, by guessing covered words. It knows those words and no others.',
  },
  parameters: (count: string) => `${count} parameters`,
  multiplications: (count: string) => `${count} multiplications for this sentence`,
  sizes: (d: number, heads: number, hidden: number, layers: number) =>
    `d ${d} · ${heads} ${heads === 1 ? 'head' : 'heads'} · hidden ${hidden} · ${layers} ${layers === 1 ? 'layer' : 'layers'}`,
  configure: 'Your own model',
  fields: {
    width: 'Width d',
    heads: 'Heads',
    hidden: 'Hidden',
    layers: 'Layers',
    activation: 'Activation',
    normOrder: 'Layer norm',
    position: 'Position',
    scaleEmbedding: '× √d',
    seed: 'Seed',
    epsilon: 'ε of layer norm',
    dropout: 'Dropout',
    vocabulary: 'Vocabulary',
  },
  options: {
    relu: 'ReLU',
    gelu: 'GELU (erf)',
    'gelu-tanh': 'GELU (tanh)',
    post: 'after the sum (post-LN)',
    pre: 'before the part (pre-LN)',
    sinusoidal: 'sines and cosines',
    none: 'none',
  },
  dropoutNote: (share: string) => `Dropout ${share} in training; off in use, as here.`,
  use: 'Use this model',
  cancel: 'Cancel',
  close: 'Close',

  experiments: 'Experiments',
  experiment: {
    scaleEmbedding: 'Multiply embeddings by √d',
    positions: 'Add positions',
    causal: 'Causal mask: look back only',
    padding: 'Padding tokens after the text',
  },
  language: 'Language',
  theme: 'Appearance',
  themes: { system: 'as the system', light: 'light', dark: 'dark' },
  share: 'Copy link',
  copied: 'Link copied',
  copiedWithoutText: 'This sentence is too long for a link; the link was copied without it.',
  copyFailed: 'The browser did not allow copying. The link is in the address bar.',
  more: 'More',
  download: 'Download this run',
  downloading: 'Writing the file …',
  table: 'Read as a table',
  downloadCsv: 'CSV',
  downloadNpy: '.npy',
  columns: (from: number, to: number, of: number) => `columns ${from}–${to} of ${of}`,
  previousColumns: 'Earlier columns',
  nextColumns: 'Later columns',
  tensor: 'Tensor',
  embed: 'Copy embed code',
  fullscreen: 'Full screen',
  about: 'About',
  aboutText:
    'Everything is computed on this page, in a worker of your own browser. No text leaves it: the link keeps your sentence behind the #, which browsers do not send.',
  computedIn: (milliseconds: string) => `The last run took ${milliseconds} ms.`,
  computedBy: {
    typescript:
      'Computed by plain TypeScript: this browser has no WebAssembly SIMD, or it has not arrived yet.',
    simd: 'Computed by WebAssembly kernels, four numbers at a time (128-bit SIMD).',
    'relaxed-simd':
      'Computed by WebAssembly kernels, four numbers at a time (128-bit SIMD), with multiplication and addition in one step (relaxed SIMD).',
  },

  card: {
    title: 'What this model has learned, as measured',
    made: (steps: string, batch: string, sentences: string, known: string) =>
      `Trained for ${steps} steps of ${batch} sentences, ${sentences} in all, from a grammar of ${known} words.`,
    took: (minutes: string) => `It took ${minutes} minutes on one core.`,
    familiar: 'New sentences of trained combinations',
    unseen: 'Sentences with combinations it never saw',
    loss: (loss: string) => `loss ${loss} nats a blank.`,
    entropy: (entropy: string) => `The grammar itself leaves ${entropy} open.`,
    probes:
      'How often it puts a right word above every wrong one, on combinations that training never showed; beside it the best that the grammar allows, two baselines, and the model with attention made even or without positions.',
    phenomenon: 'Asked',
    columns: [
      'cases',
      'model',
      'best possible',
      'by frequency',
      'by neighbours',
      'even attention',
      'no positions',
    ],
    weaknesses: 'Where it falls short, with a mistake of each kind:',
    mistake: (right: string, guessed: string) => `(it preferred “${guessed}” to “${right}”)`,
  },

  weights: {
    label: 'Which weights run',
    of: (step: string, steps: string) => `Weights of step ${step} of ${steps}`,
    fetching: (step: string) => `Fetching the weights of step ${step} …`,
    finished: 'Finished model',
    previous: 'Earlier weights',
    next: 'Later weights',
    problems: {
      unknown: (step: string) => `This model has no weights of step ${step}. The finished ones run.`,
      unreachable: (step: string) =>
        `The weights of step ${step} could not be fetched. Those before go on running.`,
      broken: (step: string) => `The weights of step ${step} are damaged. Those before go on running.`,
    },
  },

  map: 'The encoder',
  stages: 'Stages',
  layer: 'Layer',
  head: 'Head',
  layerOf: (layer: number, of: number) => `Layer ${layer} of ${of}`,
  headOf: (head: number, of: number) => `Head ${head} of ${of}`,
  previousLayer: 'Layer below',
  nextLayer: 'Layer above',
  previousHead: 'Previous head',
  nextHead: 'Next head',
  stageOf: (stage: number, of: number) => `${stage} of ${of}`,
  back: 'Back',
  next: 'Next',
  play: 'Play',
  playAll: 'Play it all',
  pause: 'Pause',
  begin: (stage: string) => `Start with: ${stage}`,
  toOverview: 'Back to the overview',
  summary: (tokens: number, width: number, layers: number, heads: number) =>
    `${tokens} ${tokens === 1 ? 'token' : 'tokens'} · ${width} numbers each · ${layers} ${layers === 1 ? 'layer' : 'layers'} · ${heads} ${heads === 1 ? 'head' : 'heads'} · every number computed on this page`,

  narration: 'Narration',
  read: 'Read',
  arithmetic: 'Arithmetic',
  question: 'Before you go on',
  trail: 'The trail',
  trailHint: 'Choose a number in the sum to follow it to its own sum, back to the letters.',
  noCell: 'No cell is chosen. Point at a cell of the figure, or move to one with the arrow keys.',
  release: 'Close the sum',

  computing: 'computing …',
  progress: (percent: number) => `computing … ${percent} %`,
  problems: {
    empty: 'There is nothing to read yet. Type at least one word.',
    unreachable: 'The model’s files could not be fetched. Your sentence is kept.',
    broken: 'The model’s files are damaged. Your sentence is kept.',
    memory:
      'This model and this sentence need more memory than the browser gives. Choose a smaller model or a shorter sentence.',
    restarted: 'The encoder stopped and was started again. Your sentence is kept.',
    lost: 'The encoder cannot run: the browser blocks workers, or it stopped twice. Your sentence is kept.',
    internal: (detail: string) => `Something went wrong in the encoder: ${detail}`,
    link: 'Some parts of the link could not be read and were left out.',
    notANumber: (field: string) => `${field}: a whole number is needed.`,
    outOfBounds: (field: string, low: number, high: number) => `${field}: between ${low} and ${high}.`,
    notOneOf: (field: string) => `${field}: not a known choice.`,
    headsDoNotDivide: (heads: number, width: number) =>
      `${heads} heads do not divide a width of ${width}: every head gets the same number of columns.`,
    tooLarge: (need: string, limit: string) =>
      `This model with this text needs ${need}; the page allows ${limit}.`,
  },
  flaws: {
    unreachable:
      'What this model has learned could not be fetched, so it runs untrained. Your sentence is kept.',
    broken: 'What this model has learned is damaged, so it runs untrained. Your sentence is kept.',
  },
  retry: 'Try again',
  /** By what the model has learned. */
  foreign: {
    en: 'This model has learned English only. Of this text it knows next to nothing: its attention and its guesses mean nothing here.',
    zh: 'This model has learned Chinese only. Of this text it knows next to nothing: its attention and its guesses mean nothing here.',
  },
  readWith: { en: 'Read it with the English model', zh: 'Read it with the Chinese model' },
  inPieces: (words: string) =>
    `Not among the words that this model has learned, so read in pieces: ${words}.`,
  asUnknown: (words: string) => `Not in this model’s vocabulary, so read as [UNK]: ${words}.`,
  onlyUnknown:
    'None of these words is in the vocabulary: each becomes [UNK], and all [UNK] rows are the same.',

  keys: 'Keys',
  keyNames: {
    next: 'next stage',
    back: 'previous stage',
    tokenUp: 'token above',
    tokenDown: 'token below',
    headPrevious: 'previous head',
    headNext: 'next head',
    layerPrevious: 'layer below',
    layerNext: 'layer above',
    cover: 'cover the token, or show it again (trained models)',
    cell: 'in a figure: move the cell',
    open: 'open the cell’s sum',
    close: 'close the sum',
    edit: 'edit the sentence',
    sheet: 'this sheet',
  },
};

export type Words = typeof en;
