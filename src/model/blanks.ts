import type { TextTokenizer, Token, Vocabulary } from './tokenizer.ts';

/** Words that the reader has covered. The model is given `[MASK]` in their place, and is asked what stood there. */

/** The piece that stands where a word is covered. */
export const MASK = '[MASK]';

/** The tokens with those at these places covered. Places that the text does not have, or that hold no word, are left alone. */
export function cover(
  tokens: readonly Token[],
  blanks: readonly number[],
  { vocabulary }: Pick<TextTokenizer, 'vocabulary'>,
): Token[] {
  const mask = vocabulary.idOf(MASK);
  const covered = new Set(blanks);
  return tokens.map((token, place) =>
    mask === undefined || !covered.has(place) || token.kind === 'padding' || token.id === mask
      ? token
      : { ...token, id: mask, piece: MASK, kind: 'blank', covers: token.id },
  );
}

/** Whether the model is asked to guess here: a covered word, or a `[MASK]` that was typed. */
export function isBlank({ kind, piece }: Pick<Token, 'kind' | 'piece'>): boolean {
  return kind === 'blank' || (kind === 'special' && piece === MASK);
}

/** A text in tokens, covered or not, with the vocabulary that cut it. */
export interface Cut {
  readonly tokens: readonly Token[];
  readonly vocabulary: Pick<Vocabulary, 'pieces'>;
}

/** Covers the word at a place, all of its pieces, or uncovers it; in order. */
export function toggled(blanks: readonly number[], place: number, cut: Cut): number[] {
  const word = piecesAt(place, cut);
  const others = blanks.filter((other) => !word.includes(other));
  return blanks.includes(place) ? others : [...others, ...word].sort((a, b) => a - b);
}

/** The places of all pieces of the word that a token is of. */
function piecesAt(place: number, { tokens, vocabulary: { pieces } }: Cut): number[] {
  const continues = (at: number) => {
    const token = tokens[at];
    const piece = token && pieces[token.covers ?? token.id];
    return token !== undefined && piece?.startsWith('##') === true && tokens[at - 1]?.end === token.start;
  };
  const places = [place];
  for (let at = place; continues(at); at--) places.unshift(at - 1);
  for (let at = place + 1; continues(at); at++) places.push(at);
  return places;
}

/**
 * Where the blanks lie after the text was changed: a token before the change keeps its place, a token behind it moves
 * along, and what was changed is no longer covered.
 */
export function blanksAfter(
  before: { readonly text: string; readonly tokens: readonly Token[]; readonly blanks: readonly number[] },
  after: { readonly text: string; readonly tokens: readonly Token[] },
): number[] {
  const shorter = Math.min(before.text.length, after.text.length);
  let head = 0;
  while (head < shorter && before.text[head] === after.text[head]) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.text[before.text.length - 1 - tail] === after.text[after.text.length - 1 - tail]
  ) {
    tail++;
  }
  const longer = after.text.length - before.text.length;
  return before.blanks.flatMap((place) => {
    const token = before.tokens[place];
    if (!token) return [];
    const moved = token.end <= head ? 0 : token.start >= before.text.length - tail ? longer : null;
    if (moved === null) return [];
    const found = after.tokens.findIndex(
      ({ start, end }) => start === token.start + moved && end === token.end + moved,
    );
    return found < 0 ? [] : [found];
  });
}
