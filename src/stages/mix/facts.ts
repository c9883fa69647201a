import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatNumber } from '../number.ts';
import { largestAt, lengthOf, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['attention.weights', 'attention.v'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, head, token } = selection;
  const weights = rowAt(run.tensor('attention.weights', layer), head, token);
  const value = run.tensor('attention.v', layer);
  const shares = weights.map((weight, key) => weight * lengthOf(rowAt(value, head, key)));
  const top = largestAt(weights);
  const most = largestAt(shares);
  return {
    token: run.tokens[token]?.name ?? '',
    weight: formatNumber(weights[top] as number),
    top: run.tokens[top]?.name ?? '',
    share: formatNumber(shares[most] as number),
    most: run.tokens[most]?.name ?? '',
  };
}
