import { describe, expect, test } from 'vitest';
import { type Random, seededRandom } from '../../../src/model/random.ts';
import type { Family } from '../../../src/training/corpus/corpus.ts';
import { FAMILIES as ENGLISH } from '../../../src/training/corpus/en/corpus.ts';
import { type Chooser, posterior, sayOne, tokensOf } from '../../../src/training/corpus/grammar.ts';
import { FAMILIES as CHINESE } from '../../../src/training/corpus/zh/corpus.ts';
import { SCRIPTS } from '../../../src/training/corpus/zh/script.ts';

/**
 * `choose` may promise the phrase that an option says next, so that a posterior passes over what cannot fit. A promise
 * that is not kept would leave sentences out without a word, so every rule is walked here by a chooser that holds it to
 * what it promised. It draws evenly, whatever the weights: what is rare must be right as well.
 */
class Holder implements Chooser {
  readonly words: string[] = [];
  /** What was promised and has not been said to its end, with the place of its first token. */
  private open: { readonly at: number; readonly promised: readonly string[] }[] = [];

  constructor(private readonly random: Random) {}

  get length(): number {
    return this.words.length;
  }

  choose<T>(options: readonly T[], weights?: readonly number[] | null, first?: (option: T) => string): T {
    const possible = options.filter((_, i) => !weights || (weights[i] ?? 0) > 0);
    const option = possible[Math.floor(this.random.uniform() * possible.length)] as T;
    const promised = first ? tokensOf(first(option)) : [];
    if (promised.length > 0) this.open.push({ at: this.length, promised });
    return option;
  }

  say(phrase: string): number {
    const at = this.length;
    this.words.push(...tokensOf(phrase));
    for (const one of this.open) {
      const said = this.words.slice(one.at, one.at + one.promised.length);
      if (said.some((word, i) => word !== one.promised[i])) throw this.broken(one.promised, said);
    }
    this.open = this.open.filter((one) => one.at + one.promised.length > this.length);
    return at;
  }

  mark(): void {}
  ask(): void {}
  combination(): void {}

  require(ok: boolean): void {
    if (!ok) throw REFUSED;
  }

  /** The sentence has been said: nothing may be left of a promise. */
  end(): void {
    const [one] = this.open;
    if (one) throw this.broken(one.promised, this.words.slice(one.at));
  }

  private broken(promised: readonly string[], said: readonly string[]): Error {
    const before = this.words.slice(0, this.words.length - said.length).join(' ');
    return new Error(
      `after “${before}” the rule promised “${promised.join(' ')}” and said “${said.join(' ')}”`,
    );
  }
}
const REFUSED = new Error('this sentence is refused');

/** Walks a rule; the sentence, or null where it was refused. Throws where a promise was not kept. */
function walked(rule: Family['rule'], style: string, random: Random): readonly string[] | null {
  const holder = new Holder(random);
  try {
    const end = rule(holder, style);
    holder.say(typeof end === 'string' ? end : '.');
    holder.end();
    return holder.words;
  } catch (error) {
    if (error === REFUSED) return null;
    throw error;
  }
}

/** Sentences of each rule and style that were walked to their end. */
const SENTENCES = 1500;

const rules = [
  ...ENGLISH.map((family) => ({ ...family, language: 'en', style: '' })),
  ...SCRIPTS.flatMap((style) => CHINESE.map((family) => ({ ...family, language: 'zh', style }))),
];

describe('a rule says what it promised to say', () => {
  test.each(rules)('$language $style $name', ({ name, rule, style }) => {
    const random = seededRandom(3, `promises ${name} ${style}`);
    let said = 0;
    for (let walk = 0; walk < 20 * SENTENCES && said < SENTENCES; walk++) {
      if (walked(rule, style, random)) said++;
    }
    expect(said).toBe(SENTENCES);
  });
});

describe('a promise that is not kept', () => {
  /** Says a colour after a word that the promise leaves out for one of the options. */
  const broken = (chooser: Chooser) => {
    const colour = chooser.choose(['red', 'blue'], null, (one) => one);
    if (colour === 'blue') chooser.say('dark');
    chooser.say(colour);
    return '.';
  };

  test('is noticed', () => {
    const walks = () => {
      for (let seed = 0; seed < 20; seed++) walked(broken, '', seededRandom(seed, 'broken'));
    };
    expect(walks).toThrow('the rule promised “blue” and said “dark”');
  });

  test('and one that is cut short is noticed too', () => {
    const short = (chooser: Chooser) => {
      chooser.choose(['at home today'], null, (one) => one);
      chooser.say('at home');
      return '';
    };
    expect(() => walked(short, '', seededRandom(1, 'short'))).toThrow('“at home today”');
  });

  test('would make a posterior wrong, which a kept one does not', () => {
    const open = (chooser: Chooser) => {
      const colour = chooser.choose(['red', 'blue']);
      if (colour === 'blue') chooser.say('dark');
      chooser.say(colour);
    };
    const kept = (chooser: Chooser) => {
      const colour = chooser.choose(['red', 'blue'], null, (one) => (one === 'blue' ? 'dark' : one));
      if (colour === 'blue') chooser.say('dark');
      chooser.say(colour);
    };
    const asked = ['dark', null] as const;
    expect(posterior(kept, asked, 1, 'whole')).toEqual(posterior(open, asked, 1, 'whole'));
    expect(posterior(broken, asked, 1, 'whole')).toEqual(new Map());
  });

  test('may be a whole phrase that further choices say word by word', () => {
    const nested = (chooser: Chooser) => {
      chooser.choose(['the old cat'], null, (one) => one);
      chooser.say('the');
      sayOne(chooser, ['old']);
      sayOne(chooser, ['cat']);
      return '.';
    };
    expect(walked(nested, '', seededRandom(1, 'nested'))).toEqual(['the', 'old', 'cat', '.']);
  });
});
