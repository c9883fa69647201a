import type { ModelCard } from '../../model/card.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { UNKNOWN } from '../chapterNode.ts';
import { baselines, learnedFrom } from '../learnedOf.ts';
import { formatCount, formatNumber } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';
import { whileFlat } from './layout.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes of the card; without one only the number of entries is known. */
export function facts({ config }: StageRun, _: Selection, card: ModelCard | null): Record<string, string> {
  const known = {
    V: formatCount(config.vocabulary),
    even: formatNumber(Math.log(config.vocabulary)),
  };
  const first = card?.checkpoints[0];
  const last = card?.checkpoints.at(-1);
  const flat = card ? whileFlat(card) : null;
  const passed = card ? learnedFrom(card) : null;
  return {
    ...known,
    steps: card ? formatCount(card.training.steps) : UNKNOWN,
    start: first ? formatNumber(first.loss) : UNKNOWN,
    end: last ? formatNumber(last.loss) : UNKNOWN,
    flat: flat ? formatCount(flat.step) : UNKNOWN,
    flatLoss: flat ? formatNumber(flat.loss) : UNKNOWN,
    neighbours: card ? whole(baselines(card).bigram) : UNKNOWN,
    passed: passed === null ? UNKNOWN : formatCount(passed),
    reached: last ? whole(last.heldOutAccuracy) : UNKNOWN,
  };
}

function whole(share: number): string {
  return String(Math.round(share * 100));
}
