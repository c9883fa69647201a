import { expect, test } from 'vitest';
import { formatBits, formatCount, formatNumber } from '../../src/stages/number.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '1.00'],
  [0.593, '0.59'],
  [-0.593, '−0.59'],
  [0.5, '0.50'],
  [0.0421, '0.042'],
  [0.00421, '0.0042'],
  [2.345, '2.35'],
  [-12.34, '−12.3'],
  [123.4, '123'],
  [1234.5, '1235'],
  [99.96, '100'],
  [9.996, '10.0'],
  [0.9996, '1.00'],
  [0.000042, '4.2e−5'],
  [1e-9, '1e−9'],
  [-1e9, '−1e9'],
  [2.5e7, '2.5e7'],
  [Number.NaN, '—'],
  [-Infinity, '−∞'],
])('%d is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('significant digits can be asked for', () => {
  expect(formatNumber(Math.PI, 5)).toBe('3.1416');
  expect(formatNumber(0.12345, 3)).toBe('0.123');
  expect(formatNumber(1234.5, 2)).toBe('1235');
});

test('counts are grouped from five digits on', () => {
  expect([0, 999, 2048, 30522, 109482240].map(formatCount)).toEqual([
    '0',
    '999',
    '2048',
    '30\u202f522',
    '109\u202f482\u202f240',
  ]);
});

test('an entropy that is nearly none is said to be small, none is 0', () => {
  expect([0, 1.6e-13, 0.0099, 0.01, 1.19].map(formatBits)).toEqual([
    '0',
    '< 0.01',
    '< 0.01',
    '0.010',
    '1.19',
  ]);
});
