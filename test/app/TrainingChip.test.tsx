// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { WeightsChip } from '../../app/WeightsChip.tsx';
import { NO_TRAINING, type TrainingState } from '../../src/store/trainingState.ts';
import { closeStores, openStore, show } from './realStore.tsx';

/** What every stage says of weights that are not the model's own, where they are learned on this page. */

afterEach(closeStores);

async function open(training: Partial<TrainingState>, stage = 'scores') {
  const { store } = await openStore({ stage });
  const view = await show(store, <WeightsChip />);
  await act(async () => store.setState({ training: { ...NO_TRAINING, ...training } }));
  return { store, ...view };
}

test('nothing is said before anything was trained, nor in the stage that trains', async () => {
  const { container } = await open({});
  expect(container.textContent).toBe('');
  const there = await open({ status: 'running', step: 340, shown: 339 }, 'training');
  expect(there.container.textContent).toBe('');
});

test('it says which step runs and leads to the training', async () => {
  const { store, words, container } = await open({ status: 'running', step: 340, shown: 339 });
  expect(container.textContent).toContain(words.weights.here('339'));
  expect(screen.getByRole('button', { name: words.weights.pause })).toBeTruthy();
  expect(screen.getByRole('button', { name: words.weights.shipped })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words.weights.toTraining }));
  expect(store.getState().stage).toBe('training');
});

test('it goes on when told to, and says what went wrong', async () => {
  const { store, words, container } = await open({ status: 'paused', step: 340, shown: 340 });
  expect(screen.getByRole('button', { name: words.weights.goOn })).toBeTruthy();
  await act(async () => store.setState({ training: { ...NO_TRAINING, status: 'lost', shown: 340 } }));
  expect(container.textContent).toContain(words.weights.lost);
  await act(async () =>
    store.setState({ training: { ...NO_TRAINING, status: 'diverged', step: 7, shown: 7 } }),
  );
  expect(container.textContent).toContain(words.weights.ranAway('7'));
  expect(screen.queryByRole('button', { name: words.weights.goOn })).toBeNull();
});

test('a training whose weights are not shown only says how far it is', async () => {
  const { words, container } = await open({ status: 'running', step: 12 });
  expect(container.textContent).toContain(words.weights.training('12'));
  expect(screen.queryByRole('button', { name: words.weights.shipped })).toBeNull();
});
