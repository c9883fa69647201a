import { type AnyTensorName, encoderOutput } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import { cosineOf, largestAt, rowAt } from '../row.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes; it reads encoderOutput(), which depends on the configuration and is always needed here. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { tokens, config } = run;
  const { name, layer } = encoderOutput(config);
  const output = run.tensor(name, layer ?? undefined);
  const own = rowAt(output, selection.token);
  const cosines = tokens.map((_, other) =>
    other === selection.token ? -Infinity : cosineOf(own, rowAt(output, other)),
  );
  const nearest = largestAt(cosines);
  const alone = tokens.length < 2;
  return {
    token: tokens[selection.token]?.name ?? '',
    T: formatCount(tokens.length),
    D: formatCount(config.width),
    nearest: alone ? '—' : (tokens[nearest]?.name ?? ''),
    cosine: alone ? '—' : formatNumber(cosines[nearest] as number),
  };
}
