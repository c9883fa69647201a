import type { Chooser } from '../grammar.ts';
import type { Phenomenon } from '../sentence.ts';
import { inScript, type Script } from './script.ts';

/**
 * A phrase as the rules write it: in traditional characters; `a|b` where Taiwan and the mainland use different words;
 * `打<call>` says that this 打 has the sense 打.call.
 */
export type Phrase = string;

/** Longest sentence, in tokens. */
export const LONGEST = 24;

interface Written {
  readonly text: string;
  readonly senses: readonly { readonly offset: number; readonly sense: string }[];
}

const WRITTEN: Readonly<Record<Script, Map<Phrase, Written>>> = { hant: new Map(), hans: new Map() };

/** A phrase in a script, with the senses taken out of it; remembered, because few phrases are said very often. */
function written(phrase: Phrase, script: Script): Written {
  const known = WRITTEN[script].get(phrase);
  if (known) return known;
  const [taiwan = '', mainland = taiwan] = phrase.split('|');
  const senses: { offset: number; sense: string }[] = [];
  let text = '';
  for (const [, before = '', sense] of (script === 'hant' ? taiwan : mainland).matchAll(
    /([^<]*)(?:<([^>]*)>)?/g,
  )) {
    text += before;
    if (sense)
      senses.push({ offset: text.length - 1, sense: `${inScript(text.slice(-1), script)}.${sense}` });
  }
  const made = { text: inScript(text, script), senses };
  WRITTEN[script].set(phrase, made);
  return made;
}

/** Closing marks that a phrase may end with. They wait: at the end of the sentence the text decides about them. */
const CLOSING = /[？！]$/u;

/** Says phrases of the Chinese rules to a chooser, in one script. */
export class Voice {
  /** In Taiwan some write 牠 for animals; which way is chosen when an animal is first referred to. */
  private beastly: boolean | null = null;

  private waiting = '';
  private stop: string | null = null;

  constructor(
    readonly chooser: Chooser,
    private readonly script: Script,
  ) {}

  /** The index of the token that is said next. */
  get length(): number {
    return this.chooser.length + this.waiting.length;
  }

  /** The closing mark of the sentence, which is not said here. */
  get ending(): string {
    return this.stop ?? (this.waiting || '。');
  }

  /** The sentence closes with this, rather than with a full stop. */
  close(mark: string): void {
    this.stop = mark;
  }

  /** Says a phrase; the index of its first character. */
  say(phrase: Phrase): number {
    const { text, senses } = written(phrase, this.script);
    if (text === '') return this.length;
    this.chooser.say(this.waiting);
    this.waiting = CLOSING.exec(text)?.[0] ?? '';
    const at = this.chooser.say(text.slice(0, text.length - this.waiting.length));
    for (const { offset, sense } of senses) this.chooser.mark({ kind: 'sense', at: at + offset, sense });
    this.chooser.require(this.chooser.length <= LONGEST);
    return at;
  }

  /** Chooses a phrase and says it. */
  pick<P extends Phrase>(phrases: readonly P[], weights?: readonly number[]): P {
    const phrase = this.choose(phrases, (option) => option, weights);
    this.say(phrase);
    return phrase;
  }

  /** Chooses without saying. `first`, if given, is the phrase that will be said next. */
  choose<T>(options: readonly T[], first?: (option: T) => Phrase, weights?: readonly number[]): T {
    if (!first) return this.chooser.choose(options, weights);
    return this.chooser.choose(
      options,
      weights ?? null,
      (option) => this.waiting || written(first(option), this.script).text.replace(CLOSING, ''),
    );
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.chooser.choose([true, false], [probability, 1 - probability]);
  }

  /** Whether animals have been referred to as 牠. */
  get animalsApart(): boolean {
    return this.beastly === true;
  }

  /** 它; in Taiwan an animal may be 牠, and then it is so through the whole sentence. */
  saySomething(animal: boolean, of: number): number {
    if (animal && this.script === 'hant') this.beastly ??= this.chance(0.25);
    const at = this.say(animal && this.beastly ? '牠' : '它');
    this.chooser.mark({ kind: 'referent', at, of });
    return at;
  }

  /** Asks for the character at `blank`; those of `right` are left out of `wrong`. */
  ask(phenomenon: Phenomenon, blank: number, right: readonly string[], among: readonly string[]): void {
    this.chooser.ask(() => {
      const shown = (characters: readonly string[]) => characters.map((one) => inScript(one, this.script));
      const good = new Set(shown(right));
      const wrong = [...new Set(shown(among))].filter((character) => !good.has(character));
      return { phenomenon, blank, right: [...good], wrong };
    });
  }

  refer(at: number, of: number): void {
    this.chooser.mark({ kind: 'referent', at, of });
  }

  role(at: number, role: 'agent' | 'patient', of: number): void {
    this.chooser.mark({ kind: 'role', at, role, of });
  }

  /** A meeting of words, a tenth of which are kept from training; the same ones in either script. */
  combination(...parts: readonly string[]): void {
    this.chooser.combination(...parts);
  }
}

/** Adds a rule's words to what has been said. */
export type Saying = (voice: Voice) => void;
