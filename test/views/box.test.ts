import { expect, test } from 'vitest';
import { colsOf, extentOf, type Grid, gridOf, rowsOf } from '../../src/views/box.ts';

const DATA = Float32Array.from({ length: 12 }, (_, i) => i);
const cells = ({ rows, cols, at }: Grid) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: cols }, (_, c) => at(r, c)));

test('a grid is a page of an array, from its offset on', () => {
  expect(cells(gridOf(DATA, 2, 3))).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect(cells(gridOf(DATA, 2, 3, { offset: 6 }))).toEqual([
    [6, 7, 8],
    [9, 10, 11],
  ]);
});

test('turned, its columns stand where its rows were', () => {
  expect(cells(gridOf(DATA, 2, 3, { transposed: true }))).toEqual([
    [0, 3],
    [1, 4],
    [2, 5],
  ]);
});

test('rows can be chosen in any order, columns from one to another', () => {
  expect(cells(rowsOf(gridOf(DATA, 4, 3), [3, 0, 3]))).toEqual([
    [9, 10, 11],
    [0, 1, 2],
    [9, 10, 11],
  ]);
  expect(cells(colsOf(gridOf(DATA, 2, 6), 2, 4))).toEqual([
    [2, 3],
    [8, 9],
  ]);
  const whole = gridOf(DATA, 2, 6);
  expect(colsOf(whole, 0, 6)).toBe(whole);
});

test('the extent leaves out what is no reading', () => {
  expect(extentOf(gridOf(DATA, 3, 4))).toEqual([0, 11]);
  expect(extentOf(gridOf(DATA, 3, 4), (row) => row === 2)).toEqual([0, 7]);
  expect(extentOf(gridOf(DATA, 3, 4), () => true)).toEqual([0, 0]);
});
