import { MASKED_SCORE } from '../../model/ops.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { largestAt, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['attention.masked', 'attention.weights'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, head, token } = selection;
  const scores = rowAt(run.tensor('attention.masked', layer), head, token);
  const weights = rowAt(run.tensor('attention.weights', layer), head, token);
  const top = largestAt(weights);
  const entropy = weights.reduce((sum, weight) => (weight > 0 ? sum - weight * Math.log(weight) : sum), 0);
  return {
    token: run.tokens[token]?.name ?? '',
    T: formatCount(run.tokens.length),
    masked: formatCount(scores.filter((score) => score === MASKED_SCORE).length),
    weight: formatNumber(weights[top] as number),
    top: run.tokens[top]?.name ?? '',
    /** Over how many tokens an even split would be as wide: e to the entropy. */
    effective: formatNumber(Math.exp(entropy)),
  };
}
