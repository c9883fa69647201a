import { moments } from '../../model/ops.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { addNormRefs } from '../addNormRefs.ts';
import { formatCount, formatNumber } from '../number.ts';
import { lengthOf, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['ffn.output', 'ffn.residual', 'attention.residual'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, token } = selection;
  const added = rowAt(run.tensor('ffn.output', layer), token);
  const sum = rowAt(run.tensor('ffn.residual', layer), token);
  const kept = sum.map((cell, i) => cell - (added[i] as number));
  // What the norm reads: the sum in post-LN, what passes by in pre-LN.
  const { normed } = addNormRefs('ffn', run.config, layer);
  const { mean, variance } = moments(rowAt(run.tensor(normed.name, normed.layer ?? undefined), token));
  return {
    token: run.tokens[token]?.name ?? '',
    T: formatCount(run.tokens.length),
    D: formatCount(run.config.width),
    N: formatCount(run.config.layers),
    layer: String(layer + 1),
    kept: formatNumber(lengthOf(kept)),
    added: formatNumber(lengthOf(added)),
    mean: formatNumber(mean),
    deviation: formatNumber(Math.sqrt(variance)),
  };
}
