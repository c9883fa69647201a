import type { Random } from '../../model/random.ts';

/** What the grammar knows about a place of a sentence. Places are token indexes from 0. */
export type Mark =
  /** The verb at `at` agrees with the noun at `of`. */
  | { readonly kind: 'subject'; readonly at: number; readonly of: number }
  /** The pronoun at `at` stands for the noun or name at `of`. */
  | { readonly kind: 'referent'; readonly at: number; readonly of: number }
  /** Which of its senses the word at `at` has here, such as `bank.river`. */
  | { readonly kind: 'sense'; readonly at: number; readonly sense: string }
  /** The noun at `at` does, or has done to it, what the verb at `of` says. */
  | { readonly kind: 'role'; readonly at: number; readonly role: 'agent' | 'patient'; readonly of: number };

/** Something that a reader of the language must know in order to guess a hidden word. */
export const PHENOMENA = [
  'agreement',
  'reflexive',
  'pronoun',
  'twins',
  'senses',
  'order',
  'selection',
  'measure',
  'opposites',
  'sums',
  'sequence',
  'capitals',
  'names',
  'quotation',
  'lists',
] as const;

export type Phenomenon = (typeof PHENOMENA)[number];

/** A question that a sentence asks: with the word at `blank` hidden, is it one of `right` rather than of `wrong`? */
export interface Question {
  readonly phenomenon: Phenomenon;
  readonly blank: number;
  /** The word that was there, and others that would do as well. */
  readonly right: readonly string[];
  /** Words of the same kind that the rest of the sentence rules out. */
  readonly wrong: readonly string[];
}

/** A sentence, or two, as tokens: exactly what the page's tokenizer makes of them. */
export interface Sentence {
  readonly words: readonly string[];
  readonly marks: readonly Mark[];
  readonly questions: readonly Question[];
  /** The rules that made it, joined by ` + `. */
  readonly rule: string;
}

/** A question with its sentence, whole: nothing is hidden in `words`. */
export interface Probe extends Question {
  readonly words: readonly string[];
}

/** `training`: held-out combinations never occur. `whole`: they do. `held-out`: there is one in every sentence. */
export type Share = 'training' | 'whole' | 'held-out';

/** A language to learn: endless sentences from a seed, and what can be known about them. */
export interface Corpus {
  readonly language: 'en' | 'zh';
  /** Every token that the rules can say, in a fixed order. */
  readonly words: readonly string[];
  readonly phenomena: readonly Phenomenon[];
  /** A sentence to learn from. */
  sentence(random: Random): Sentence;
  /** A sentence with a combination of words that no sentence to learn from has. */
  heldOut(random: Random): Sentence;
  /** `count` different questions of one kind, each about a held-out combination. */
  probes(phenomenon: Phenomenon, count: number, random: Random): Probe[];
  /**
   * P(token at `blank` | the other tokens), exact: what the best of all readers would guess. The word at `blank` is
   * not looked at; `null` hides further ones. Empty if the grammar cannot say this.
   * Within `whole` unless told: a sentence of `training` has its own, slightly sharper one.
   */
  posterior(
    words: readonly (string | null)[],
    blank: number,
    within?: 'whole' | 'training',
  ): Map<string, number>;
}
