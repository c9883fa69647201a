import { wordsOf } from '../../model/alignment.ts';
import type { Random } from '../../model/random.ts';
import type { Mark, Question, Sentence, Share } from './sentence.ts';

/**
 * A grammar is a function that makes one sentence, asking a Chooser at every turn. With a chooser that draws, it
 * samples; with one that tries every option in turn, it says how probable a sentence is and what could stand at a
 * blank. So there is one source for the data and for the best possible guess.
 *
 * What is exact: a sentence is drawn anew from the very start when it is refused, so the accepted sentences have their
 * own probability divided by that of being accepted at all. That divisor is the same for every sentence and drops out
 * of a posterior, which is therefore exact. `likelihood` is before that division.
 */
export interface Chooser {
  /**
   * One of the options; the weights default to even ones. `first` promises the phrase that is said next if an option
   * is chosen: it changes no probability, but options that cannot fit are passed over without being tried.
   */
  choose<T>(options: readonly T[], weights?: readonly number[] | null, first?: (option: T) => string): T;
  /** Says a phrase, which the page's tokenizer takes apart; the index of its first token. */
  say(phrase: string): number;
  /** How many tokens have been said: the index of the next. */
  readonly length: number;
  /** A remark about places; free of probability. */
  mark(mark: Mark): void;
  /** A question that this sentence asks; as a function it is made only for a sentence that is drawn. */
  ask(question: Question | (() => Question)): void;
  /** Refuses the sentence unless it holds. */
  require(ok: boolean): void;
  /** Says that these words meet here, in this construction. A tenth of all combinations is kept from training. */
  combination(...parts: readonly string[]): void;
}

/** Adds one rule's sentence to what has been said. */
export type Rule = (chooser: Chooser) => void;

/** Thrown to leave a rule from any depth; there is one, because making an error costs more than the rest. */
class Refused extends Error {
  override readonly name = 'Refused';
}
const REFUSED = new Refused('this sentence is refused');

const TOKENS = new Map<string, readonly string[]>();

/** The tokens of a phrase, remembered: rules say the same few hundred phrases over and over. */
export function tokensOf(phrase: string): readonly string[] {
  let tokens = TOKENS.get(phrase);
  if (tokens === undefined) {
    tokens = Array.from(wordsOf(phrase), (word) => word.text);
    TOKENS.set(phrase, tokens);
  }
  return tokens;
}

/** Chooses a phrase and says it. */
export function sayOne(chooser: Chooser, phrases: readonly string[], weights?: readonly number[]): string {
  const phrase = chooser.choose(phrases, weights, itself);
  chooser.say(phrase);
  return phrase;
}
const itself = (phrase: string) => phrase;

/** Whether a combination of words is kept from training: a tenth are, always the same (FNV-1a, murmur3's finish). */
export function isHeldOut(parts: readonly string[]): boolean {
  let h = 0x811c9dc5;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) h = Math.imul(h ^ part.charCodeAt(i), 0x01000193);
    // A mark no word contains, so that parts cannot run into one another.
    h = Math.imul(h ^ 0x1f, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) % 10 === 0;
}

class Sampler implements Chooser {
  readonly words: string[] = [];
  readonly marks: Mark[] = [];
  readonly questions: Question[] = [];
  unseen = 0;

  constructor(
    private readonly random: Random,
    private readonly share: Share,
  ) {}

  get length(): number {
    return this.words.length;
  }

  choose<T>(options: readonly T[], weights?: readonly number[] | null): T {
    const drawn = this.random.uniform();
    if (!weights) return options[Math.floor(drawn * options.length)] as T;
    let left = drawn * total(weights);
    for (let i = 0; i < options.length - 1; i++) {
      left -= weights[i] ?? 0;
      if (left < 0) return options[i] as T;
    }
    return options.at(-1) as T;
  }

  say(phrase: string): number {
    return this.words.push(...tokensOf(phrase)) - tokensOf(phrase).length;
  }

  mark(mark: Mark): void {
    this.marks.push(mark);
  }

  ask(question: Question | (() => Question)): void {
    this.questions.push(typeof question === 'function' ? question() : question);
  }

  require(ok: boolean): void {
    if (!ok) throw REFUSED;
  }

  combination(...parts: readonly string[]): void {
    if (this.share === 'whole' || !isHeldOut(parts)) return;
    if (this.share === 'training') throw REFUSED;
    this.unseen++;
  }
}

/** A drawing may be refused this often before the grammar is thought to say nothing at all. */
const PATIENCE = 100_000;

/**
 * One sentence of the grammar. `name` is what it says it was made by.
 * @throws RangeError when a hundred thousand drawings in a row are refused.
 */
