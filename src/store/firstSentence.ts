import type { Language } from '../i18n/languages.ts';
import type { HeadRow } from '../model/card.ts';

export interface FirstSentence {
  readonly text: string;
  /** The token whose row the sentence is about: “it”. */
  readonly token: number;
  /** The head in whose last layer, as it was trained, that row looks at what “it” stands for. */
  readonly head: number;
}

/** What a reader of each language begins with. */
export const FIRST_SENTENCE: Readonly<Record<Language, FirstSentence>> = {
  en: { text: 'The animal did not cross the street because it was too tired.', token: 8, head: 1 },
  'zh-Hans': { text: '小猫没有过马路，因为它太累了。', token: 10, head: 0 },
  'zh-Hant': { text: '小貓沒有過馬路，因為牠太累了。', token: 10, head: 0 },
};

/** The head that looks from a pronoun to what it means more often than any other was measured to; null where none was. */
export function referentHead(heads: readonly HeadRow[]): { layer: number; head: number } | null {
  let best: { layer: number; head: number } | null = null;
  let most = 0;
  for (const { layer, head, scores } of heads) {
    const share = scores.find(({ kind }) => kind === 'referent')?.share ?? 0;
    if (share > most) [best, most] = [{ layer, head }, share];
  }
  return best;
}
