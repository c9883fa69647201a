import type { BatchSizes } from '../model/ops.ts';

/**
 * Attention inside each sentence of a batch, forward and backward.
 *
 * The sentences lie end to end without padding, N tokens together; `starts` says where each begins, and at last N.
 * Queries, keys and values stay (N, D): head h reads columns h·Dh to (h+1)·Dh. Weights are (H, T, T) of each sentence,
 * one sentence after another.
 */

export interface AttentionSizes extends BatchSizes {
  /** Every token it may look at counts alike: what is left of attention when it does not attend. */
  readonly uniform?: boolean;
}

/** softmax(q·kᵀ / √Dh)·v → weights and (N, D). */
export function attend(
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  sizes: AttentionSizes,
): { weights: Float32Array; context: Float32Array } {
  const { starts, heads, width, causal, uniform = false } = sizes;
  const headWidth = width / heads;
  const factor = 1 / Math.sqrt(headWidth);
  const weights = new Float32Array(weightCount(starts, heads));
  const context = new Float32Array(q.length);
  let row = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s] as number;
    const T = (starts[s + 1] as number) - from;
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < T; i++, row += T) {
        const query = (from + i) * width + h * headWidth;
        const seen = causal ? i + 1 : T;
        let max = -Infinity;
        for (let j = 0; j < seen; j++) {
          const key = (from + j) * width + h * headWidth;
          let sum = 0;
          for (let c = 0; c < headWidth; c++) sum += (q[query + c] as number) * (k[key + c] as number);
          const score = uniform ? 0 : sum * factor;
          weights[row + j] = score;
          if (score > max) max = score;
        }
        let denominator = 0;
        for (let j = 0; j < seen; j++) {
          const power = Math.exp((weights[row + j] as number) - max);
          weights[row + j] = power;
          denominator += power;
        }
        for (let j = 0; j < seen; j++) {
          const share = (weights[row + j] as number) / denominator;
          weights[row + j] = share;
          const value = (from + j) * width + h * headWidth;
          for (let c = 0; c < headWidth; c++) {
            context[query + c] = (context[query + c] as number) + share * (v[value + c] as number);
          }
        }
      }
    }
  }
  return { weights, context };
}

/**
 * From dC (N, D) back to q, k and v: dα = dC·vᵀ, dv = αᵀ·dC, ds = α·(dα − Σ dα·α) / √Dh, dq = ds·k, dk = dsᵀ·q.
 */
export function attendBackward(
  dc: Float32Array,
  q: Float32Array,
  k: Float32Array,
  v: Float32Array,
  weights: Float32Array,
  sizes: AttentionSizes,
): { dq: Float32Array; dk: Float32Array; dv: Float32Array } {
  const { starts, heads, width, causal } = sizes;
  const headWidth = width / heads;
  const factor = 1 / Math.sqrt(headWidth);
  const [dq, dk, dv] = [new Float32Array(q.length), new Float32Array(k.length), new Float32Array(v.length)];
  const slopes = new Float64Array(longest(starts));
  let row = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    const from = starts[s] as number;
    const T = (starts[s + 1] as number) - from;
    for (let h = 0; h < heads; h++) {
      for (let i = 0; i < T; i++, row += T) {
        const query = (from + i) * width + h * headWidth;
        const seen = causal ? i + 1 : T;
        let mean = 0;
        for (let j = 0; j < seen; j++) {
          const at = (from + j) * width + h * headWidth;
          const share = weights[row + j] as number;
          let slope = 0;
          for (let c = 0; c < headWidth; c++) {
            const given = dc[query + c] as number;
            slope += given * (v[at + c] as number);
            dv[at + c] = (dv[at + c] as number) + share * given;
          }
          slopes[j] = slope;
          mean += slope * share;
        }
        for (let j = 0; j < seen; j++) {
          const at = (from + j) * width + h * headWidth;
          const ds = (weights[row + j] as number) * ((slopes[j] as number) - mean) * factor;
          for (let c = 0; c < headWidth; c++) {
            dq[query + c] = (dq[query + c] as number) + ds * (k[at + c] as number);
            dk[at + c] = (dk[at + c] as number) + ds * (q[query + c] as number);
          }
        }
      }
    }
  }
  return { dq, dk, dv };
}

/** H · Σ T² over the sentences. */
function weightCount(starts: ArrayLike<number>, heads: number): number {
  let count = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    count += ((starts[s + 1] as number) - (starts[s] as number)) ** 2;
  }
  return heads * count;
}

function longest(starts: ArrayLike<number>): number {
  let most = 0;
  for (let s = 0; s + 1 < starts.length; s++) {
    most = Math.max(most, (starts[s + 1] as number) - (starts[s] as number));
  }
  return most;
}
