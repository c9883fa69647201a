// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Narration } from '../../app/Narration.tsx';
import { StageHeading } from '../../app/StageHeading.tsx';
import { SharedStage } from '../../app/stageContext.tsx';
import { loadChapters } from '../../src/stages/chapters.ts';
import { until } from '../worker/channel.ts';
import { closeStores, openStore, show } from './realStore.tsx';

// The chapters are fetched once, all of them; on a busy machine that takes its time.
beforeAll(async () => void (await loadChapters('en')), 60_000);
afterEach(closeStores);

const PAGE = (
  <SharedStage>
    <StageHeading />
    <Narration tab="read" onTab={() => undefined} />
  </SharedStage>
);

test('without a sentence the open model still has its layers and heads, and nothing is said of numbers there are not', async () => {
  const { store } = await openStore({ model: 'pocket-en', text: '', stage: 'scores', head: 9 });
  const { words, container } = await show(store, PAGE);
  const { layers, heads } = store.getState().loaded?.config ?? { layers: 0, heads: 0 };
  expect(screen.getByText(words.layerOf(1, layers))).toBeTruthy();
  expect(screen.getByText(words.headOf(heads, heads))).toBeTruthy();
  await waitFor(() => expect(container.textContent).toContain('Every token now asks every token.'));
  expect(container.textContent).not.toMatch(/—|untrained/);
  expect(container.textContent).toContain('The weights are learned');
  expect(screen.queryByRole('region', { name: words.question })).toBeNull();
  act(() => store.actions.share({ text: 'it was' }));
  await act(() => until(() => store.getState().run?.milliseconds != null));
  await waitFor(() => expect(container.textContent).toContain('So the scores are divided'));
  expect(screen.getByRole('region', { name: words.question })).toBeTruthy();
});

test('without a model there are neither layers nor heads, and nobody knows whether it has learned', async () => {
  const { store } = await openStore({ model: 'pocket-en', text: 'it was', stage: 'scores' }, () => null);
  const { container } = await show(store, PAGE);
  await waitFor(() => expect(container.textContent).toContain('Every token now asks every token.'));
  expect(container.textContent).not.toMatch(/—|untrained|learned: | of 1/);
});

test.each(['learning', 'training'])(
  'of a model without a card the chapter on %s says no numbers of one',
  async (stage) => {
    const { store } = await openStore({ model: 'pocket', text: 'it was', stage });
    const { container } = await show(store, PAGE);
    await act(() => until(() => store.getState().run?.milliseconds != null));
    await waitFor(() => expect(container.textContent).toMatch(/never trained|this one does not/));
    await waitFor(() => expect(container.textContent).not.toContain('—'));
    expect(container.textContent).not.toMatch(/parameters moves|The shipped model took|it reaches/);
  },
);
