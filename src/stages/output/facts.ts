import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes: true of every model, whether it guesses or not. */
export function facts({ tokens, config }: StageRun, selection: Selection): Record<string, string> {
  return {
    token: tokens[selection.token]?.name ?? '',
    T: formatCount(tokens.length),
    D: formatCount(config.width),
    V: formatCount(config.vocabulary),
    root: formatNumber(Math.sqrt(config.width)),
  };
}
