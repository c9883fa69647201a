import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hasLearned } from '../../app/hasLearned.ts';
import type { ModelCard } from '../../src/model/card.ts';
import type { Run } from '../../src/store/state.ts';

const card: ModelCard = JSON.parse(
  readFileSync(new URL('../../public/models/pocket-en/card.json', import.meta.url), 'utf8'),
);
const bigram = card.probes.reduce((sum, probe) => sum + probe.bigram, 0) / card.probes.length;
const stateOf = (run: Partial<Run> | null) => ({ run: run as Run | null, loaded: null, card });

test('each checkpoint is learned or not as its answers outdo two neighbours, and the first is drawn', () => {
  for (const { step, heldOutAccuracy } of card.checkpoints) {
    const said = hasLearned(stateOf({ learned: 'en', step }), 'scores');
    expect(said, String(step)).toBe(step === 0 ? false : heldOutAccuracy > bigram ? true : null);
  }
});

test('finished weights have learned, and those of a model that was never trained have not', () => {
  expect(hasLearned(stateOf({ learned: 'en', step: null }), 'scores')).toBe(true);
  expect(hasLearned(stateOf({ learned: null, step: null }), 'scores')).toBe(false);
  expect(hasLearned(stateOf(null), 'scores')).toBe(null);
});

test('without a card nothing is said of a step on the way', () => {
  expect(hasLearned({ ...stateOf({ learned: 'en', step: 5000 }), card: null }, 'scores')).toBe(null);
});

test.each(['output', 'learning', 'training'] as const)(
  '%s speaks of the model, whichever weights run',
  (id) => {
    expect(hasLearned(stateOf({ learned: 'en', step: 0 }), id)).toBe(true);
    expect(hasLearned(stateOf({ learned: null, step: null }), id)).toBe(false);
  },
);
