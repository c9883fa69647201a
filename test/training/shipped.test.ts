import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ModelCard } from '../../src/model/card.ts';
import { parameterCount } from '../../src/model/config.ts';
import { readConfig } from '../../src/model/configFile.ts';
import { forward } from '../../src/model/encoder.ts';
import type { Ops } from '../../src/model/ops.ts';
import { seededRandom } from '../../src/model/random.ts';
import { readStateDict } from '../../src/model/runFile.ts';
import { readSafetensors } from '../../src/model/tensorFile.ts';
import { createTokenizer } from '../../src/model/tokenizer.ts';
import { untrainedWeights } from '../../src/model/weights.ts';
import { bestPossible, drawProbes } from '../../src/training/cardMeasure.ts';
import { ENGLISH } from '../../src/training/corpus/en/corpus.ts';
import { CHINESE } from '../../src/training/corpus/zh/corpus.ts';
import { NAMING, nameOf } from '../../src/training/heads.ts';
import { PROBE_SEED } from '../../src/training/makeCard.ts';
import { POCKET_MODELS, pocketTokenizerFile, wordIdsOf } from '../../src/training/pocket.ts';
import { scoreProbes } from '../../src/training/probes.ts';
import { ENGINES } from '../model/engines.ts';

/** The trained models as they are shipped: their files, and whether the card says of them what is so. */

const LARGEST = 700_000;
const CORPORA = { 'pocket-en': ENGLISH, 'pocket-zh': CHINESE };
const ops = ENGINES.at(-1) as Ops;

describe.each(Object.entries(CORPORA))('%s', (name, corpus) => {
  const folder = new URL(`../../public/models/${name}/`, import.meta.url);
  const bytes = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));
  const json = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const card = json('card.json') as ModelCard;
  const config = readConfig(json('config.json'));
  const { vocabulary } = createTokenizer(json('tokenizer.json'));
  const { idsOf, wordIds } = wordIdsOf(vocabulary);
  const weightsOf = (file: string) => readStateDict(config, readSafetensors(bytes(file)).tensors);
  const weights = weightsOf('model.safetensors');
  const model = POCKET_MODELS[name as keyof typeof POCKET_MODELS];

  test('is what pocket.ts describes, and knows the words of its grammar and no others', () => {
    expect(config).toEqual({ ...model.config, vocabulary: vocabulary.size });
    expect(json('tokenizer.json')).toEqual(pocketTokenizerFile(corpus));
    const { adamw, ...settings } = model.settings;
    expect(card.training).toMatchObject({
      ...settings,
      weightDecay: adamw.weightDecay,
      queryKeyDecay: adamw.queryKeyDecay,
      parameters: parameterCount(config),
    });
    expect(card.language).toBe(corpus.language);
  });

  test('is small enough to be fetched by everybody', () => {
    expect(statSync(new URL('model.safetensors', folder)).size).toBeLessThanOrEqual(LARGEST);
  });

  test('gets right what its card says, of every kind of question', () => {
    const probes = drawProbes(corpus, card.probes[0]?.count ?? 0, PROBE_SEED);
    expect([...probes.keys()]).toEqual(card.probes.map(({ phenomenon }) => phenomenon));
    for (const row of card.probes) {
      const asked = probes.get(row.phenomenon) ?? [];
      const score = scoreProbes(config, weights, asked, { idsOf, mask: wordIds.mask, ops });
      expect(score.count, row.phenomenon).toBe(row.count);
      // Another kernel rounds otherwise, which may turn the closest of calls.
      expect(Math.abs(score.right - row.accuracy * row.count), row.phenomenon).toBeLessThan(1.5);
    }
  });

  test('could get right what the card says, by the grammar', () => {
    const probes = drawProbes(corpus, card.probes[0]?.count ?? 0, PROBE_SEED);
    for (const row of card.probes) {
      const some = (probes.get(row.phenomenon) ?? []).slice(0, 10);
      if (row.best === 1) expect(bestPossible(corpus, some), row.phenomenon).toBe(1);
    }
  });

  test('knows far more than its baselines, and owes it to attention and to positions', () => {
    const mean = (what: (row: ModelCard['probes'][number]) => number) =>
      card.probes.reduce((sum, row) => sum + what(row), 0) / card.probes.length;
    const reached = mean(({ accuracy }) => accuracy);
    for (const poorer of ['unigram', 'bigram', 'uniformAttention', 'noPositions'] as const) {
      expect(
        mean((row) => row[poorer]),
        poorer,
      ).toBeLessThan(reached - 0.2);
    }
  });

  test('looks around: no head gives nearly all its weight to one place, whichever token asks', () => {
    const random = seededRandom(PROBE_SEED, 'sentences to look around in');
    const resting = new Float64Array(config.layers * config.heads);
    const count = 10;
    for (let n = 0; n < count; n++) {
      const ids = idsOf(corpus.sentence(random).words);
      const [T, { heads }] = [ids.length, config];
      for (const { name: tensor, layer, data } of forward(config, weights, {
        ids,
        padding: ids.map(() => false),
      })) {
        if (tensor !== 'attention.weights') continue;
        for (let head = 0; head < heads; head++) {
          const taken = new Float64Array(T);
          for (let cell = 0; cell < T * T; cell++) {
            taken[cell % T] = (taken[cell % T] as number) + (data[head * T * T + cell] as number) / T;
          }
          const at = (layer ?? 0) * heads + head;
          resting[at] = (resting[at] as number) + Math.max(...taken) / count;
        }
      }
    }
    expect(Math.max(...resting)).toBeLessThan(0.8);
  });

  test('names a head only for what it was counted to do', () => {
    expect(card.naming).toMatchObject(NAMING);
    expect(card.heads).toHaveLength(config.layers * config.heads);
    for (const head of card.heads) expect(head.name).toBe(nameOf(head.scores));
  });

  test('has checkpoints from its first weights to its last', () => {
    const files = readdirSync(new URL('checkpoints/', folder)).map((file) => `checkpoints/${file}`);
    expect(files.toSorted()).toEqual(card.checkpoints.map(({ file }) => file).toSorted());
    const { checkpoints } = card;
    expect([checkpoints[0]?.step, checkpoints.at(-1)?.step]).toEqual([0, card.training.steps]);
    for (const { file } of checkpoints) weightsOf(file);
    const ref = { name: 'ffn.hidden.weight', layer: 0 } as const;
    const dataOf = (file: string) => weightsOf(file).get(ref).data;
    const drawn = untrainedWeights(config).get(ref).data;
    const first = dataOf(checkpoints[0]?.file ?? '');
    // Half precision keeps eleven bits.
    for (let i = 0; i < drawn.length; i += 97) {
      expect(Math.abs((first[i] as number) - (drawn[i] as number))).toBeLessThan(2e-4);
    }
    expect(dataOf(checkpoints.at(-1)?.file ?? '')).toEqual(weights.get(ref).data);
  });

  test('becomes better from checkpoint to checkpoint, taken as a whole', () => {
    const losses = card.checkpoints.map(({ loss }) => loss);
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect(card.checkpoints.at(-1)?.heldOutAccuracy).toBeGreaterThan(
      (card.checkpoints[0]?.heldOutAccuracy ?? 1) + 0.3,
    );
  });
});
