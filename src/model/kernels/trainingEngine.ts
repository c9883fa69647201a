import type { TrainingKernels } from '../ops.ts';
import type { Arena } from './arena.ts';

/** What assembly/training.ts exports. Addresses in bytes, extents in numbers. */
export interface TrainingExports {
  attend(
    q: number,
    k: number,
    v: number,
    weights: number,
    context: number,
    starts: number,
    sentences: number,
    H: number,
    D: number,
    causal: boolean,
  ): void;
  attendBackward(
    dc: number,
    q: number,
    k: number,
    v: number,
    weights: number,
    dq: number,
    dk: number,
    dv: number,
    starts: number,
    sentences: number,
    H: number,
    D: number,
    causal: boolean,
    slopes: number,
  ): void;
  reluBackward(dy: number, x: number, dx: number, n: number): void;
  columnSums(x: number, sums: number, rows: number, m: number): void;
  layerNormBackward(
    dy: number,
    x: number,
    gamma: number,
    dx: number,
    dGamma: number,
    dBeta: number,
    rows: number,
    d: number,
    epsilon: number,
  ): void;
}

/** `now` gives the module as it stands: the engine may have opened a new one. */
export function trainingKernels(
  now: () => { readonly arena: Arena; readonly kernels: TrainingExports },
): TrainingKernels {
  /** Where the sentences begin, copied to the head of the room; slopes have their place behind. */
  const putStarts = (arena: Arena, starts: ArrayLike<number>) => {
    const words = arena.words();
    for (let s = 0; s < starts.length; s++) words[s] = starts[s] as number;
    return words.byteOffset;
  };
  return {
    suits: (width, heads) => (width / heads) % 4 === 0,
    attend(q, k, v, { starts, heads, width, causal }) {
      const { arena, kernels } = now();
      const [atQ, atK, atV] = [arena.addressOf(q), arena.addressOf(k), arena.addressOf(v)];
      const count = weightCount(starts, heads);
      // The last row is written in whole vectors too.
      const weights = arena.take(count + 4).subarray(0, count);
      const context = arena.take(q.length);
      kernels.attend(
        atQ,
        atK,
        atV,
        weights.byteOffset,
        context.byteOffset,
        putStarts(arena, starts),
        starts.length - 1,
        heads,
        width,
        causal,
      );
      return { weights, context };
    },
    attendBackward(dc, q, k, v, weights, { starts, heads, width, causal }) {
      const { arena, kernels } = now();
      const from = [dc, q, k, v, weights].map((x) => arena.addressOf(x)) as Five;
      const [dq, dk, dv] = [arena.take(q.length), arena.take(q.length), arena.take(q.length)];
      const words = putStarts(arena, starts);
      kernels.attendBackward(
        ...from,
        dq.byteOffset,
        dk.byteOffset,
        dv.byteOffset,
        words,
        starts.length - 1,
        heads,
        width,
        causal,
        words + 4 * MOST_SENTENCES,
      );
      return { dq, dk, dv };
    },
    reluBackward(dy, x) {
      const { arena, kernels } = now();
      const [given, from] = [arena.addressOf(dy), arena.addressOf(x)];
      const dx = arena.take(x.length);
      kernels.reluBackward(given, from, dx.byteOffset, x.length);
      return dx;
    },
    columnSums(x, m) {
      const { arena, kernels } = now();
      const from = arena.addressOf(x);
      const sums = arena.take(m);
      kernels.columnSums(from, sums.byteOffset, x.length / m, m);
      return sums;
    },
    layerNormBackward(dy, x, gamma, d, epsilon) {
      const { arena, kernels } = now();
      const [given, from, by] = [arena.addressOf(dy), arena.addressOf(x), arena.addressOf(gamma)];
      const [dx, dGamma, dBeta] = [arena.take(x.length), arena.take(d), arena.take(d)];
      kernels.layerNormBackward(
        given,
        from,
        by,
        dx.byteOffset,
        dGamma.byteOffset,
        dBeta.byteOffset,
        x.length / d,
        d,
        epsilon,
      );
      return { dx, dGamma, dBeta };
    },
  };
}

/** Of the room for work within a call, sentences take the first part and one sentence's slopes the rest. */
const MOST_SENTENCES = 65_536;

type Five = [number, number, number, number, number];

/** H · Σ T² over the sentences. */
function weightCount(starts: ArrayLike<number>, heads: number): number {
  let count = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    count += ((starts[s + 1] as number) - (starts[s] as number)) ** 2;
  }
  return heads * count;
}
