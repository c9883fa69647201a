import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { largestAt, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['ffn.hidden', 'ffn.activated'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, token } = selection;
  const hidden = rowAt(run.tensor('ffn.hidden', layer), token);
  const activated = rowAt(run.tensor('ffn.activated', layer), token);
  const cell = largestAt(activated);
  return {
    token: run.tokens[token]?.name ?? '',
    D: formatCount(run.config.width),
    F: formatCount(run.config.hidden),
    open: formatCount(hidden.filter((before) => before > 0).length),
    cell: String(cell),
    value: formatNumber(activated[cell] as number),
  };
}
