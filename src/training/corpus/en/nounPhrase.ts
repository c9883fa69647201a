import type { Chooser } from '../grammar.ts';
import {
  ANIMALS,
  FEMALE_NAMES,
  type Gender,
  list,
  MALE_NAMES,
  MEN,
  PEOPLE,
  POSSESSIVE,
  plural,
  WOMEN,
} from './lexicon.ts';

/** Somebody or something that has been spoken of. */
export interface Referent {
  /** How it is spoken of again: a name, or `the` and the noun. */
  readonly again: string;
  /** The noun in the singular, or the name. */
  readonly lemma: string;
  /** The index of the noun or name. */
  readonly at: number;
  readonly gender: Gender;
  /** Whether the word leaves open if it is she or he. */
  readonly open: boolean;
}

const KINDS = [
  'f-name',
  'm-name',
  'f',
  'm',
  'person',
  'animal',
  'women',
  'men',
  'people',
  'animals',
  'pair',
] as const;
export type Kind = (typeof KINDS)[number];

const GENDER: Record<Kind, Gender> = {
  'f-name': 'f',
  'm-name': 'm',
  f: 'f',
  m: 'm',
  person: 'f',
  animal: 'n',
  women: 'p',
  men: 'p',
  people: 'p',
  animals: 'p',
  pair: 'p',
};
const NOUNS: Record<Kind, readonly string[]> = {
  'f-name': FEMALE_NAMES,
  'm-name': MALE_NAMES,
  f: WOMEN,
  m: MEN,
  person: PEOPLE,
  animal: ANIMALS,
  women: WOMEN,
  men: MEN,
  people: PEOPLE,
  animals: ANIMALS,
  pair: [...FEMALE_NAMES, ...MALE_NAMES],
};
/** One king is enough. */
const SINGLE = new Set(list('king queen mother father grandmother grandfather clown'));

const OF_PEOPLE = list('old young kind tall poor rich happy clever strong friendly');
const OF_ANIMALS = list('old young big small hungry wild lazy friendly');
const SOMETIMES = [5, 1];

/** Now and then a word that changes nothing but the rhythm. */
export function sayAdjective(c: Chooser, adjectives: readonly string[]): void {
  if (c.choose([false, true], SOMETIMES)) c.say(c.choose(adjectives, null, (word) => word));
}

const FIRST = (kind: Kind) => (kind === 'f-name' || kind === 'm-name' || kind === 'pair' ? '' : 'the');

/** Says a noun phrase of one of these kinds. `but` are lemmas that have been used. */
export function sayReferent(
  c: Chooser,
  kinds: readonly Kind[],
  weights?: readonly number[],
  but: readonly string[] = [],
): Referent {
  const kind = c.choose(kinds, weights, FIRST);
  const gender = GENDER[kind];
  const named = FIRST(kind) === '';
  const many = kind === 'women' || kind === 'men' || kind === 'people' || kind === 'animals';
  if (!named) {
    c.say('the');
    sayAdjective(c, kind === 'animal' || kind === 'animals' ? OF_ANIMALS : OF_PEOPLE);
  }
  const nouns = NOUNS[kind].filter((noun) => !but.includes(noun) && !(many && SINGLE.has(noun)));
  const lemma = c.choose(nouns, null, (noun) => (many ? plural(noun) : noun));
  const noun = many ? plural(lemma) : lemma;
  const at = c.say(noun);
  if (kind === 'pair') {
    c.say('and');
    const other = c.choose(
      nouns.filter((name) => name !== lemma),
      null,
      (name) => name,
    );
    c.say(other);
    return { again: `${lemma} and ${other}`, lemma, at, gender, open: false };
  }
  if (kind === 'person') {
    const chosen = c.choose(['f', 'm'] as const);
    return { again: `the ${noun}`, lemma, at, gender: chosen, open: true };
  }
  return { again: named ? noun : `the ${noun}`, lemma, at, gender, open: false };
}

/** Which forms of a table fit a referent, and which do not: the best guess cannot tell `she` from `he` for a doctor. */
export function formsFor(
  table: Readonly<Record<Gender, string>>,
  referent: Pick<Referent, 'gender' | 'open'>,
) {
  const right = referent.open ? [table.f, table.m] : [table[referent.gender]];
  const wrong = [...new Set(Object.values(table))].filter((form) => !right.includes(form));
  return { right, wrong };
}

/** Says a pronoun and marks whom it stands for. */
export function sayPronoun(c: Chooser, table: Readonly<Record<Gender, string>>, of: Referent): number {
  const at = c.say(table[of.gender]);
  c.mark({ kind: 'referent', at, of: of.at });
  return at;
}

/** What belongs to somebody. */
export const own = (c: Chooser, of: Referent) => sayPronoun(c, POSSESSIVE, of);
