import type { Random } from '../model/random.ts';
import type { Batch } from './network.ts';
import type { Targets } from './objective.ts';

/** What the masked-word objective must know of a vocabulary. */
export interface WordIds {
  /** The id of `[MASK]`. */
  readonly mask: number;
  /** The ids of the words that the text can say: from these a random replacement is drawn. */
  readonly words: readonly number[];
}

export interface MaskedBatch extends Batch, Targets {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly words: Int32Array;
}

/** The share of tokens that are to be told, and what the network sees there (Devlin et al. 2019, §3.1). */
const TOLD = 0.15;
const SHOWN_AS_MASK = 0.8;
const SHOWN_AS_ANOTHER = 0.1;
/** How often the first blank of a sentence is a place that the sentence asks about, if it asks. */
const ASKED = 0.5;

/**
 * Blanks 15 % of each sentence's tokens, at least one: 80 % of them become `[MASK]`, 10 % another word, 10 % stay.
 *
 * `asked` are the places of each sentence that the rest of it decides. They are blanked more often than others, as
 * telling words are in salient span masking (Guu et al. 2020, §3.4); most other blanks teach only what is frequent.
 */
export function maskedBatch(
  sentences: readonly (readonly number[])[],
  { mask, words }: WordIds,
  random: Random,
  asked: readonly (readonly number[])[] = [],
): MaskedBatch {
  const ids: number[] = [];
  const starts: number[] = [];
  const rows: number[] = [];
  const told: number[] = [];
  const draw = (n: number) => Math.floor(random.uniform() * n);
  for (const [index, sentence] of sentences.entries()) {
    const from = ids.length;
    starts.push(from);
    ids.push(...sentence);
    const places = sentence.map((_, i) => i);
    const count = Math.max(1, Math.round(TOLD * sentence.length));
    const questions = asked[index] ?? [];
    const first =
      questions.length > 0 && random.uniform() < ASKED ? questions[draw(questions.length)] : undefined;
    for (let n = 0; n < count; n++) {
      // Before the first draw the places are in order.
      const at = n === 0 && first !== undefined ? first : n + draw(places.length - n);
      const place = places[at] as number;
      places[at] = places[n] as number;
      const row = from + place;
      rows.push(row);
      told.push(ids[row] as number);
      const lot = random.uniform();
      if (lot < SHOWN_AS_MASK) ids[row] = mask;
      else if (lot < SHOWN_AS_MASK + SHOWN_AS_ANOTHER) ids[row] = words[draw(words.length)] as number;
    }
  }
  starts.push(ids.length);
  return {
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    rows: Int32Array.from(rows),
    words: Int32Array.from(told),
  };
}
