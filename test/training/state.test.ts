import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { curveOf } from '../../src/training/cardMeasure.ts';
import { progressText } from '../../src/training/progress.ts';
import { loadState, saveState, type TrainingState } from '../../src/training/trainingState.ts';

const folder = mkdtempSync(join(tmpdir(), 'training-'));
const file = pathToFileURL(join(folder, 'run/state.safetensors'));
afterAll(() => rm(folder, { recursive: true }));

const state: TrainingState = {
  snapshot: {
    step: 3,
    weights: Float32Array.of(1, -2.5, 1e-30),
    first: Float32Array.of(0.1, 0.2, 0.3),
    second: Float32Array.of(1e-12, 0, 4),
  },
  losses: [3, 2.5, 2.25],
  tokens: 1234,
  milliseconds: 5678,
  notes: { checkpoints: [{ step: 0 }] },
  settings: '{"batch":32}',
};

test('a halted training is read back exactly', async () => {
  await saveState(file, state);
  expect(await loadState(file, state.settings)).toEqual(state);
});

test('a training with other settings is another one, and none is none', async () => {
  expect(await loadState(file, '{"batch":64}')).toBeNull();
  expect(await loadState(new URL('elsewhere.safetensors', file), state.settings)).toBeNull();
});

test('a curve is the mean of each stretch, and no step is left out', () => {
  expect(curveOf([4, 2, 1, 1], 2)).toEqual([
    { step: 2, loss: 3 },
    { step: 4, loss: 1 },
  ]);
  expect(curveOf([5, 3], 100)).toEqual([
    { step: 1, loss: 5 },
    { step: 2, loss: 3 },
  ]);
  expect(curveOf([], 10)).toEqual([]);
});

test('the progress says where the training stands and how long it will take', () => {
  const text = progressText({
    step: 250,
    steps: 1000,
    loss: 1.23456,
    accuracy: 0.5,
    milliseconds: 10_000,
    done: 200,
  });
  expect(text).toBe(
    '[######..................] 250/1000  loss 1.235  held-out 50.0 %  20.0 steps/s  0:38 left',
  );
});
