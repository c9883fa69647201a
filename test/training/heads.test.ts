import { expect, test } from 'vitest';
import type { EncoderConfig } from '../../src/model/config.ts';
import { givenWeights, untrainedWeights } from '../../src/model/weights.ts';
import { casesOf, measureHeads, nameOf } from '../../src/training/heads.ts';
import { copyOf } from '../../src/training/parameters.ts';

const sentence = {
  words: ['the', 'dog', 'near', 'the', 'cats', ',', 'it', 'barks', '.'],
  marks: [
    { kind: 'subject', at: 7, of: 1 },
    { kind: 'referent', at: 6, of: 1 },
    { kind: 'sense', at: 4, sense: 'cat.animal' },
  ],
} as const;

const places = (kind: string) =>
  casesOf(sentence)
    .filter((one) => one.kind === kind)
    .map(({ row, places }) => [row, ...places]);

test('the cases of a sentence are its neighbours, its marks, its repeated words and its signs', () => {
  expect(places('previous')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((row) => [row, row - 1]));
  expect(places('next')).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((row) => [row, row + 1]));
  expect(places('subject')).toEqual([[7, 1]]);
  expect(places('referent')).toEqual([[6, 1]]);
  // The first "the" stands at the beginning, and what stands there does not count as found for its own sake.
  expect(places('same')).toEqual([[0, 3]]);
  expect(places('start').map(([row]) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(places('punctuation')).toEqual([0, 1, 2, 3, 4, 6, 7].map((row) => [row, 5, 8]));
});

test('a subject beside its verb, or first in the sentence, shows nothing and does not count', () => {
  const short = { words: ['dogs', 'bark', '.'], marks: [{ kind: 'subject', at: 1, of: 0 }] } as const;
  expect(casesOf(short).filter(({ kind }) => kind === 'subject')).toEqual([]);
});

test('a head has a name only where its share is high and far above chance', () => {
  const score = (share: number, uniform: number) =>
    ({ kind: 'previous', share, uniform, cases: 10 }) as const;
  expect(nameOf([score(0.59, 0.1)])).toBeNull();
  expect(nameOf([score(0.6, 0.1)])).toBe('previous');
  expect(nameOf([score(0.6, 0.4)])).toBeNull();
  expect(nameOf([score(0.7, 0.1), { kind: 'subject', share: 0.9, uniform: 0.1, cases: 3 }])).toBe('subject');
});

const config: EncoderConfig = {
  width: 8,
  heads: 2,
  hidden: 8,
  layers: 1,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: false,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: 10,
  tied: true,
  seed: 1,
};

test('a head that is made to look one token back is found to do so', () => {
  // The waves of columns 0 and 1 turn by one radian a token; a query turned back by one meets the key before it.
  const weights = copyOf(config, untrainedWeights(config));
  const [q, k] = (['q', 'k'] as const).map((part) => {
    const { data } = weights.get({ name: `attention.${part}.weight`, layer: 0 });
    data.fill(0);
    return data;
  }) as [Float32Array, Float32Array];
  weights.get({ name: 'embedding.weight', layer: null }).data.fill(0);
  const size = 30;
  // (sin p, cos p) → (sin(p−1), cos(p−1)), for head 0 only.
  q.set([Math.cos(1) * size, Math.sin(1) * size], 0);
  q.set([-Math.sin(1) * size, Math.cos(1) * size], 8);
  k.set([size, 0], 0);
  k.set([0, size], 8);
  const tensors = new Map(weights.places.map(({ ref }) => [keyOf(ref), weights.get(ref)]));
  const heads = measureHeads(config, givenWeights(config, tensors), [sentence], () => [
    1, 2, 3, 1, 4, 5, 6, 7, 8,
  ]);
  expect(heads.map(({ layer, head, name }) => [layer, head, name])).toEqual([
    [0, 0, 'previous'],
    [0, 1, heads[1]?.name ?? null],
  ]);
  const previous = heads[0]?.scores.find(({ kind }) => kind === 'previous');
  // Six tokens are a turn of nearly 2π, so only there may another key be as near.
  expect(previous?.share).toBeGreaterThan(0.7);
  expect(previous?.cases).toBe(8);
  expect(previous?.uniform).toBeCloseTo(1 / 9, 12);
});

function keyOf({ name, layer }: { readonly name: string; readonly layer: number | null }): string {
  return layer === null ? name : `${name}@${layer}`;
}
