import { Tokenizer } from '@huggingface/tokenizers';
import { alignPieces, wordsOf } from './alignment.ts';

/** One token: a row number of the embedding table, and the stretch of text it stands for. */
export interface Token {
  readonly id: number;
  /** The entry in the vocabulary; `##ing` continues a word. */
  readonly piece: string;
  /** UTF-16 offsets into the text exactly as typed; for padding both are the same. */
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** In a blank: the id of the word beneath. */
  readonly covers?: number;
}

/**
 * `special`: a token such as `[MASK]` that the reader typed out. `padding`: fills a batch, stands for no text. `blank`: a
 * word that the reader has covered.
 */
export type TokenKind = 'known' | 'unknown' | 'special' | 'padding' | 'blank';

/** Every entry has an index; the model sees indices, never letters. */
export interface Vocabulary {
  readonly size: number;
  /** By id. */
  readonly pieces: readonly string[];
  idOf(piece: string): number | undefined;
}

export interface Tokenized {
  readonly tokens: Token[];
  /** Where the kept text ends: behind the last token if the limit cut, else the end of the text. */
  readonly keptEnd: number;
  /** Whether the text would have given more tokens than the limit. */
  readonly cut: boolean;
}

export interface TextTokenizer {
  readonly vocabulary: Vocabulary;
  /** Never throws, whatever the text. Work stops at the limit, so a long paste costs no more than a short one. */
  tokenize(text: string, limit?: number): Tokenized;
  padding(): Token;
}

/** Thrown when tokenizer.json is not one that this page can follow; the message says why. */
export class TokenizerFileError extends Error {
  override readonly name = 'TokenizerFileError';
}

/** The piece that fills a batch. */
export const PADDING = '[PAD]';

type JsonObject = Readonly<Record<string, unknown>>;

function asObject(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TokenizerFileError(`${what} is not an object`);
  }
  return value as JsonObject;
}

/** @throws TokenizerFileError when one of the settings differs; `alignment.ts` follows this one pipeline only. */
function expectSettings(value: unknown, what: string, expected: JsonObject): void {
  const object = asObject(value, what);
  for (const [key, wanted] of Object.entries(expected)) {
    if (object[key] !== wanted) {
      throw new TokenizerFileError(
        `${what}.${key} is ${JSON.stringify(object[key])}, not ${JSON.stringify(wanted)}`,
      );
    }
  }
}

/** @throws TokenizerFileError unless the ids are 0, 1, 2 … without gap or repetition. */
function readVocabulary(value: unknown): Vocabulary {
  const ids = new Map<string, number>();
  const pieces: string[] = [];
  const entries = Object.entries(asObject(value, 'model.vocab'));
  for (const [piece, id] of entries) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= entries.length) {
      throw new TokenizerFileError(`model.vocab gives ${JSON.stringify(piece)} the id ${JSON.stringify(id)}`);
    }
    if (pieces[id] !== undefined) {
      throw new TokenizerFileError(
        `model.vocab gives id ${id} to ${JSON.stringify(pieces[id])} and ${JSON.stringify(piece)}`,
      );
    }
    ids.set(piece, id);
    pieces[id] = piece;
  }
  if (pieces.length === 0) throw new TokenizerFileError('model.vocab is empty');
  return { size: pieces.length, pieces, idOf: (piece) => ids.get(piece) };
}

/** The special tokens, as typed. */
function readSpecials(value: unknown, vocabulary: Vocabulary): string[] {
  if (!Array.isArray(value)) throw new TokenizerFileError('added_tokens is not a list');
  return value.map((entry: unknown, index) => {
    const what = `added_tokens[${index}]`;
    expectSettings(entry, what, {
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    });
    const { content, id } = asObject(entry, what);
    if (typeof content !== 'string' || content === '' || vocabulary.idOf(content) !== id) {
      throw new TokenizerFileError(`${what} and model.vocab disagree about ${JSON.stringify(content)}`);
    }
    return content;
  });
}

/**
 * A tokenizer from the contents of a Hugging Face `tokenizer.json`.
 * @throws TokenizerFileError for a broken file, or for one with another pipeline than BERT's WordPiece.
 */
export function createTokenizer(tokenizerJson: unknown): TextTokenizer {
  const file = asObject(tokenizerJson, 'tokenizer.json');
  const prefix = '##';
  expectSettings(file.normalizer, 'normalizer', {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: true,
  });
  const { lowercase } = asObject(file.normalizer, 'normalizer');
  if (typeof lowercase !== 'boolean') {
    throw new TokenizerFileError(
      `normalizer.lowercase is ${JSON.stringify(lowercase)}, neither true nor false`,
    );
  }
  expectSettings(file.pre_tokenizer, 'pre_tokenizer', { type: 'BertPreTokenizer' });
  expectSettings(file, 'tokenizer.json', { post_processor: null });
  expectSettings(file.model, 'model', { type: 'WordPiece', continuing_subword_prefix: prefix });
  const model = asObject(file.model, 'model');
  const vocabulary = readVocabulary(model.vocab);
  const specials = readSpecials(file.added_tokens, vocabulary);
  const idOrThrow = (piece: unknown, role: string): number => {
    const id = typeof piece === 'string' ? vocabulary.idOf(piece) : undefined;
    if (id === undefined)
      throw new TokenizerFileError(`the ${role} ${JSON.stringify(piece)} is not in model.vocab`);
    return id;
  };
  const unknown = model.unk_token as string;
  const unknownId = idOrThrow(unknown, 'unknown token');
  const paddingId = idOrThrow(PADDING, 'padding token');

  const wordPiece = libraryModel(file);
  // A word is unknown at once if no piece has its first character first, or one of the others later. To find that out
  // the library would need the square of the word's length, and a paste can be full of such words.
  const first = new Set<string>();
  const later = new Set<string>();
  for (const piece of vocabulary.pieces) {
    let seen = first;
    for (const character of piece) {
      seen.add(character);
      seen = later;
    }
  }
  const piecesOf = (word: string): string[] => {
    let seen = first;
    for (const character of word) {
      if (!seen.has(character)) return [unknown];
      seen = later;
    }
    return wordPiece.encode([word]);
  };

  const tokenize = (text: string, limit = Number.POSITIVE_INFINITY): Tokenized => {
    const tokens: Token[] = [];
    for (const word of wordsOf(text, specials, lowercase)) {
      const pieces = word.special ? [word.text] : piecesOf(word.text);
      const spans = alignPieces(word, pieces, unknown, prefix);
      for (const [index, piece] of pieces.entries()) {
        if (tokens.length >= limit) return { tokens, keptEnd: tokens.at(-1)?.end ?? 0, cut: true };
        const { start, end } = spans[index] as (typeof spans)[number];
        const kind = word.special ? 'special' : piece === unknown ? 'unknown' : 'known';
        tokens.push({ id: vocabulary.idOf(piece) ?? unknownId, piece, start, end, kind });
      }
    }
    return { tokens, keptEnd: text.length, cut: false };
  };
  const padding = (): Token => ({ id: paddingId, piece: PADDING, start: 0, end: 0, kind: 'padding' });
  return { vocabulary, tokenize, padding };
}

/** The library's WordPiece: a word in, its pieces out. */
function libraryModel(file: JsonObject): { encode(words: string[]): string[] } {
  try {
    const { model } = new Tokenizer(file, {});
    if (model) return model;
  } catch (error) {
    throw new TokenizerFileError(error instanceof Error ? error.message : String(error));
  }
  throw new TokenizerFileError('the file describes no model');
}
