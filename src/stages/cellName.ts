import type { Language } from '../i18n/languages.ts';
import type { Cell } from '../model/lineage.ts';
import { axesOf } from '../model/tensorNames.ts';
import { SHARED_WORDS } from './sharedWords.ts';
import type { StageRun } from './stage.ts';
import { COMMA, placeWords, TENSOR_WORDS } from './tensorWords.ts';

/** An entry of the vocabulary: “entry 25 cat”. */
export function entryWords(
  index: number,
  vocabulary: StageRun['vocabulary'] | undefined,
  language: Language,
): string {
  const piece = vocabulary?.pieces[index];
  return [placeWords('vocabulary', index, language), ...(piece === undefined ? [] : [piece])].join(' ');
}

/** A cell in words: "scores · layer 1 · head 3 · it → animal". Layers and heads are counted from 1, columns from 0. */
export function cellName(
  cell: Cell,
  run: Pick<StageRun, 'tokens'> & Partial<Pick<StageRun, 'vocabulary'>>,
  language: Language,
): string {
  const words = SHARED_WORDS[language];
  const axes = axesOf(cell.ref.name);
  const label = (token: number) => run.tokens[token]?.name ?? String(token);
  const parts = [TENSOR_WORDS[cell.ref.name][language]];
  if (cell.ref.layer !== null) parts.push(words.layer(cell.ref.layer + 1));
  const places: string[] = [];
  axes.forEach((axis, n) => {
    const index = cell.at[n] as number;
    if (axis === 'head') parts.push(words.head(index + 1));
    else if (axis === 'token' || axis === 'key') places.push(label(index));
    else if (axis === 'vocabulary') places.push(entryWords(index, run.vocabulary, language));
    else places.push(placeWords(axis, index, language));
  });
  const arrow = axes.includes('key') ? ' → ' : COMMA[language];
  return [...parts, places.join(arrow)].join(' · ');
}
