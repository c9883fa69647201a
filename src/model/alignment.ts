/**
 * Where each token came from in the text exactly as typed.
 *
 * The tokenizer library gives pieces, not places: on the way it drops control characters, takes accents apart and
 * throws them away, so a piece is not always a slice of what was typed. This file cuts the text into words the way
 * BERT does (clean, space out ideographs, decompose, strip marks, split at blanks and punctuation) and keeps for
 * every code unit that remains the place it came from. A word's range is then known before anyone looks inside it,
 * and an unknown word spans the whole of it.
 */

/** A half-open range [start, end) of UTF-16 offsets into the typed text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word as BERT cuts it, before the vocabulary is asked. */
export interface Word {
  /** What is left after normalisation; what the vocabulary is asked for. Never empty. */
  readonly text: string;
  /** Whether it is a special token that the reader typed out, such as `[MASK]`. */
  readonly special: boolean;
  /** For each code unit of `text`, where the typed character it came from begins … */
  readonly starts: readonly number[];
  /** … and ends, with the accents that stood on it. */
  readonly ends: readonly number[];
}

/** Dropped before anything else: control, format (zero-width, joiners), private use, lone surrogates, U+FFFD. */
const REMOVED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u;
const BLANK = /\s/;
/** Stands alone as a word: punctuation, and every ASCII sign that is neither letter nor digit. */
const PUNCTUATION = /[\p{P}!-/:-@[-`{-~]/u;
/** Accents and the like, which normalisation strips. */
const STRIPPED = /\p{Mn}/u;
const ALL_STRIPPED = /\p{Mn}/gu;
/** Marks that are kept; only these can change places when a text is decomposed. */
const KEPT_MARK = /[\p{Mc}\p{Me}]/u;

/**
 * Whether BERT spaces this character out as an ideograph.
 * Rarer ideographs beyond U+FFFF belong here too, but the library looks at single code units and misses them.
 */
function isIdeograph(codePoint: number): boolean {
  return (
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff)
  );
}

/** A word under construction. */
class Draft {
  private text = '';
  /** With the marks that are stripped: they decide whether kept marks change places. */
  private decomposed = '';
  private starts: number[] = [];
  private ends: number[] = [];

  get empty(): boolean {
    return this.text === '';
  }

  append(character: string, start: number, end: number): void {
    this.text += character;
    this.decomposed += character;
    for (let unit = 0; unit < character.length; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** A stripped mark leaves no text, but the letter under it now reaches to the mark's end. */
  strip(mark: string, end: number): void {
    this.decomposed += mark;
    const last = this.starts.at(-1);
    for (let unit = this.starts.length - 1; unit >= 0 && this.starts[unit] === last; unit--)
      this.ends[unit] = end;
  }

  finish(): Word {
    // Decomposing sorts marks that stand on one letter. Places keep the typed order, which is the order of reading.
    const text = KEPT_MARK.test(this.text)
      ? this.decomposed.normalize('NFD').replace(ALL_STRIPPED, '')
      : this.text;
    return { text, special: false, starts: this.starts, ends: this.ends };
  }
}

/** The longest special token that begins exactly here, if any. */
function specialAt(text: string, at: number, specials: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const special of specials) {
    if (special.length > (longest?.length ?? 0) && text.startsWith(special, at)) longest = special;
  }
  return longest;
}

/**
 * The words of a text in order, one at a time, so that a caller who has enough can stop.
 * Takes any string, lone surrogates included. `specials` are recognised in the text as typed, before normalisation.
 * `lowercase` turns capitals into small letters, for a vocabulary that has no capitals.
 */
export function* wordsOf(
  text: string,
  specials: readonly string[] = [],
  lowercase = false,
): Generator<Word, void, undefined> {
  let draft = new Draft();
  /** Whether the draft is a word that takes no further characters (but still marks): an ideograph or a sign. */
  let closed = false;
  let at = 0;
  while (at < text.length) {
    const special = specialAt(text, at, specials);
    if (special !== undefined) {
      if (!draft.empty) yield draft.finish();
      draft = new Draft();
      closed = false;
      const end = at + special.length;
      yield {
        text: special,
        special: true,
        starts: Array(special.length).fill(at),
        ends: Array(special.length).fill(end),
      };
      at = end;
      continue;
    }

    const codePoint = text.codePointAt(at) as number;
    const typed = String.fromCodePoint(codePoint);
    const start = at;
    const end = at + typed.length;
    at = end;
    // Tab and newline are control characters too, but they part words; U+FEFF is a blank to JavaScript, not to BERT.
    if (REMOVED.test(typed) && !(typed === '\t' || typed === '\n' || typed === '\r')) continue;
    if (BLANK.test(typed)) {
      if (!draft.empty) yield draft.finish();
      draft = new Draft();
      closed = false;
      continue;
    }

    const ideograph = isIdeograph(codePoint);
    for (const character of codePoint < 0x80 ? typed : typed.normalize('NFD')) {
      if (STRIPPED.test(character)) {
        if (!draft.empty) draft.strip(character, end);
        continue;
      }
      const alone = ideograph || PUNCTUATION.test(character);
      if ((alone || closed) && !draft.empty) {
        yield draft.finish();
        draft = new Draft();
      }
      closed = alone;
      draft.append(lowercase ? character.toLowerCase() : character, start, end);
    }
  }
  if (!draft.empty) yield draft.finish();
}

/**
 * Gives each piece of a word its range in the typed text. Ranges ascend and never overlap.
 * `unknown` is the piece that stands for a whole word; `prefix` marks a piece that continues one.
 * Where one typed character fell apart into several pieces, the first has its range and the others are empty at its end.
 */
export function alignPieces(word: Word, pieces: readonly string[], unknown: string, prefix: string): Span[] {
  const last = word.text.length - 1;
  let unit = 0;
  let reached = word.starts[0] as number;
  return pieces.map((piece, index) => {
    const whole = word.special || piece === unknown;
    const length = whole ? word.text.length : piece.length - (index > 0 ? prefix.length : 0);
    const start = Math.max(reached, word.starts[Math.min(unit, last)] as number);
    unit += length;
    const end = Math.max(start, word.ends[Math.min(unit - 1, last)] as number);
    reached = end;
    return { start, end };
  });
}
