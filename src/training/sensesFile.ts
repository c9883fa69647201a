import { seededRandom } from '../model/random.ts';
import type { AmbiguousWord, SenseFile, SenseSentence } from '../model/senses.ts';
import type { Corpus } from './corpus/sentence.ts';
import { inScript } from './corpus/zh/script.ts';

/** How the sentences are drawn and chosen; whoever has the grammar can draw them again. */
const SEED = 2027;
const DRAWN = 24_000;
/** Tokens in a sentence: longer ones are hard to take in at a glance. */
const LONGEST = 18;
/** Sentences of one sense, from few senses to many, and how few are too few. */
const OF_EACH: Readonly<Record<number, number>> = { 2: 14, 3: 12, 4: 9 };
const OF_MANY = 8;
const FEWEST = 8;

/** A sentence that holds a word in one of its senses. */
interface Candidate {
  readonly words: readonly string[];
  readonly at: number;
}

/**
 * Words of several senses in held-out sentences. As far as there are enough, each sense has its word at the same places
 * of a sentence as often, so that a place tells nothing of the sense; and of those that stand at a place, that sentence
 * is taken which has least in common with the ones before.
 */
export function makeSenses(corpus: Corpus): SenseFile {
  const random = seededRandom(SEED, 'sentences for senses');
  /** By word and script, then by sense, then by the text. */
  const found = new Map<string, Map<string, Map<string, Candidate>>>();
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    const { words, marks } = corpus.heldOut(random);
    if (words.length > LONGEST) continue;
    for (const mark of marks) {
      if (mark.kind !== 'sense') continue;
      const [word = '', sense = ''] = mark.sense.split('.');
      const texts = within(within(found, `${word} ${scriptOf(corpus, words)}`), sense);
      const text = words.join(' ');
      if (!texts.has(text)) texts.set(text, { words, at: mark.at });
    }
  }
  const keys = [...found.keys()].sort((a, b) => (a < b ? -1 : 1));
  return { language: corpus.language, words: keys.flatMap((key) => wordOf(key, found.get(key))) };
}

/** The file as it is shipped: a line for each word. */
export function sensesText(corpus: Corpus): string {
  const { language, words } = makeSenses(corpus);
  const lines = words.map((word) => JSON.stringify(word)).join(',\n');
  return `{"language":${JSON.stringify(language)},"words":[\n${lines}\n]}\n`;
}

function within<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = map.get(key) ?? new Map<string, Value>();
  map.set(key, known);
  return known;
}

/** Where no character tells the scripts apart, a sentence belongs to both; it is counted as simplified. */
function scriptOf({ language }: Corpus, words: readonly string[]): string {
  if (language === 'en') return '';
  const text = words.join('');
  return inScript(text, 'hans') === text ? 'hans' : 'hant';
}

function wordOf(key: string, senses: ReadonlyMap<string, ReadonlyMap<string, Candidate>> = new Map()) {
  const [word = '', script = ''] = key.split(' ');
  const enough = [...senses]
    .filter(([, texts]) => texts.size >= FEWEST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sense, texts]) => ({ sense, texts: [...texts.values()] }));
  if (enough.length < 2) return [];
  const chosen = atSharedPlaces(
    enough.map(({ texts }) => texts),
    OF_EACH[enough.length] ?? OF_MANY,
  );
  const made: AmbiguousWord = {
    word,
    ...(script === 'hans' || script === 'hant' ? { script } : {}),
    senses: enough.map(({ sense }, n) => ({ sense, sentences: (chosen[n] ?? []).map(written) })),
  };
  return [made];
}

/** So many candidates of each sense, place by place as long as every sense has one there. */
function atSharedPlaces(senses: readonly (readonly Candidate[])[], count: number): Candidate[][] {
  const left = senses.map((candidates) => new Set(candidates));
  const chosen: Candidate[][] = senses.map(() => []);
  const placesOf = (candidates: ReadonlySet<Candidate>) =>
    Array.from(candidates).reduce(
      (places, { at }) => places.set(at, (places.get(at) ?? 0) + 1),
      new Map<number, number>(),
    );
  const take = (sense: number, place: number | null) => {
    const pool = left[sense] ?? new Set();
    const own = chosen[sense] ?? [];
    const open = [...pool].filter(({ at }) => place === null || at === place);
    const best = open.reduce<{ of: Candidate; common: number } | null>((least, of) => {
      const common = Math.max(0, ...own.map((other) => inCommon(of, other)));
      return least === null || common < least.common ? { of, common } : least;
    }, null);
    if (!best) return;
    pool.delete(best.of);
    own.push(best.of);
  };
  const full = () => chosen.every((own) => own.length >= count);
  const used = new Map<number, number>();
  while (!full()) {
    const places = left.map(placesOf);
    const shared = [...(places[0]?.keys() ?? [])].filter((place) => places.every((of) => of.has(place)));
    // Evenly over the places, and where that is even, where there is most to choose from.
    const most = (place: number) => Math.min(...places.map((of) => of.get(place) ?? 0));
    const next = shared.sort(
      (a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0) || most(b) - most(a) || a - b,
    )[0];
    if (next === undefined) break;
    used.set(next, (used.get(next) ?? 0) + 1);
    for (const sense of chosen.keys()) take(sense, next);
  }
  for (const [sense, own] of chosen.entries()) {
    while (own.length < count && (left[sense]?.size ?? 0) > 0) take(sense, null);
  }
  return chosen;
}

/** What share of their different words two sentences have in common. */
function inCommon(a: Candidate, b: Candidate): number {
  const [x, y] = [new Set(a.words), new Set(b.words)];
  const both = [...x].filter((word) => y.has(word)).length;
  return both / (x.size + y.size - both);
}

/** As one writes it: no space before a closing mark, and none between characters. */
function written({ words, at }: Candidate): SenseSentence {
  let text = '';
  let place = 0;
  let isQuoted = false;
  for (const [n, word] of words.entries()) {
    const before = words[n - 1] ?? '';
    const isAfterOpening = before === '"' && isQuoted;
    const opens = word === '"' && !isQuoted;
    if (word === '"') isQuoted = !isQuoted;
    const isApart = (opens || /^\w/.test(word)) && /^[\w.,;:!?"]/.test(before) && !isAfterOpening;
    if (isApart) text += ' ';
    if (n === at) place = text.length;
    text += word;
  }
  return [text, place];
}
