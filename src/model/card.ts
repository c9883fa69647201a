/**
 * What `card.json` beside a trained model says of it. The trainer writes it from the run that made the weights; the page
 * only reads. All shares are between 0 and 1, all losses in nats per word, layers and heads from 0.
 */
export interface ModelCard {
  readonly model: string;
  readonly language: 'en' | 'zh';
  readonly data: CardData;
  readonly training: CardTraining;
  /** About a hundred points over the run. */
  readonly curve: readonly CurvePoint[];
  readonly heldOut: CardHeldOut;
  readonly probes: readonly ProbeRow[];
  readonly heads: readonly HeadRow[];
  readonly naming: HeadNaming;
  readonly checkpoints: readonly Checkpoint[];
  readonly weaknesses: readonly Weakness[];
}

export interface CardData {
  /** Drawn in training; nearly all of them different. */
  readonly sentences: number;
  readonly tokens: number;
  /** Words that the grammar can say. */
  readonly words: number;
  /** Different sentences among `drawn` of them. */
  readonly different: { readonly drawn: number; readonly share: number };
}

export interface CardTraining {
  readonly steps: number;
  readonly batch: number;
  /** The most that it reached, after `warmUp` steps; from there it fell in a straight line to 0. */
  readonly learningRate: number;
  readonly warmUp: number;
  readonly weightDecay: number;
  readonly queryKeyDecay: number;
  readonly clip: number;
  readonly dropout: number;
  readonly seed: number;
  readonly parameters: number;
  /** Which arithmetic: `typescript` or `simd`. */
  readonly kernel: string;
  /** On one core; other work of the machine included. */
  readonly minutes: number;
}

export interface CurvePoint {
  readonly step: number;
  /** The mean over the steps since the point before. */
  readonly loss: number;
  /** On blanks of sentences with held-out combinations, where it was measured. */
  readonly heldOutLoss?: number;
  /** The mean accuracy over all kinds of probes, where it was measured. */
  readonly heldOutAccuracy?: number;
}

/** One blank in each of many sentences that were never trained on, against the best of all readers. */
export interface CardHeldOut {
  /** New sentences with none but trained combinations of words. */
  readonly familiar: LossAgainstEntropy;
  /** Sentences with a combination of words that training never showed. */
  readonly unseen: LossAgainstEntropy;
}

export interface LossAgainstEntropy {
  readonly blanks: number;
  readonly loss: number;
  /** What the grammar itself leaves open: the mean of −ln P(word | the rest), exact; null where it was not computed. */
  readonly entropy: number | null;
}

/** How often a right word is put above every wrong one. */
export interface ProbeRow {
  readonly phenomenon: string;
  readonly count: number;
  readonly accuracy: number;
  /** What the grammar's own posterior gets right. */
  readonly best: number;
  /** Guessing by how frequent a word is. */
  readonly unigram: number;
  /** Guessing by the word before and the word behind. */
  readonly bigram: number;
  /** The model when attention counts every token alike. */
  readonly uniformAttention: number;
  /** The model without positions. */
  readonly noPositions: number;
}

export const HEAD_KINDS = [
  'previous', // the token before
  'next', // the token behind
  'itself',
  'same', // the same word elsewhere
  'subject', // from a verb to the head of its subject
  'referent', // from a pronoun to what it stands for
  'start', // the first token
  'punctuation',
] as const;
export type HeadKind = (typeof HEAD_KINDS)[number];

export interface HeadScore {
  readonly kind: HeadKind;
  /** Of the cases, those in which the row's largest weight is there. */
  readonly share: number;
  readonly cases: number;
  /** What the share would be if the largest weight stood anywhere with equal chance. */
  readonly uniform: number;
}

export interface HeadRow {
  readonly layer: number;
  readonly head: number;
  readonly scores: readonly HeadScore[];
  /** What the head may be called; null where no score is high enough. */
  readonly name: HeadKind | null;
}

/** A head has a name only from this share on, and only from so many times the share of chance on. */
export interface HeadNaming {
  readonly share: number;
  readonly timesUniform: number;
  readonly sentences: number;
}

export interface Checkpoint {
  readonly step: number;
  /** Beside the card. */
  readonly file: string;
  readonly loss: number;
  readonly heldOutAccuracy: number;
}

/** A kind of probe on which the model stays behind the best possible, with sentences that it gets wrong. */
export interface Weakness {
  readonly phenomenon: string;
  readonly accuracy: number;
  readonly best: number;
  readonly examples: readonly {
    readonly words: readonly string[];
    readonly blank: number;
    readonly right: string;
    /** The wrong word that it preferred. */
    readonly guessed: string;
  }[];
}
