import { parameterCount } from '../../model/config.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { config, tokens } = run;
  return {
    token: tokens[selection.token]?.name ?? '',
    D: formatCount(config.width),
    H: formatCount(config.heads),
    N: formatCount(config.layers),
    parameters: formatCount(parameterCount(config)),
  };
}
