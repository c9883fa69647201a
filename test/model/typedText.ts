import fc from 'fast-check';

/** Pieces of text that a tokenizer is easily wrong about. */
const AWKWARD = [
  ...'aZ9 .-_[]#\t\n\r\u000b\u0000\u0085\u00a0\u00ad\u200b\u200d\u2028\u3000\ufeff\ufffd\ufe0f',
  ...'é한ﬁ≠Å;\u0301\u0323\u034f\u0903\u302e\u20e3中文，。樂𠀀丽שלוم１Ａ',
  ...['\u{1d165}', '\u{e0020}', '\u{f0000}', '\ud83d', '\ude00', '😀', '👩🏽‍👩‍👧', '🇫🇷', '1\ufe0f\u20e3'],
  ...['[MASK]', '[UNK]', '[PAD]', '[mask]', '##ing', 'walking', 'The', 'Zürich', 'e\u0301', 'x'.repeat(101)],
];

/** Anything that can stand in a text box: readable text, awkward pieces, and plain noise with lone surrogates. */
export function typedText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
    fc.array(fc.constantFrom(...AWKWARD), { maxLength: 30 }).map((parts) => parts.join('')),
    fc
      .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 3 })), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
  );
}
