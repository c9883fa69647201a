import { type Random, seededRandom } from '../../model/random.ts';
import { type Chooser, posterior, sample, tokensOf } from './grammar.ts';
import type { Corpus, Phenomenon, Probe, Question, Sentence } from './sentence.ts';

/** One kind of sentence. */
export interface Family {
  readonly name: string;
  /** How often, among the families. */
  readonly weight: number;
  /** Says one sentence without its full stop; returns another closing mark (perhaps none, '') if it has its own. */
  readonly rule: (chooser: Chooser, style: string) => unknown;
}

/** How sentences follow one another, and how long they may get. */
export interface Composition {
  readonly language: 'en' | 'zh';
  readonly families: readonly Family[];
  readonly phenomena: readonly Phenomenon[];
  readonly fullStop: string;
  /** What is chosen once for a text, evenly, and told to its rules, such as a script; one style unless given. */
  readonly styles?: readonly string[];
  /** Tokens in all. */
  readonly shortest: number;
  readonly longest: number;
  /** The share of texts that are two sentences, and of those that end without a full stop, as readers type. */
  readonly twoSentences: number;
  readonly noFullStop: number;
}

/** Sentences enough to meet every word: one that comes once in 3,000 is missed with a probability of e⁻²⁵. */
const MEETING = 75_000;
/** Probes are asked for by the hundred; more drawings than this for one means that there are no more. */
const PROBE_PATIENCE = 20_000;

/** A corpus of whole texts: one sentence, or two of any families, between `shortest` and `longest` tokens. */
export function makeCorpus(composition: Composition): Corpus {
  const { families, fullStop, shortest, longest, twoSentences, noFullStop, styles = [''] } = composition;
  const weights = families.map(({ weight }) => weight);
  const lengths = [1 - twoSentences, twoSentences];
  const ends = [1 - noFullStop, noFullStop];
  /** The names of the families in the text that is being said. */
  let names: string[] = [];

  /** Says a sentence; its closing mark, which is yet to be said. */
  const say = (family: Family, chooser: Chooser, style: string): string => {
    const end = family.rule(chooser, style);
    return typeof end === 'string' ? end : fullStop;
  };
  const one = (chooser: Chooser, style: string): string => {
    const family = chooser.choose(families, weights);
    names.push(family.name);
    return say(family, chooser, style);
  };
  const text = (chooser: Chooser) => {
    names = [];
    const style = chooser.choose(styles);
    const two = chooser.choose(BOTH, lengths);
    let end = one(chooser, style);
    if (two) {
      // Long sentences have no company.
      chooser.require(chooser.length + shortest < longest);
      chooser.say(end);
      end = one(chooser, style);
    }
    if (chooser.choose(BOTH, ends, (without) => (without ? '' : end)) === false) chooser.say(end);
    chooser.require(chooser.length >= shortest && chooser.length <= longest);
  };
  const named = (share: 'training' | 'held-out', random: Random): Sentence => {
    const sentence = sample(text, random, share, 'any');
    return { ...sentence, rule: names.join(' + ') };
  };
  const alone = (asking: readonly Family[]) => (chooser: Chooser) => {
    const style = chooser.choose(styles);
    const family = chooser.choose(
      asking,
      asking.map(({ weight }) => weight),
    );
    chooser.say(say(family, chooser, style));
    chooser.require(chooser.length >= shortest && chooser.length <= longest);
  };

  let words: readonly string[] | null = null;
  const allWords = () => {
    const random = seededRandom(1, 'words');
    const met = new Set<string>();
    for (let i = 0; i < MEETING; i++)
      for (const word of sample(text, random, 'training').words) met.add(word);
    return [...met].sort((a, b) => (a < b ? -1 : 1));
  };

  const probes = (phenomenon: Phenomenon, count: number, random: Random): Probe[] => {
    const asking = families.filter(({ name }) => name.split('.')[0] === phenomenon);
    const rule = alone(asking);
    const found = new Map<string, Probe>();
    for (let failures = 0; found.size < count && failures < PROBE_PATIENCE; failures++) {
      const { words, questions } = sample(rule, random, 'held-out', phenomenon);
      // Where every word would do, there is nothing to ask.
      const fitting = questions.filter((asked) => asked.phenomenon === phenomenon && asked.wrong.length > 0);
      const question = fitting[Math.floor(random.uniform() * fitting.length)];
      if (!question) continue;
      const key = `${question.blank} ${words.with(question.blank, '_').join(' ')}`;
      if (found.has(key)) continue;
      found.set(key, { ...checked(question, words), words });
      failures = 0;
    }
    return [...found.values()];
  };

  return {
    language: composition.language,
    phenomena: composition.phenomena,
    get words() {
      words ??= allWords();
      return words;
    },
    sentence: (random) => named('training', random),
    heldOut: (random) => named('held-out', random),
    probes,
    posterior: (given, blank, within = 'whole') => posterior(text, given, blank, within),
  };
}

const BOTH = [false, true] as const;

/** A question as it stands in a sentence. @throws RangeError if it is not one. */
function checked(question: Question, words: readonly string[]): Question {
  const { blank, right, wrong } = question;
  const phrases = [...right, ...wrong];
  if (!right.includes(words[blank] ?? '') || phrases.some((phrase) => tokensOf(phrase).length !== 1)) {
    throw new RangeError(`no question: ${words.join(' ')} | ${blank} | ${right} | ${wrong}`);
  }
  if (wrong.some((word) => right.includes(word))) {
    throw new RangeError(`right and wrong overlap: ${words.join(' ')} | ${right} | ${wrong}`);
  }
  return question;
}
