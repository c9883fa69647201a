import type { ModelCard } from '../model/card.ts';
import { folderOf, type ModelId } from './modelIds.ts';

/** What the trainer measured of a model; null where there is no such file, or not one that can be read. */
export async function loadCard(id: ModelId, base: string): Promise<ModelCard | null> {
  try {
    const response = await fetch(new URL(`models/${folderOf(id)}/card.json`, base));
    const card: unknown = response.ok ? await response.json() : null;
    return isCard(card) ? card : null;
  } catch {
    // The page does without: a card says something of the model, and is not part of it.
    return null;
  }
}

/** The trainer's own file is whole or not there; anything else was put in its place. */
function isCard(value: unknown): value is ModelCard {
  if (typeof value !== 'object' || value === null) return false;
  const { training, data, curve, probes, heads, weaknesses, checkpoints } = value as Partial<
    Record<keyof ModelCard, unknown>
  >;
  return (
    [curve, probes, heads, weaknesses, checkpoints].every(Array.isArray) &&
    [training, data].every((part) => typeof part === 'object' && part !== null)
  );
}
