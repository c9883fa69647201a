import type { Language } from '../i18n/languages.ts';
import { type EncoderConfig, multiplyCount } from '../model/config.ts';
import { type AmbiguousWord, isSenseFile, type SenseFile, wordsIn } from '../model/senses.ts';
import type { TextTokenizer, Token } from '../model/tokenizer.ts';
import { type EncoderClient, StaleAnswer } from '../worker/client.ts';
import { folderOf, LEARNED_MODELS, type Learned } from './modelIds.ts';

/** A word of several senses, and its rows in many sentences as the open model makes them. */
export interface Senses {
  /** What can be chosen; null while it is fetched. */
  readonly words: readonly AmbiguousWord[] | null;
  /** The newest that were computed; null until there are any. */
  readonly rows: SenseRows | null;
  /** Why there are none: the sentences cannot be had, or the model is too large for more than its own sentence. */
  readonly flaw: 'unreachable' | 'large' | null;
}

export interface SenseRows {
  readonly word: AmbiguousWord;
  readonly config: EncoderConfig;
  /** Sense by sense, in the order of the word's own. */
  readonly places: readonly SensePlace[];
  /** What the vocabulary makes of the word: more than one where it has no entry for it. */
  readonly pieces: readonly string[];
  /** Sentences that were not read, because the model is large. */
  readonly left: number;
  /** (stations, places, D) */
  readonly data: Float32Array;
}

/** A sentence with the word in one of its senses. */
export interface SensePlace {
  /** The index of the sense. */
  readonly sense: number;
  readonly text: string;
  /** Where in the text the word begins. */
  readonly at: number;
  readonly ids: readonly number[];
  /** The token that begins there. */
  readonly token: number;
}

/** How many multiplications all the sentences may take together: a few seconds of plain TypeScript. */
const MOST = 2.5e9;
/** Sentences of a sense; with fewer nothing could be told. */
const FEWEST = 3;

/** What it reads of the store. */
interface Surroundings {
  readonly language: Language;
  readonly senses: Senses | null;
  readonly run: {
    readonly config: EncoderConfig;
    readonly tokenizer: TextTokenizer;
    readonly learned: Learned | null;
    readonly milliseconds: number | null;
  } | null;
}

export interface Gathering {
  /** Looks at a word (null: at the first), or no longer at any. */
  gather(wanted: { readonly word: string | null } | null): void;
  /** A run is whole, or the language is another: what is looked at is made anew. */
  renew(): void;
}

export function createGathering(
  base: string,
  get: () => Surroundings,
  show: (senses: Senses | null) => void,
  rowsOf: EncoderClient['rows'],
): Gathering {
  let wanted: { readonly word: string | null } | null = null;
  let asked = 0;
  const files = new Map<Learned, SenseFile>();

  const renew = async () => {
    const mine = ++asked;
    const { run, language } = get();
    if (!wanted || !run || run.milliseconds === null) return;
    if (!get().senses) show({ words: null, rows: null, flaw: null });
    const of = run.learned ?? (language === 'en' ? 'en' : 'zh');
    const file = files.get(of) ?? (await loadSenses(of, base));
    if (mine !== asked) return;
    if (!file) return show({ words: null, rows: null, flaw: 'unreachable' });
    files.set(of, file);
    const words = wordsIn(file, language === 'zh-Hant' ? 'hant' : 'hans');
    const word = words.find((one) => one.word === wanted?.word) ?? words[0];
    if (!word) return show({ words, rows: null, flaw: 'unreachable' });
    const all = placesIn(word, run.tokenizer);
    const places = affordable(all.places, run.config);
    if (places.length === 0) return show({ words, rows: null, flaw: 'large' });
    show({ words, rows: get().senses?.rows ?? null, flaw: null });
    try {
      const data = await rowsOf(places.map(({ ids, token }) => ({ ids, at: token })));
      if (mine !== asked) return;
      const left = all.places.length - places.length;
      show({
        words,
        rows: { word, config: run.config, places, pieces: all.pieces, left, data },
        flaw: null,
      });
    } catch (error) {
      // The run that came between renews it.
      if (!(error instanceof StaleAnswer)) throw error;
    }
  };

  return {
    gather(next) {
      wanted = next;
      if (next) return void renew();
      asked++;
      if (get().senses) show(null);
    },
    renew: () => void renew(),
  };
}

/** Null where there is no such file, or not one that can be read; asked for again the next time. */
async function loadSenses(language: Learned, base: string): Promise<SenseFile | null> {
  try {
    const url = new URL(`models/${folderOf(LEARNED_MODELS[language])}/senses.json`, base);
    const response = await fetch(url);
    const file: unknown = response.ok ? await response.json() : null;
    return isSenseFile(file) ? file : null;
  } catch {
    return null;
  }
}

/** Where the word stands once this model's tokenizer has read the sentences; its pieces are those of the first. */
export function placesIn(
  word: AmbiguousWord,
  tokenizer: TextTokenizer,
): { readonly places: SensePlace[]; readonly pieces: string[] } {
  let pieces: string[] = [];
  const places = word.senses.flatMap(({ sentences }, sense) =>
    sentences.flatMap(([text, at]) => {
      const { tokens } = tokenizer.tokenize(text);
      const token = tokens.findIndex(({ start }) => start === at);
      if (token < 0) return [];
      if (pieces.length === 0) pieces = piecesFrom(tokens, at, at + word.word.length);
      return [{ sense, text, at, ids: tokens.map(({ id }) => id), token }];
    }),
  );
  return { places, pieces };
}

function piecesFrom(tokens: readonly Token[], start: number, end: number): string[] {
  return tokens.filter((token) => token.start >= start && token.end <= end).map(({ piece }) => piece);
}

/** As many of each sense as the model can read in a few seconds; none where that would be too few. */
export function affordable(places: readonly SensePlace[], config: EncoderConfig): SensePlace[] {
  const own = { ...config, tied: false };
  const work = places.reduce((sum, { ids }) => sum + multiplyCount(own, ids.length), 0);
  if (work <= MOST) return [...places];
  const senses = Math.max(...places.map(({ sense }) => sense)) + 1;
  const each = Math.floor((places.length / senses) * (MOST / work));
  if (each < FEWEST) return [];
  return Array.from({ length: senses }, (_, n) =>
    places.filter(({ sense }) => sense === n).slice(0, each),
  ).flat();
}
