import { headWidth } from '../../model/config.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { largestAt, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['attention.scaled'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, head, token } = selection;
  const Dh = headWidth(run.config);
  const row = rowAt(run.tensor('attention.scaled', layer), head, token);
  const best = largestAt(row);
  return {
    token: run.tokens[token]?.name ?? '',
    Dh: formatCount(Dh),
    root: formatNumber(Math.sqrt(Dh)),
    score: formatNumber(row[best] as number),
    best: run.tokens[best]?.name ?? '',
  };
}
