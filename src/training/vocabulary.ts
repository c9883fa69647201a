import { wordsOf } from '../model/alignment.ts';

/**
 * The vocabulary is made from the training text: every word gets an index.
 * Single characters come first, so that a word nobody wrote down can still be spelled.
 */

/** Fixed ids: 0 to 4, in this order. */
export const SPECIAL_TOKENS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'] as const;

const CONTINUING = '##';

/** Punctuation of Chinese text and of good typography, and signs that are met alone. */
const PUNCTUATION = [
  ...'，。！？、；：“”‘’《》〈〉（）【】「」『』〔〕…—–·～￥％＋－＝＜＞／＊＆＃＠',
  ...'°×÷±≈≤≥√∞πΣ€£¥©→←↑↓•',
];

const SUFFIXES =
  's ing ed er ly est es ers or ors al ally ness ment ments tion tions sion ation ity ful less able ible ous ive ish ist ism ize ized en y ies ied ier iest ght th an ian ant ent ary ory age dom hood ship ward wards ical ic ate ated ating ter ting ted man men'.split(
    ' ',
  );

/** The ideographs between two codes of a two-byte encoding, in its order; second bytes begin at `lowest`. */
function charactersOf(encoding: string, from: number, to: number, lowest: number): string[] {
  const decoder = new TextDecoder(encoding);
  const characters: string[] = [];
  for (let code = from; code <= to; code++) {
    if ((code & 0xff) < lowest) continue;
    const text = decoder.decode(Uint8Array.of(code >> 8, code & 0xff));
    // A code that is no character decodes to U+FFFD.
    if (/^\p{Script=Han}$/u.test(text)) characters.push(text);
  }
  return characters;
}

/** Level 1 of GB 2312: the 3,755 simplified characters in common use. */
export function commonSimplified(): string[] {
  // Below A1 stand the rarer characters that GBK added between the rows.
  return charactersOf('gb18030', 0xb0a1, 0xd7f9, 0xa1);
}

/** Level 1 of Big5: the 5,401 traditional characters in common use. */
export function commonTraditional(): string[] {
  return charactersOf('big5', 0xa440, 0xc67e, 0x40);
}

/** The words of the texts, the most frequent first, ties in the order of their code units. */
export function wordsByFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of wordsOf(text)) counts.set(word.text, (counts.get(word.text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([word]) => word);
}

/** With these every word in Latin letters can be spelled. */
function asciiPieces(): string[] {
  const ascii = Array.from({ length: 0x7e - 0x20 }, (_, i) => String.fromCharCode(0x21 + i));
  // Other signs always stand alone, so they never continue a word.
  const continuing = ascii.filter((character) => /[0-9A-Za-z]/.test(character));
  return [...ascii, ...continuing.map((character) => CONTINUING + character)];
}

/** The entries in the order of their ids. */
export function makePieces(texts: readonly string[]): string[] {
  return [
    ...new Set([
      ...SPECIAL_TOKENS,
      ...asciiPieces(),
      ...PUNCTUATION,
      ...commonSimplified(),
      ...commonTraditional(),
      ...wordsByFrequency(texts),
      ...SUFFIXES.map((suffix) => CONTINUING + suffix),
    ]),
  ];
}

/**
 * The entries of a model that has learned only the words of a grammar, which has no capitals; other words can be
 * spelled, signs cannot.
 */
export function makePocketPieces(words: readonly string[]): string[] {
  return [
    ...new Set([...SPECIAL_TOKENS, ...asciiPieces().filter((piece) => !/[A-Z]/.test(piece)), ...words]),
  ];
}

/** A Hugging Face `tokenizer.json` with the vocabulary of the texts. */
export function makeTokenizerFile(texts: readonly string[]): object {
  return tokenizerFile(makePieces(texts), false);
}

/** A Hugging Face `tokenizer.json` with these entries: BERT's WordPiece, no post-processor. */
export function tokenizerFile(pieces: readonly string[], lowercase: boolean): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: null,
    decoder: { type: 'WordPiece', prefix: CONTINUING, cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: CONTINUING,
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    },
  };
}
