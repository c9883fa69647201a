/** What a reader chooses of a training on the page. */
export interface Pace {
  /** The most that the learning rate reaches, at the end of the warm-up; there it stays. */
  readonly learningRate: number;
  /** Sentences in a step. */
  readonly batch: number;
}

/** What is offered: each rate is about twice the one before. The highest is there to see a training run away. */
export const LEARNING_RATES = [
  1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 5e-2, 1e-1, 2e-1, 5e-1, 1,
] as const;
export const BATCHES = [8, 16, 32, 64, 128] as const;

export const DEFAULT_PACE: Pace = { learningRate: 2e-3, batch: 32 };

/** A pace that can be trained at, wherever it came from: a link, a message. */
export function isPace(value: unknown): value is Pace {
  if (typeof value !== 'object' || value === null) return false;
  const { learningRate, batch } = value as Readonly<Record<string, unknown>>;
  return isLearningRate(learningRate) && isBatch(batch);
}

export function isLearningRate(value: unknown): value is number {
  return (
    typeof value === 'number' && value >= LEARNING_RATES[0] && value <= (LEARNING_RATES.at(-1) as number)
  );
}

export function isBatch(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= (BATCHES.at(-1) as number);
}
