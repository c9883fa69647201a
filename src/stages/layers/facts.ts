import { type AnyTensorName, layerOutput } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { cosineOf, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = ['embedding.sum', 'ffn.residual', 'ffn.norm'];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { layer, token } = selection;
  const entered = rowAt(run.tensor('embedding.sum'), token);
  const handedOn = rowAt(run.tensor(layerOutput(run.config, layer).name, layer), token);
  return {
    token: run.tokens[token]?.name ?? '',
    N: formatCount(run.config.layers),
    layer: String(layer + 1),
    cosine: formatNumber(cosineOf(entered, handedOn)),
  };
}
