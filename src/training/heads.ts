import { HEAD_KINDS, type HeadKind, type HeadNaming, type HeadRow, type HeadScore } from '../model/card.ts';
import type { EncoderConfig } from '../model/config.ts';
import { type Ops, plainOps } from '../model/ops.ts';
import type { Weights } from '../model/weights.ts';
import type { Sentence } from './corpus/sentence.ts';
import { encode } from './network.ts';
import { floatsOfRun } from './runSize.ts';

/**
 * What heads look at, counted: in how many cases the largest weight of a row stands at a place of some kind.
 *
 * A subject, a referent or the same word counts only where it is neither beside the row nor first in the sentence.
 * Otherwise a head that always looks one token back would seem to know grammar.
 */
export const NAMING = { share: 0.6, timesUniform: 2 } as const satisfies Omit<HeadNaming, 'sentences'>;

/** One row of attention, and the places of one kind in its sentence. */
interface Case {
  readonly kind: HeadKind;
  readonly row: number;
  readonly places: readonly number[];
}

/** Every case in a sentence. */
export function casesOf({ words, marks }: Pick<Sentence, 'words' | 'marks'>): Case[] {
  const cases: Case[] = [];
  const T = words.length;
  const add = (kind: HeadKind, row: number, places: readonly number[]) => {
    if (places.length > 0) cases.push({ kind, row, places });
  };
  const isApart = (row: number) => (place: number) => Math.abs(place - row) > 1 && place > 0;
  const points = words.flatMap((word, i) => (/^\p{P}+$/u.test(word) ? [i] : []));
  for (let row = 0; row < T; row++) {
    if (row > 0) add('previous', row, [row - 1]);
    if (row < T - 1) add('next', row, [row + 1]);
    add('itself', row, [row]);
    if (row > 0) add('start', row, [0]);
    if (points.includes(row)) continue;
    add('punctuation', row, points);
    add(
      'same',
      row,
      words.flatMap((word, i) => (i !== row && word === words[row] ? [i] : [])).filter(isApart(row)),
    );
  }
  for (const mark of marks) {
    if (mark.kind === 'subject' || mark.kind === 'referent') {
      add(mark.kind, mark.at, [mark.of].filter(isApart(mark.at)));
    }
  }
  return cases;
}

/** Scores every head of a model on annotated sentences. */
export function measureHeads(
  config: EncoderConfig,
  weights: Weights,
  sentences: readonly Pick<Sentence, 'words' | 'marks'>[],
  idsOf: (words: readonly string[]) => readonly number[],
  ops: Ops = plainOps,
): HeadRow[] {
  const { heads: H, layers } = config;
  const hits = new Map<string, number>();
  const cases = new Map<HeadKind, { count: number; uniform: number }>();
  for (const sentence of sentences) {
    const ids = idsOf(sentence.words);
    const T = ids.length;
    ops.begin(floatsOfRun(config, T, 0));
    const { layers: traces } = encode(config, weights, { ids, starts: [0, T] }, ops);
    for (const { kind, row, places } of casesOf(sentence)) {
      const { count, uniform } = cases.get(kind) ?? { count: 0, uniform: 0 };
      cases.set(kind, { count: count + 1, uniform: uniform + places.length / T });
      for (let layer = 0; layer < layers; layer++) {
        const shares = traces[layer]?.weights as Float32Array;
        for (let head = 0; head < H; head++) {
          const start = (head * T + row) * T;
          if (!places.includes(largest(shares.subarray(start, start + T)))) continue;
          const key = `${layer} ${head} ${kind}`;
          hits.set(key, (hits.get(key) ?? 0) + 1);
        }
      }
    }
  }
  return Array.from({ length: layers * H }, (_, i) => {
    const [layer, head] = [Math.floor(i / H), i % H];
    const scores = HEAD_KINDS.flatMap((kind): HeadScore[] => {
      const found = cases.get(kind);
      if (!found) return [];
      const share = (hits.get(`${layer} ${head} ${kind}`) ?? 0) / found.count;
      return [{ kind, share, cases: found.count, uniform: found.uniform / found.count }];
    });
    return { layer, head, scores, name: nameOf(scores) };
  });
}

/** The kind with the highest score of those that are high enough. */
export function nameOf(scores: readonly HeadScore[]): HeadKind | null {
  const good = scores.filter(
    ({ share, uniform }) => share >= NAMING.share && share >= NAMING.timesUniform * uniform,
  );
  return good.toSorted((a, b) => b.share - a.share)[0]?.kind ?? null;
}

function largest(row: Float32Array): number {
  let at = 0;
  for (let j = 1; j < row.length; j++) if ((row[j] as number) > (row[at] as number)) at = j;
  return at;
}
