// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSliced } from '../../src/stages/useSliced.ts';

interface Search {
  readonly name: string;
  /** Goes on until this is set. */
  readonly gate: { open: boolean };
  readonly steps: { count: number };
}

const searchFor = (name: string, open: boolean): Search => ({ name, gate: { open }, steps: { count: 0 } });

function* search({ name, gate, steps }: Search): Generator<undefined, string> {
  while (!gate.open) {
    steps.count++;
    yield;
  }
  return `found of ${name}`;
}

const shown = (given: Search, isSmall = false) =>
  renderHook(({ given, isSmall }) => useSliced(given, search, isSmall), { initialProps: { given, isSmall } });

test('what is small is found at once', () => {
  const given = searchFor('small', true);
  expect(shown(given, true).result.current).toEqual({ of: given, result: 'found of small' });
});

test('what is large is found between drawings, and stays until the next is found', async () => {
  const first = searchFor('first', false);
  const second = searchFor('second', false);
  const { result, rerender } = shown(first);
  expect(result.current).toBeNull();
  // It goes on while nothing is drawn.
  await waitFor(() => expect(first.steps.count).toBeGreaterThan(1));
  expect(result.current).toBeNull();
  first.gate.open = true;
  await waitFor(() => expect(result.current).toEqual({ of: first, result: 'found of first' }));
  rerender({ given: second, isSmall: false });
  await waitFor(() => expect(second.steps.count).toBeGreaterThan(1));
  expect(result.current?.result).toBe('found of first');
  second.gate.open = true;
  await waitFor(() => expect(result.current?.of).toBe(second));
});

test('a search that is no longer wanted stops', async () => {
  const first = searchFor('first', false);
  const second = searchFor('second', false);
  const { rerender, unmount } = shown(first);
  await waitFor(() => expect(first.steps.count).toBeGreaterThan(0));
  rerender({ given: second, isSmall: false });
  const left = first.steps.count;
  await waitFor(() => expect(second.steps.count).toBeGreaterThan(0));
  expect(first.steps.count).toBe(left);
  unmount();
  const last = second.steps.count;
  await new Promise((resolve) => setTimeout(resolve));
  expect(second.steps.count).toBe(last);
});
