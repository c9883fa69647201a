import { waveAt } from '../../model/ops.ts';
import type { AnyTensorName } from '../../model/tensorNames.ts';
import { formatCount, formatNumber } from '../number.ts';
import type { Selection, StageRun } from '../stage.ts';

export const factNeeds: readonly AnyTensorName[] = [];

/** What the chapter quotes. The waves go on beyond the sentence, so they are read off the formula. */
export function facts(run: StageRun, selection: Selection): Record<string, string> {
  const { width } = run.config;
  const place = selection.place ?? selection.token;
  return {
    D: formatCount(width),
    place: String(place),
    first: formatNumber(waveAt(place, 0, width)),
    last: formatNumber(waveAt(place, width - 1, width)),
  };
}
