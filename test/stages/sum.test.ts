import { describe, expect, test } from 'vitest';
import { type Explanation, terms } from '../../src/model/lineage.ts';
import {
  existsIn,
  isTensorName,
  type Ref,
  refKey,
  TENSOR_NAMES,
  type TensorName,
} from '../../src/model/tensorNames.ts';
import { cellOn, pageOf } from '../../src/stages/page.ts';
import { sumLines } from '../../src/stages/sum.ts';
import { realRun } from './realRun.ts';

const RUN = realRun({ tokens: 9 });
const lookup = (ref: Ref) =>
  isTensorName(ref.name) ? (RUN.tensors.get(refKey(ref))?.data as Float32Array) : RUN.weights.get(ref).data;

/** The sum behind a cell, as the worker gives it. */
function explained(name: TensorName, row = 3, col = 5): Explanation {
  return terms(cellOn(pageOf(name, RUN.config, 9, 1, 2), row, col), RUN, lookup);
}

const SUMS = TENSOR_NAMES.filter((name) => existsIn(name, RUN.config) && name !== 'position.encoding');
const SHOWN = [1, 2, 5, 9, 64, 1000];

describe.each(SUMS)('the sum behind a cell of %s', (name) => {
  const explanation = explained(name);

  test.each(SHOWN)('loses nothing where %i terms have room', (limit) => {
    const { lines, folded } = sumLines(explanation, limit);
    const shown = lines.reduce((sum, line) => sum + line.value, 0);
    const all = explanation.terms.reduce((sum, term) => sum + term.value, 0);
    expect(shown + (folded?.total ?? 0)).toBeCloseTo(all, 10);
    expect(lines.length + (folded?.terms ?? 0)).toBe(explanation.terms.length);
    // One line more than asked for, rather than a fold of one term.
    expect(lines.length).toBeLessThanOrEqual(limit + 1);
    expect(folded?.terms).not.toBe(1);
  });

  test('has its largest terms first, and bars in proportion', () => {
    const { lines } = sumLines(explanation, 1000);
    const others = lines.filter(({ role }) => role !== 'own').map(({ value }) => Math.abs(value));
    expect(others).toEqual(others.toSorted((a, b) => b - a));
    const largest = Math.max(...lines.map(({ value }) => Math.abs(value)));
    for (const { share, value } of lines) {
      if (largest > 0) expect(share).toBeCloseTo(value / largest, 10);
      expect(Math.abs(share)).toBeLessThanOrEqual(1);
    }
  });
});

test('a folded term is never larger than one that is shown', () => {
  const explanation = explained('ffn.output');
  const { lines, folded } = sumLines(explanation, 6);
  const smallest = Math.min(...lines.map(({ value }) => Math.abs(value)));
  const shown = new Set(lines.map(({ names }) => JSON.stringify(names)));
  const rest = explanation.terms.filter(({ factors }) => !shown.has(JSON.stringify(factors[0]?.cell)));
  expect(rest).toHaveLength(folded?.terms as number);
  for (const { value } of rest) expect(Math.abs(value)).toBeLessThanOrEqual(smallest);
});

test('the bias is told from the products', () => {
  const roles = sumLines(explained('attention.output'), 1000).lines.map(({ role }) => role);
  expect(roles.filter((role) => role === 'bias')).toHaveLength(1);
  expect(roles.filter((role) => role === 'term')).toHaveLength(64);
});

test('the score that a softmax is asked about stands first, however small', () => {
  for (let col = 0; col < 9; col++) {
    const { lines } = sumLines(explained('attention.weights', 3, col), 3);
    expect(lines[0]?.role).toBe('own');
    expect(lines[0]?.names?.at[2]).toBe(col);
    expect(lines.filter(({ role }) => role === 'own')).toHaveLength(1);
  }
});

test('terms that are all zero have bars of no length', () => {
  const zero = { factors: [{ cell: null, value: 0 }], value: 0 };
  const { lines, folded } = sumLines(
    { ...explained('attention.output'), terms: [zero, zero, zero, zero] },
    2,
  );
  expect(lines.map(({ share }) => share)).toEqual([0, 0]);
  expect(folded).toEqual({ terms: 2, total: 0 });
});
