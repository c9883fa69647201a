import type { AnyTensorName } from '../../model/tensorNames.ts';
import { UNKNOWN } from '../chapterNode.ts';
import { formatCount } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const token = run.tokens[selection.token];
  return {
    token: token?.name ?? '',
    id: token ? String(token.id) : UNKNOWN,
    T: formatCount(run.tokens.length),
    V: formatCount(run.config.vocabulary),
    D: formatCount(run.config.width),
  };
}
