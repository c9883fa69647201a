import type { ModelCard } from '../model/card.ts';
import type { Weights } from '../model/weights.ts';
import type { ModelId } from './modelIds.ts';
import { fetchWeights, type LoadedModel } from './models.ts';

/** Why weights of an earlier step do not run: the model has none of that step, or they could not be fetched or read. */
export type CheckpointFlaw = 'unknown' | 'unreachable' | 'broken';

export interface Checkpoints {
  /** The weights of a step: fetched when first asked for, kept from then on. */
  read(
    id: ModelId,
    loaded: LoadedModel,
    card: ModelCard | null,
    step: number,
  ): Promise<Weights | CheckpointFlaw>;
  /** Whether they are here already, and need not be waited for. */
  kept(id: ModelId, step: number): Weights | null;
}

/** The key under which the worker has the weights of a step. */
export function checkpointKey(id: ModelId, step: number): string {
  return `${id} step ${step}`;
}

/** @param base the URL under which `models/` stands. */
export function createCheckpoints(base: string): Checkpoints {
  const all = new Map<string, Weights>();
  return {
    async read(id, loaded, card, step) {
      const known = all.get(checkpointKey(id, step));
      if (known) return known;
      if (!loaded.learned) return 'unknown';
      // What there is stands on the card.
      if (!card) return 'unreachable';
      const checkpoint = card.checkpoints.find((one) => one.step === step);
      if (!checkpoint) return 'unknown';
      const weights = await fetchWeights(id, checkpoint.file, loaded.config, base);
      if (typeof weights !== 'string') all.set(checkpointKey(id, step), weights);
      return weights;
    },
    kept: (id, step) => all.get(checkpointKey(id, step)) ?? null,
  };
}
