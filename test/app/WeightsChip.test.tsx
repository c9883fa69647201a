// @vitest-environment happy-dom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { WeightsChip } from '../../app/WeightsChip.tsx';
import { formatCount } from '../../src/stages/number.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(closeStores);

test('weights of an earlier step are named in every stage but their own, and left again', async () => {
  const { store } = await openStore({ model: 'pocket-en', text: 'it was', stage: 'scores' });
  const { words, container } = await show(store, <WeightsChip />);
  expect(container.textContent).toBe('');
  await waitFor(() => expect(store.getState().card).not.toBeNull());
  const { checkpoints, training } = store.getState().card ?? { checkpoints: [], training: { steps: 0 } };
  const [first, second] = checkpoints.map(({ step }) => step);
  const named = (step = -1) => words.weights.of(formatCount(step), formatCount(training.steps));
  act(() => store.actions.share({ checkpoint: first }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(named(first)));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: words.weights.previous }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: words.weights.next }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(named(second)));
  expect(store.getState().run?.checkpoint).toBe(second);
  act(() => store.actions.share({ stage: 'learning' }));
  await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
  act(() => store.actions.share({ stage: 'scores' }));
  await userEvent.click(await screen.findByRole('button', { name: words.weights.finished }));
  await waitFor(() => expect(container.textContent).toBe(''));
  expect(store.getState()).toMatchObject({ checkpoint: null, swapped: null });
});

test('behind the last but one come the finished weights', async () => {
  const { store } = await openStore({ model: 'pocket-en', text: 'it was', stage: 'scores' });
  const { words, container } = await show(store, <WeightsChip />);
  await waitFor(() => expect(store.getState().card).not.toBeNull());
  const before = store.getState().card?.checkpoints.at(-2)?.step ?? null;
  act(() => store.actions.share({ checkpoint: before }));
  await userEvent.click(await screen.findByRole('button', { name: words.weights.next }));
  await waitFor(() => expect(container.textContent).toBe(''));
  expect(store.getState().checkpoint).toBeNull();
});
