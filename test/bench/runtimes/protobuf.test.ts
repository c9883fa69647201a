import { expect, test } from 'vitest';
import { bytes, float, integer, joined, message, text } from './protobuf.ts';

// The examples of protobuf.dev/programming-guides/encoding.
test('an integer of 150 in field 1 is 08 96 01', () => {
  expect([...integer(1, 150)]).toEqual([0x08, 0x96, 0x01]);
});

test('the text "testing" in field 2 is 12 07 and its letters', () => {
  expect([...text(2, 'testing')]).toEqual([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]);
});

test('a message in field 3 is 1a, its length and its fields', () => {
  expect([...message(3, [integer(1, 150)])]).toEqual([0x1a, 0x03, 0x08, 0x96, 0x01]);
});

test('a negative integer takes ten bytes: two’s complement of 64 bits', () => {
  expect([...integer(1, -2)]).toEqual([0x08, 0xfe, ...Array(8).fill(0xff), 0x01]);
});

test('a float is four bytes, the lowest first', () => {
  expect([...float(2, 1)]).toEqual([0x15, 0, 0, 0x80, 0x3f]);
});

test('long fields have long tags and lengths', () => {
  expect([...bytes(20, new Uint8Array(300)).subarray(0, 4)]).toEqual([0xa2, 0x01, 0xac, 0x02]);
});

test('joined fields stand one after another', () => {
  expect([...joined([integer(1, 1), integer(2, 2)])]).toEqual([0x08, 1, 0x10, 2]);
});
