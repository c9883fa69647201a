// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Notices, problemText } from '../../app/Notices.tsx';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { loadWords } from '../../src/i18n/loadWords.ts';
import { BOUNDS, type ConfigProblem } from '../../src/model/config.ts';
import type { Problem } from '../../src/store/state.ts';
import { until } from '../worker/channel.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(closeStores);

const CONFIG_PROBLEMS: ConfigProblem[] = [
  { code: 'not-a-number', field: 'heads' },
  { code: 'out-of-bounds', field: 'width', low: 8, high: 1024 },
  { code: 'not-one-of', field: 'activation', allowed: ['relu'] },
  { code: 'heads-do-not-divide', heads: 5, width: 64 },
  { code: 'too-large', bytes: 1_300_000_000, limit: 1_200_000_000 },
];
const PROBLEMS: Problem[] = [
  { code: 'empty' },
  { code: 'model-unreachable' },
  { code: 'model-broken' },
  { code: 'memory' },
  { code: 'worker-restarted' },
  { code: 'worker-lost' },
  { code: 'internal', message: 'a shape (3, 4)' },
  ...CONFIG_PROBLEMS.map((problem): Problem => ({ code: 'config', problems: [problem] })),
];

describe.each(LANGUAGES)('in %s', (language) => {
  test('every problem has words of its own, with its numbers', async () => {
    const words = await loadWords(language);
    const texts = PROBLEMS.map((problem) => problemText(problem, words));
    for (const text of texts) expect(text).toMatch(/^\S.*\S$/);
    expect(new Set(texts).size).toBe(PROBLEMS.length);
    for (const said of ['a shape (3, 4)', '5', '64', '8', '1024', '1300 MB', '1200 MB']) {
      expect(texts.join('\n')).toContain(said);
    }
    expect(texts.join('\n')).not.toMatch(/undefined|\[object|-of|out-of/);
  });

  test('every field that can be wrong is called by its name', async () => {
    const words = await loadWords(language);
    for (const field of [
      ...Object.keys(BOUNDS),
      'epsilon',
      'dropout',
      'activation',
      'normOrder',
      'position',
    ]) {
      const named = (words.fields as Readonly<Record<string, string>>)[field];
      const problem: Problem = { code: 'config', problems: [{ code: 'not-a-number', field }] };
      expect(named).toMatch(/\S/);
      expect(problemText(problem, words)).toContain(named);
    }
  });
});

test('several problems of a configuration are all said', async () => {
  const words = await loadWords('en');
  const text = problemText({ code: 'config', problems: CONFIG_PROBLEMS }, words);
  for (const problem of CONFIG_PROBLEMS) {
    expect(text).toContain(problemText({ code: 'config', problems: [problem] }, words));
  }
});

const quiet = { said: '', onSaid: () => {}, linkIgnored: false };

test('nothing is said where nothing is wrong', async () => {
  const { store } = await openStore();
  await show(store, <Notices {...quiet} />);
  expect(screen.getByRole('alert').textContent).toBe('');
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a model that cannot be fetched is said at once, and fetched again on request', async () => {
  let reachable = false;
  const { store } = await openStore({}, () => (reachable ? new Response('{}') : null));
  const { words } = await show(store, <Notices {...quiet} />, 'zh-Hant');
  expect(screen.getByRole('alert').textContent).toContain(words.problems.unreachable);
  reachable = true;
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: words.retry }));
    await until(() => store.getState().problem?.code === 'model-broken');
  });
  expect(screen.getByRole('alert').textContent).toContain(words.problems.broken);
});

test('a worker that stopped twice is said, with a way to begin again', async () => {
  const { store, lines } = await openStore();
  const { words } = await show(store, <Notices {...quiet} />);
  await act(async () => lines.at(-1)?.die());
  await act(async () => lines.at(-1)?.die());
  expect(store.getState().problem).toEqual({ code: 'worker-lost' });
  expect(screen.getByRole('alert').textContent).toContain(words.problems.lost);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: words.retry }));
    await until(() => store.getState().run?.milliseconds != null && store.getState().problem === null);
  });
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('a text of unknown words is read, and the reader is told what it became', async () => {
  const { store } = await openStore({ text: 'ሰላም ዓለም' });
  const { words } = await show(store, <Notices {...quiet} />);
  expect(screen.getByRole('status').textContent).toBe(words.onlyUnknown);
});

test('an empty sentence is no alarm', async () => {
  const { store } = await openStore({ text: ' ' });
  expect(store.getState().problem).toEqual({ code: 'empty' });
  await show(store, <Notices {...quiet} />);
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('a link that was read in part is said until it is closed', async () => {
  const { store } = await openStore();
  const { words } = await show(store, <Notices {...quiet} linkIgnored />);
  expect(screen.getByRole('status').textContent).toContain(words.problems.link);
  fireEvent.click(screen.getByRole('button', { name: words.close }));
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a short message goes by itself', async () => {
  const { store } = await openStore();
  vi.useFakeTimers();
  const onSaid = vi.fn();
  await show(store, <Notices {...quiet} said="✓" onSaid={onSaid} />);
  expect(screen.getByRole('status').textContent).toBe('✓');
  vi.advanceTimersByTime(1000);
  expect(onSaid).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(onSaid).toHaveBeenCalledExactlyOnceWith('');
  vi.useRealTimers();
});
