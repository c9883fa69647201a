import { isBlank } from '../model/blanks.ts';
import type { StageToken } from './stage.ts';

/** How many of the likeliest entries are drawn. */
export const SHOWN = 10;

/** Which entry stands at a place in truth: what a blank covers, else the token itself; null where nobody knows. */
export function truthOf(token: Pick<StageToken, 'kind' | 'piece' | 'id' | 'covers'>): number | null {
  if (token.covers !== undefined) return token.covers;
  return isBlank(token) || token.kind === 'padding' ? null : token.id;
}

/** Where an entry stands among all, from 1: one more than how many are likelier. */
export function rankOf(values: ArrayLike<number>, entry: number): number {
  const own = values[entry] as number;
  let rank = 1;
  for (let i = 0; i < values.length; i++) if ((values[i] as number) > own) rank++;
  return rank;
}

/** The likeliest entries, most likely first; of equals the one that stands earlier in the vocabulary. */
export function likeliest(values: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  const before = (a: number, b: number) => (values[a] as number) >= (values[b] as number);
  for (let i = 0; i < values.length; i++) {
    let at = best.length;
    while (at > 0 && !before(best[at - 1] as number, i)) at--;
    if (at < count) {
      best.splice(at, 0, i);
      best.length = Math.min(best.length, count);
    }
  }
  return best;
}

/** The entries to draw for a place: the likeliest, and those that are asked about wherever they stand. */
export function candidates(values: ArrayLike<number>, asked: readonly (number | null)[]): number[] {
  const best = likeliest(values, SHOWN);
  const more = asked.filter((entry): entry is number => entry !== null && !best.includes(entry));
  return [...best, ...new Set(more)].sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}