export function sample(rule: Rule, random: Random, share: Share, name = ''): Sentence {
  for (let attempt = 0; attempt < PATIENCE; attempt++) {
    const sampler = new Sampler(random, share);
    try {
      rule(sampler);
    } catch (error) {
      if (error === REFUSED) continue;
      throw error;
    }
    if (share === 'held-out' && sampler.unseen === 0) continue;
    const { words, marks, questions } = sampler;
    return { words, marks, questions, rule: name };
  }
  throw new RangeError(`the rule ${name} says nothing within ${share}`);
}

/** One turn that was taken: the options that could fit, and which of them is being tried. */
interface Turn {
  readonly options: readonly number[] | null;
  readonly size: number;
  tried: number;
}

/** Tries every way through a rule that fits the given tokens, depth first. A wrong token ends a way at once. */
class Enumerator implements Chooser {
  private readonly turns: Turn[] = [];
  private taken = 0;
  private weight = 1;
  length = 0;

  constructor(
    private readonly given: readonly (string | null)[],
    private readonly share: Share,
    private readonly blank: number,
  ) {}

  /** What the blank was on this way. */
  private atBlank = '';

  /** Calls `found` for every way that ends exactly where the tokens end. */
  run(rule: Rule, found: (word: string, probability: number) => void): void {
    do {
      this.taken = 0;
      this.length = 0;
      this.weight = 1;
      try {
        rule(this);
        if (this.length === this.given.length) found(this.atBlank, this.weight);
      } catch (error) {
        if (error !== REFUSED) throw error;
      }
      // Turns that were not reached again belong to ways that are done.
      this.turns.length = this.taken;
    } while (this.next());
  }

  private next(): boolean {
    for (let turn = this.turns.at(-1); turn; turn = this.turns.at(-1)) {
      if (++turn.tried < turn.size) return true;
      this.turns.pop();
    }
    return false;
  }

  choose<T>(options: readonly T[], weights?: readonly number[] | null, first?: (option: T) => string): T {
    let turn = this.turns[this.taken];
    if (turn === undefined) {
      const fitting = first ? this.fitting(options, first) : null;
      turn = { options: fitting, size: fitting?.length ?? options.length, tried: 0 };
      if (turn.size === 0) throw REFUSED;
      this.turns.push(turn);
    }
    this.taken++;
    const index = turn.options ? (turn.options[turn.tried] as number) : turn.tried;
    this.weight *= weights ? (weights[index] ?? 0) / total(weights) : 1 / options.length;
    if (this.weight === 0) throw REFUSED;
    return options[index] as T;
  }

  /** Which options promise a phrase that can stand here; an empty one always can. */
  private fitting<T>(options: readonly T[], first: (option: T) => string): number[] {
    const fitting: number[] = [];
    for (let i = 0; i < options.length; i++) {
      const tokens = tokensOf(first(options[i] as T));
      let fits = this.length + tokens.length <= this.given.length;
      for (let j = 0; fits && j < tokens.length; j++) {
        const given = this.given[this.length + j];
        fits = given === null || given === tokens[j];
      }
      if (fits) fitting.push(i);
    }
    return fitting;
  }

  say(phrase: string): number {
    const at = this.length;
    for (const token of tokensOf(phrase)) {
      const given = this.given[this.length];
      if (given === undefined || (given !== null && given !== token)) throw REFUSED;
      if (this.length === this.blank) this.atBlank = token;
      this.length++;
    }
    return at;
  }

  mark(): void {}

  ask(): void {}

  require(ok: boolean): void {
    if (!ok) throw REFUSED;
  }

  combination(...parts: readonly string[]): void {
    if (this.share === 'training' && isHeldOut(parts)) throw REFUSED;
  }
}

function total(weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/** The probability of these tokens before refused sentences are set aside: the sum over every way to say them. */
export function likelihood(rule: Rule, words: readonly string[], share: 'whole' | 'training'): number {
  let sum = 0;
  new Enumerator(words, share, -1).run(rule, (_, probability) => {
    sum += probability;
  });
  return sum;
}

/** P(token at `blank` | the other tokens), by decreasing probability. `null` hides other tokens as well. */
export function posterior(
  rule: Rule,
  words: readonly (string | null)[],
  blank: number,
  share: 'whole' | 'training',
): Map<string, number> {
  const given = words.map((word, i) => (i === blank ? null : word));
  const sums = new Map<string, number>();
  new Enumerator(given, share, blank).run(rule, (word, probability) => {
    sums.set(word, (sums.get(word) ?? 0) + probability);
  });
  const sum = total([...sums.values()]);
  return new Map(
    [...sums]
      .map(([word, p]) => [word, p / sum] as const)
      .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1)),
  );
}
