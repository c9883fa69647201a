import { expect, test } from 'vitest';
import { PARTS, readOptions } from './options.ts';

test('without options everything is measured', () => {
  const { parts, encoders, tokens, contenders, isJson, minutes } = readOptions([]);
  expect(parts).toEqual(PARTS);
  expect(encoders).toEqual(['d64', 'd128', 'd512', 'd768']);
  expect(tokens).toEqual([16, 64, 128, 256, 512]);
  expect([contenders, isJson, minutes]).toEqual([null, false, 7.5]);
});

test('parts of the table can be asked for', () => {
  const options = readOptions(['--encoders', 'd512', '--tokens=16,64', '--impls', 'ort-all', '--json']);
  expect(options).toMatchObject({
    isJson: true,
    parts: ['rows'],
    encoders: ['d512'],
    tokens: [16, 64],
    contenders: ['ort-all'],
  });
});

test.each([
  [['--encoders', 'd65'], /there is no d65/],
  [['--tokens', '0'], /0 is no number of tokens/],
  [['--tokens', '16,'], /is no number of tokens/],
  [['--impls', 'ort'], /there is no ort/],
  [['--parts', 'toString'], /there is no toString/],
  [['--seconds', 'ten'], /is no time/],
  [['--minutes', '0'], /is no time/],
  [['--fast'], /--fast/],
])('%j is refused, and how it is used is said', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
  expect(() => readOptions(args)).toThrow(/npm run bench -- \[options\]/);
});
