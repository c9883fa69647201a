import type { ModelCard } from '../../model/card.ts';
import { parameterCount } from '../../model/config.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { UNKNOWN } from '../chapterNode.ts';
import { formatCount, formatNumber } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes: of the model that is open, and of how it was trained before it was shipped. */
export function facts(
  { config }: StageRun,
  _selection: Selection,
  card: ModelCard | null,
): Record<string, string> {
  return {
    parameters: formatCount(parameterCount(config)),
    even: formatNumber(Math.log(config.vocabulary)),
    steps: card ? formatCount(card.training.steps) : UNKNOWN,
    batch: card ? formatCount(card.training.batch) : UNKNOWN,
  };
}
