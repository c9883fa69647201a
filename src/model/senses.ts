/**
 * `senses.json` beside a trained model: words of several senses, each in sentences that the model was never shown. The
 * trainer writes it from the grammar; the page only reads.
 */
export interface SenseFile {
  readonly language: 'en' | 'zh';
  readonly words: readonly AmbiguousWord[];
}

export interface AmbiguousWord {
  readonly word: string;
  /** Which script its sentences are in, where the language has two. */
  readonly script?: 'hans' | 'hant';
  readonly senses: readonly SenseOfWord[];
}

export interface SenseOfWord {
  /** What the grammar calls it, such as `river`. */
  readonly sense: string;
  readonly sentences: readonly SenseSentence[];
}

/** The text, and where in it the word begins (a UTF-16 offset). */
export type SenseSentence = readonly [text: string, at: number];

/** Whether what was fetched is such a file, with every word where it is said to be. */
export function isSenseFile(value: unknown): value is SenseFile {
  if (!isObject(value) || !(value.language === 'en' || value.language === 'zh')) return false;
  return Array.isArray(value.words) && value.words.length > 0 && value.words.every(isWord);
}

function isWord(value: unknown): boolean {
  if (!isObject(value) || typeof value.word !== 'string' || value.word === '') return false;
  const { word, script, senses } = value;
  if (!(script === undefined || script === 'hans' || script === 'hant')) return false;
  if (!Array.isArray(senses) || senses.length < 2) return false;
  return senses.every(
    (sense) =>
      isObject(sense) &&
      typeof sense.sense === 'string' &&
      Array.isArray(sense.sentences) &&
      sense.sentences.length > 0 &&
      sense.sentences.every((sentence) => isSentence(sentence, word)),
  );
}

function isSentence(value: unknown, word: string): boolean {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [text, at] = value;
  return typeof text === 'string' && Number.isInteger(at) && at >= 0 && text.startsWith(word, at);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The words of a file that a reader is offered: where the language has two scripts, those of one. */
export function wordsIn(file: SenseFile, script: 'hans' | 'hant'): AmbiguousWord[] {
  return file.words.filter((word) => word.script === undefined || word.script === script);
}
