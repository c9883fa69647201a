import type { Parameters } from './parameters.ts';

/** How AdamW moves the weights (Kingma & Ba 2015; Loshchilov & Hutter 2019). */
export interface AdamWSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ: matrices shrink by learning rate × λ in each step; biases, γ and β do not. */
  readonly weightDecay: number;
  /** λ of W_Q and W_K, the two matrices that the scores of attention grow with. */
  readonly queryKeyDecay: number;
}

export const ADAMW = {
  beta1: 0.9,
  beta2: 0.98,
  epsilon: 1e-9,
  weightDecay: 0.01,
  queryKeyDecay: 0.01,
} as const satisfies AdamWSettings;

const QUERY_KEY: ReadonlySet<string> = new Set(['attention.q.weight', 'attention.k.weight']);

/** The running means of the gradient and of its square, one for each parameter. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
}

/**
 * One step, in place: m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − η·(m̂/(√v̂ + ε) + λw) with m̂ = m/(1−β₁ᵗ) and
 * v̂ = v/(1−β₂ᵗ). `step` counts from 1.
 */
export function adamwStep(
  weights: Parameters,
  gradients: Parameters,
  { first, second }: Moments,
  step: number,
  learningRate: number,
  { beta1, beta2, epsilon, weightDecay, queryKeyDecay }: AdamWSettings = ADAMW,
): void {
  const [w, g] = [weights.values, gradients.values];
  const rate = learningRate / (1 - beta1 ** step);
  const correction = 1 / (1 - beta2 ** step);
  for (const { ref, shape, start, end } of weights.places) {
    const decay = QUERY_KEY.has(ref.name) ? queryKeyDecay : weightDecay;
    const shrink = shape.length > 1 ? learningRate * decay : 0;
    for (let i = start; i < end; i++) {
      const slope = g[i] as number;
      const m = beta1 * (first[i] as number) + (1 - beta1) * slope;
      const v = beta2 * (second[i] as number) + (1 - beta2) * slope * slope;
      first[i] = m;
      second[i] = v;
      const value = w[i] as number;
      w[i] = value - (rate * m) / (Math.sqrt(v * correction) + epsilon) - shrink * value;
    }
  }
}

/** Scales all gradients so that their common length is at most `limit` (Pascanu et al. 2013); returns the length before. */
export function clipGradients(gradients: Parameters, limit: number): number {
  const g = gradients.values;
  let squares = 0;
  for (let i = 0; i < g.length; i++) squares += (g[i] as number) ** 2;
  const length = Math.sqrt(squares);
  if (length > limit) {
    const factor = limit / length;
    for (let i = 0; i < g.length; i++) g[i] = (g[i] as number) * factor;
  }
  return length;
}

/**
 * The learning rate of a step (from 1): up in a straight line over the warm-up, then down in a straight line to 0. Without
 * an end, `steps` being infinite, it stays up.
 */
export function learningRateAt(step: number, peak: number, warmUp: number, steps: number): number {
  if (step <= warmUp) return (peak * step) / warmUp;
  if (steps === Number.POSITIVE_INFINITY) return peak;
  return peak * Math.max(0, (steps - step) / Math.max(1, steps - warmUp));
}
