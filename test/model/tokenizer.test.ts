import { readFileSync } from 'node:fs';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTokenizer, TokenizerFileError } from '../../src/model/tokenizer.ts';
import { typedText } from './typedText.ts';

const file: unknown = JSON.parse(
  readFileSync(new URL('../../public/models/pocket/tokenizer.json', import.meta.url), 'utf8'),
);
const { vocabulary, tokenize, padding } = createTokenizer(file);
const library = new Tokenizer(file as object, {});

const pieces = (text: string) => tokenize(text).tokens.map((token) => token.piece);
const typed = (text: string) => tokenize(text).tokens.map(({ start, end }) => text.slice(start, end));

const STARTING_SENTENCES = [
  'The animal did not cross the street because it was too tired.',
  'The animal did not cross the street because it was too wide.',
  'When you play the game of thrones, you win or you die.',
  'The bank by the river',
  'The bank lent money',
  '小沈阳江西演唱会邀请了，',
  '小瀋陽江西演唱會邀請了，',
  '你是什么意思',
  '你是什麼意思',
  '真不好意思',
  '小猫没有过马路，因为它太累了。',
  '小貓沒有過馬路，因為它太累了。',
];

describe('the tokens of a text', () => {
  test.each(STARTING_SENTENCES)('every word of “%s” is in the vocabulary whole', (sentence) => {
    expect(tokenize(sentence).tokens.map((token) => token.kind)).not.toContain('unknown');
    expect(pieces(sentence).filter((piece) => piece.startsWith('##'))).toEqual([]);
    expect(typed(sentence)).toEqual(pieces(sentence));
  });

  test('the ids are row numbers of the vocabulary', () => {
    const { tokens } = tokenize('The bank, the bank');
    for (const { id, piece } of tokens) expect(vocabulary.pieces[id]).toBe(piece);
    expect(tokens[1]?.id).toBe(tokens[4]?.id);
    expect(tokens[0]?.id).not.toBe(tokens[3]?.id);
  });

  test('every printable ASCII character is known, and every letter and digit can continue a word', () => {
    for (let code = 0x21; code <= 0x7e; code++) {
      const character = String.fromCharCode(code);
      expect(tokenize(character).tokens).toMatchObject([
        { piece: character, kind: 'known', start: 0, end: 1 },
      ]);
      if (/[0-9A-Za-z]/.test(character)) expect(vocabulary.idOf(`##${character}`)).toBeDefined();
    }
  });

  test('a word that is not in the vocabulary is spelled from pieces', () => {
    expect(vocabulary.idOf('zigzagging')).toBeUndefined();
    expect(pieces('zigzagging').join('').replaceAll('##', '')).toBe('zigzagging');
    expect(typed('zigzagging').join('')).toBe('zigzagging');
  });

  test('a word with a character nobody knows is one unknown token over its whole length', () => {
    expect(tokenize('a thi☃ng').tokens[1]).toEqual({
      id: vocabulary.idOf('[UNK]'),
      piece: '[UNK]',
      start: 2,
      end: 8,
      kind: 'unknown',
    });
  });

  test('a word of 100 characters is spelled, one of 101 is unknown', () => {
    expect(typed('x'.repeat(100)).join('')).toBe('x'.repeat(100));
    expect(tokenize('x'.repeat(101)).tokens).toMatchObject([{ kind: 'unknown', start: 0, end: 101 }]);
  });

  test('a special token that was typed out is special', () => {
    expect(tokenize('the [MASK] sat').tokens[1]).toMatchObject({
      id: 4,
      piece: '[MASK]',
      start: 4,
      end: 10,
      kind: 'special',
    });
    expect(tokenize('[UNK]').tokens[0]).toMatchObject({ id: 1, kind: 'special' });
  });

  test('a special token in disguise is text, wherever it stands', () => {
    // The reference implementation agrees; this library makes it special when it stands alone.
    expect(pieces('[MA\u200bSK]').join('').replaceAll('##', '')).toBe('[MASK]');
    expect(pieces('[MA\u200bSK]')).not.toContain('[MASK]');
  });

  test('padding stands for no text', () => {
    expect(padding()).toEqual({ id: 0, piece: '[PAD]', start: 0, end: 0, kind: 'padding' });
  });

  test('of any text: the ids and pieces are those of the library', () => {
    fc.assert(
      fc.property(typedText(), (text) => {
        const expected = library.encode(text, { add_special_tokens: false });
        const { tokens } = tokenize(text);
        // Between special tokens a section that only becomes one by cleaning is the exception tested above.
        fc.pre(disguised(text) === false);
        expect(tokens.map((token) => token.piece)).toEqual(expected.tokens);
        expect(tokens.map((token) => token.id)).toEqual(expected.ids);
      }),
      { numRuns: 1000 },
    );
  });

  test('of any text: places ascend without overlap, and a known piece is what was typed there, normalised', () => {
    fc.assert(
      fc.property(typedText(), (text) => {
        let reached = 0;
        for (const { piece, start, end, kind } of tokenize(text).tokens) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          reached = end;
          const slice = text.slice(start, end);
          if (kind === 'special') expect(slice).toBe(piece);
          if (kind === 'known')
            expect(normalised(slice)).toBe(piece.length > 2 ? piece.replace(/^##/, '') : piece);
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a vocabulary without capitals', () => {
  const small = structuredClone(file) as { normalizer: { lowercase: boolean } };
  small.normalizer.lowercase = true;
  const lower = createTokenizer(small);
  const lowerLibrary = new Tokenizer(small, {});

  test('takes capitals for small letters, and leaves special tokens as they are', () => {
    const { tokens } = lower.tokenize('The ANIMAL, [MASK] É');
    expect(tokens.map(({ piece }) => piece)).toEqual(['the', 'animal', ',', '[MASK]', 'e']);
    expect(tokens.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 10],
      [10, 11],
      [12, 18],
      [19, 20],
    ]);
  });

  test('of any text: the ids are those of the library', () => {
    fc.assert(
      fc.property(typedText(), (text) => {
        fc.pre(disguised(text) === false);
        const expected = lowerLibrary.encode(text, { add_special_tokens: false });
        expect(lower.tokenize(text).tokens.map((token) => token.id)).toEqual(expected.ids);
      }),
      { numRuns: 500 },
    );
  });
});

/** What BERT's normaliser leaves of a slice, written down a second time and without places. */
function normalised(slice: string): string {
  return slice
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

function disguised(text: string): boolean {
  const sections = text.split(/\[(?:PAD|UNK|CLS|SEP|MASK)\]/);
  return sections.some((section) => /^\[(?:PAD|UNK|CLS|SEP|MASK)\]$/.test(normalised(section)));
}

describe('the limit', () => {
  test('a text that fits is not cut, and is kept with its blanks', () => {
    expect(tokenize('one two  ', 2)).toMatchObject({ keptEnd: 9, cut: false });
    expect(tokenize('', 2)).toEqual({ tokens: [], keptEnd: 0, cut: false });
  });

  test('a longer text is cut behind the last token that fits', () => {
    const { tokens, keptEnd, cut } = tokenize('one two three', 2);
    expect(tokens.map((token) => token.piece)).toEqual(['one', 'two']);
    expect([keptEnd, cut]).toEqual([7, true]);
  });

  test('a word may be cut between its pieces', () => {
    const whole = tokenize('zigzagging').tokens;
    const { tokens, keptEnd } = tokenize('zigzagging', 2);
    expect(tokens).toEqual(whole.slice(0, 2));
    expect(keptEnd).toBe(whole[1]?.end);
  });

  test('a limit of none keeps nothing', () => {
    expect(tokenize('one', 0)).toEqual({ tokens: [], keptEnd: 0, cut: true });
  });

  test('of any text: a limit gives the beginning of what no limit gives', () => {
    fc.assert(
      fc.property(typedText(), fc.nat(40), (text, limit) => {
        const whole = tokenize(text).tokens;
        const { tokens, keptEnd, cut } = tokenize(text, limit);
        expect(tokens).toEqual(whole.slice(0, limit));
        expect(cut).toBe(whole.length > limit);
        expect(keptEnd).toBe(cut ? (tokens.at(-1)?.end ?? 0) : text.length);
      }),
    );
  });
});

describe('a broken tokenizer.json', () => {
  const broken = (change: (copy: Record<string, Record<string, unknown>>) => void) => {
    const copy = structuredClone(file) as Record<string, Record<string, unknown>>;
    change(copy);
    return () => createTokenizer(copy);
  };

  test.each([null, undefined, 3, 'text', [], {}])('is refused when it is %j', (value) => {
    expect(() => createTokenizer(value)).toThrow(TokenizerFileError);
  });

  test('is refused when the pipeline is another, and the message names the setting', () => {
    expect(broken((copy) => Object.assign(copy.normalizer ?? {}, { strip_accents: false }))).toThrow(
      'normalizer.strip_accents is false',
    );
    expect(broken((copy) => Object.assign(copy.normalizer ?? {}, { lowercase: 'yes' }))).toThrow(
      'normalizer.lowercase is "yes"',
    );
    expect(broken((copy) => Object.assign(copy.model ?? {}, { type: 'BPE' }))).toThrow('model.type is "BPE"');
    expect(broken((copy) => delete copy.pre_tokenizer)).toThrow('pre_tokenizer is not an object');
    expect(broken((copy) => delete copy.post_processor)).toThrow(TokenizerFileError);
  });

  test('is refused when ids leave a gap or are given twice', () => {
    const vocab = (ids: Record<string, unknown>) =>
      broken((copy) => Object.assign(copy, { added_tokens: [], model: { ...copy.model, vocab: ids } }));
    expect(vocab({ '[PAD]': 0, '[UNK]': 2 })).toThrow('"[UNK]" the id 2');
    expect(vocab({ '[PAD]': 0, '[UNK]': 0 })).toThrow('gives id 0 to "[PAD]" and "[UNK]"');
    expect(vocab({ '[PAD]': 0, '[UNK]': '1' })).toThrow(TokenizerFileError);
    expect(vocab({})).toThrow('empty');
    expect(vocab({ '[PAD]': 0 })).toThrow('unknown token "[UNK]"');
    expect(vocab({ '[UNK]': 0 })).toThrow('padding token "[PAD]"');
    expect(vocab({ '[PAD]': 0, '[UNK]': 1 })).not.toThrow();
  });

  test('is refused when a special token and the vocabulary disagree', () => {
    expect(broken((copy) => Object.assign(copy, { added_tokens: {} }))).toThrow('added_tokens is not a list');
    expect(broken((copy) => Object.assign(copy.added_tokens?.[4] ?? {}, { id: 9 }))).toThrow(
      'disagree about "[MASK]"',
    );
  });
});
