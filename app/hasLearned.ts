import type { StageId } from '../src/stages/ids.ts';
import { learnedFrom } from '../src/stages/learnedOf.ts';
import type { ExplainerState } from '../src/store/state.ts';

/** Their chapters speak of the open model, whichever of its weights run. */
const OF_THE_MODEL: ReadonlySet<StageId> = new Set(['output', 'learning', 'training']);

/**
 * Whether a chapter may say that the weights have learned: false as they were drawn; null, so neither, at a step where
 * the model answers no more than two neighbours alone would.
 */
export function hasLearned(
  { run, loaded, card }: Pick<ExplainerState, 'run' | 'loaded' | 'card'>,
  id: StageId,
): boolean | null {
  if (!run) return loaded && loaded.learned !== null;
  if (run.learned === null || run.step === null || OF_THE_MODEL.has(id)) return run.learned !== null;
  if (run.step === 0) return false;
  const from = card ? learnedFrom(card) : null;
  return from === null || run.step < from ? null : true;
}
