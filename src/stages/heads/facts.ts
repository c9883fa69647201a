import { headWidth } from '../../model/config.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  return {
    token: run.tokens[selection.token]?.name ?? '',
    D: formatCount(run.config.width),
    H: formatCount(run.config.heads),
    Dh: formatCount(headWidth(run.config)),
  };
}
