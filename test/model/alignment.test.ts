import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignPieces, wordsOf } from '../../src/model/alignment.ts';
import { typedText } from './typedText.ts';

const SPECIALS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]'];

/** Each word as the tokenizer sees it, and the stretch that was typed for it. */
function cut(text: string): [string, string][] {
  return [...wordsOf(text, SPECIALS)].map((word) => [
    word.text,
    text.slice(word.starts[0], word.ends[word.ends.length - 1]),
  ]);
}

describe('words and the stretch that was typed for them', () => {
  test('blanks of every kind part words and belong to none', () => {
    expect(cut('  a\t\tb\r\nc\u00a0d\u3000e ')).toEqual([...'abcde'].map((letter) => [letter, letter]));
  });

  test('a text of nothing, or of blanks, has no words', () => {
    expect(cut('')).toEqual([]);
    expect(cut(' \n\t\u3000')).toEqual([]);
  });

  test('a repeated word is found where it stands each time', () => {
    const [first, second] = [...wordsOf('the the')];
    expect(first?.starts).toEqual([0, 1, 2]);
    expect(second?.starts).toEqual([4, 5, 6]);
  });

  test('punctuation is a word of its own, also at full width', () => {
    expect(cut('Yes,no!小猫，累。')).toEqual(
      ['Yes', ',', 'no', '!', '小', '猫', '，', '累', '。'].map((word) => [word, word]),
    );
  });

  test('an accent in one code with its letter is stripped, and the letter keeps its place', () => {
    expect(cut('café au')).toEqual([
      ['cafe', 'café'],
      ['au', 'au'],
    ]);
  });

  test('an accent typed after its letter is stripped, and belongs to the letter', () => {
    expect(cut('cafe\u0301\u0323 au')).toEqual([
      ['cafe', 'cafe\u0301\u0323'],
      ['au', 'au'],
    ]);
  });

  test('an accent with nothing to stand on belongs to no word', () => {
    expect(cut('\u0301 \u0301a')).toEqual([['a', 'a']]);
  });

  test('an accent on an ideograph or on a sign belongs to it', () => {
    expect(cut('中\u0301文!\u0301?')).toEqual([
      ['中', '中\u0301'],
      ['文', '文'],
      ['!', '!\u0301'],
      ['?', '?'],
    ]);
  });

  test('a sign that decomposes into punctuation is parted from the letters beside it', () => {
    expect(cut('a≠b')).toEqual([
      ['a', 'a'],
      ['=', '≠'],
      ['b', 'b'],
    ]);
  });

  test('zero-width and control characters are dropped inside a word and at its edges', () => {
    expect(cut('\u200bdo\u200bg\u0000\ufeff cat\u0007')).toEqual([
      ['dog', 'do\u200bg'],
      ['cat', 'cat'],
    ]);
  });

  test('lone surrogates are dropped, and two halves with something between never become a pair', () => {
    expect(cut('a\ud83db\ude00')).toEqual([['ab', 'a\ud83db']]);
    expect(cut('\ud83d\u0000\ude00')).toEqual([]);
  });

  test('an emoji with joiners and skin tone is one word over its whole length', () => {
    const family = '👩🏽‍👩‍👧';
    expect(cut(`${family} ok`).map(([, typed]) => typed)).toEqual([family, 'ok']);
    expect(cut('❤\ufe0f!').map(([, typed]) => typed)).toEqual(['❤\ufe0f', '!']);
  });

  test('an ideograph of the compatibility block is unified, one beyond U+FFFF stays with its neighbours', () => {
    expect(cut('樂a')).toEqual([
      ['樂', '樂'],
      ['a', 'a'],
    ]);
    expect(cut('a𠀀b')).toEqual([['a𠀀b', 'a𠀀b']]);
  });

  test('right-to-left text is cut in the order of reading', () => {
    expect(cut('שלום, عالم')).toEqual([
      ['שלום', 'שלום'],
      [',', ','],
      ['عالم', 'عالم'],
    ]);
  });

  test('a special token is recognised as typed, also inside a word', () => {
    expect(cut('a[MASK]b [mask]').map(([word]) => word)).toEqual(['a', '[MASK]', 'b', '[', 'mask', ']']);
  });

  test('marks that decomposition sorts leave the word at its length', () => {
    expect(cut('a\u302e\u{1d165}b')).toEqual([['a\u{1d165}\u302eb', 'a\u302e\u{1d165}b']]);
  });

  test('of any text: places ascend, lie in the text, and cover all that is neither blank nor dropped', () => {
    fc.assert(
      fc.property(typedText(), (text) => {
        const covered = new Uint8Array(text.length);
        let reached = 0;
        for (const word of wordsOf(text, SPECIALS)) {
          expect(word.text).not.toBe('');
          expect(word.starts).toHaveLength(word.text.length);
          expect(word.ends).toHaveLength(word.text.length);
          const start = word.starts[0] as number;
          const end = word.ends[word.ends.length - 1] as number;
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          covered.fill(1, start, end);
          reached = end;
        }
        let at = 0;
        for (const character of text) {
          if (covered[at] === 0) expect(character).toMatch(/^[\s\p{Mn}\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u);
          at += character.length;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('pieces of a word', () => {
  const place = (text: string, pieces: string[]) => {
    const [word] = [...wordsOf(text)];
    if (!word) throw new Error('no word');
    return alignPieces(word, pieces, '[UNK]', '##').map(({ start, end }) => text.slice(start, end));
  };

  test('follow one another through the word', () => {
    expect(place('walking', ['walk', '##ing'])).toEqual(['walk', 'ing']);
  });

  test('take their accents and leave dropped characters between them', () => {
    expect(place('re\u0301su\u200bmé', ['re', '##su', '##me'])).toEqual(['re\u0301', 'su', 'mé']);
  });

  test('an unknown word is one piece over the whole word', () => {
    expect(place('ab☃c', ['[UNK]'])).toEqual(['ab☃c']);
  });

  test('of one typed character that fell apart: the first has it, the others are empty', () => {
    expect(place('한', ['ᄒ', '##ᅡ', '##ᆫ'])).toEqual(['한', '', '']);
  });
});
