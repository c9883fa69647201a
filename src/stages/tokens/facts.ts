import type { AnyTensorName } from '../../model/tensorNames.ts';
import { UNKNOWN } from '../chapterNode.ts';
import { formatCount } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const token = run.tokens[selection.token];
  return {
    token: token?.label ?? '',
    id: token ? String(token.id) : UNKNOWN,
    T: formatCount(run.tokens.length),
    V: formatCount(run.vocabulary.size),
  };
}
