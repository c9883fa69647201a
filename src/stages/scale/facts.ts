import { moments } from '../../model/ops.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { lengthOf, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [
  'embedding.token',
  'embedding.scaled',
  'position.encoding',
];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const length = (name: AnyTensorName) => formatNumber(lengthOf(rowAt(run.tensor(name), selection.token)));
  return {
    token: run.tokens[selection.token]?.name ?? '',
    D: formatCount(run.config.width),
    root: formatNumber(Math.sqrt(run.config.width)),
    /** The standard deviation of all cells that were picked. */
    spread: formatNumber(Math.sqrt(moments(run.tensor('embedding.token').data).variance)),
    before: length('embedding.token'),
    after: length('embedding.scaled'),
    position: length('position.encoding'),
  };
}
