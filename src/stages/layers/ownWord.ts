import { stationsOf } from '../../model/tensorNames.ts';
import type { SenseRows } from '../../store/senses.ts';
import { rowAt } from '../row.ts';
import type { StageRun } from '../stage.ts';

/** Where the reader's own sentence has the word; nowhere while it runs through a model of another shape. */
export function ownPlaces(
  { config, tokens, text }: StageRun,
  { word, places, config: of }: SenseRows,
): number[] {
  const first = places[0];
  const id = first?.ids[first.token];
  const { width, layers, normOrder } = config;
  if (width !== of.width || layers !== of.layers || normOrder !== of.normOrder) return [];
  return tokens.flatMap((token, place) => {
    const typed = text.slice(token.start, token.start + word.word.length).toLowerCase();
    return token.id === id && typed === word.word ? [place] : [];
  });
}

/** The rows at these places, at each station. */
export function ownRows(run: StageRun, places: readonly number[]): Float32Array[][] {
  return stationsOf(run.config).map(({ name, layer }) =>
    places.map((place) => rowAt(run.tensor(name, layer ?? undefined), place)),
  );
}
