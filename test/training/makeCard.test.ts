import { expect, test } from 'vitest';
import { HEAD_KINDS } from '../../src/model/card.ts';
import type { Ops } from '../../src/model/ops.ts';
import { createTokenizer } from '../../src/model/tokenizer.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { ENGLISH } from '../../src/training/corpus/en/corpus.ts';
import { makeCard } from '../../src/training/makeCard.ts';
import { POCKET_MODELS, pocketTokenizerFile, wordIdsOf } from '../../src/training/pocket.ts';
import { TRAINER_DEFAULTS } from '../../src/training/trainer.ts';
import { ENGINES } from '../model/engines.ts';

test('the card of a model that has learned nothing says so', () => {
  const { vocabulary } = createTokenizer(pocketTokenizerFile(ENGLISH));
  const { idsOf, wordIds } = wordIdsOf(vocabulary);
  const config = { ...POCKET_MODELS['pocket-en'].config, layers: 1, vocabulary: vocabulary.size };
  const card = makeCard(
    {
      config,
      weights: untrainedWeights(config),
      corpus: ENGLISH,
      idsOf,
      mask: wordIds.mask,
      ops: ENGINES.at(-1) as Ops,
    },
    {
      name: 'nobody',
      settings: TRAINER_DEFAULTS,
      seed: 1,
      losses: [7, 6, 5],
      tokens: 100,
      milliseconds: 60_000,
      measured: [{ step: 2, loss: 6, heldOutLoss: 6.5, heldOutAccuracy: 0.25 }],
      checkpoints: [],
    },
    { probes: 20, blanks: 12, sentences: 20, counted: 2000 },
  );
  expect(card.curve).toEqual([
    { step: 1, loss: 7 },
    { step: 2, loss: 6, heldOutLoss: 6.5, heldOutAccuracy: 0.25 },
    { step: 3, loss: 5 },
  ]);
  expect(card.training.minutes).toBe(1);
  expect(card.probes.map(({ phenomenon }) => phenomenon)).toEqual([...ENGLISH.phenomena]);
  const mean = card.probes.reduce((sum, { accuracy }) => sum + accuracy, 0) / card.probes.length;
  expect(mean).toBeLessThan(0.6);
  for (const row of card.probes) {
    expect(row.count).toBe(20);
    // The grammar knows its own answers, but for the few that it leaves open.
    expect(row.best).toBeGreaterThan(0.85);
  }
  // Ignorance costs about the logarithm of the vocabulary, and nobody can be better than the grammar.
  for (const { blanks, loss, entropy } of [card.heldOut.familiar, card.heldOut.unseen]) {
    expect(blanks).toBe(12);
    expect(loss).toBeGreaterThan(5);
    expect(entropy).toBeLessThan(3);
  }
  expect(card.heads.map(({ layer, head }) => [layer, head])).toEqual([0, 1, 2, 3].map((head) => [0, head]));
  for (const { scores } of card.heads) expect(scores.map(({ kind }) => kind)).toEqual([...HEAD_KINDS]);
  const weak = card.weaknesses[0];
  expect(card.weaknesses.length).toBeGreaterThan(5);
  expect(weak?.examples[0]?.words).toContain(weak?.examples[0]?.right);
  expect(JSON.parse(JSON.stringify(card))).toEqual(card);
});
