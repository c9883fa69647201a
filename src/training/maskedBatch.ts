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

/**
 * Blanks 15 % of each sentence's tokens, at least one: 80 % of them become `[MASK]`, 10 % another word, 10 % stay.
 */
export function maskedBatch(
  sentences: readonly (readonly number[])[],
  { mask, words }: WordIds,
  random: Random,
): MaskedBatch {
  const ids: number[] = [];
  const starts: number[] = [];
  const rows: number[] = [];
  const told: number[] = [];
  const draw = (n: number) => Math.floor(random.uniform() * n);
  for (const sentence of sentences) {
    const from = ids.length;
    starts.push(from);
    ids.push(...sentence);
    const places = sentence.map((_, i) => i);
    const count = Math.max(1, Math.round(TOLD * sentence.length));
    for (let n = 0; n < count; n++) {
      const at = n + draw(places.length - n);
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
