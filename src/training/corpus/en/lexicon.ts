/** The words of a list. */
export const list = (text: string): string[] => text.trim().split(/\s+/);
/** The phrases of a list, parted by bars. */
export const phrases = (text: string): string[] => text.split('|').map((phrase) => phrase.trim());

export const FEMALE_NAMES = list('anna mary emma lucy sara julia alice nina kate clara');
export const MALE_NAMES = list('tom john peter paul ben max david leo jack oscar');
export const NAMES = [...FEMALE_NAMES, ...MALE_NAMES];

export const WOMEN = list('girl woman mother sister queen aunt daughter grandmother lady princess');
export const MEN = list('boy man father brother king uncle son grandfather prince monk');
/** Nouns that say nothing about the gender. */
export const PEOPLE =
  list(`teacher doctor nurse farmer baker student child friend neighbour driver singer writer
  painter lawyer engineer pilot sailor soldier cook guest judge artist gardener tailor visitor captain hunter clown`);

export const ANIMALS =
  list(`dog cat horse cow goat pig duck hen mouse bird fox wolf bear lion tiger rabbit monkey
  elephant frog snake donkey camel owl eagle`);
export const LARGE_ANIMALS = list('horse cow bear lion tiger elephant donkey camel wolf');
export const SMALL_ANIMALS = list('cat duck hen mouse bird rabbit frog fox snake');

const PLURALS: Readonly<Record<string, string>> = {
  child: 'children',
  man: 'men',
  woman: 'women',
  mouse: 'mice',
  wolf: 'wolves',
  wife: 'wives',
  thief: 'thieves',
  knife: 'knives',
  shelf: 'shelves',
  leaf: 'leaves',
  sheep: 'sheep',
};

/** The plural of a noun. */
export function plural(noun: string): string {
  const irregular = PLURALS[noun];
  if (irregular) return irregular;
  if (/(s|x|ch|sh|ato)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** `a` or `an`, with the word behind it. */
export const a = (phrase: string): string => (/^[aeiou]/.test(phrase) ? `an ${phrase}` : `a ${phrase}`);

/** `f`, `m`: one person; `n`: an animal or a thing; `p`: several. */
export type Gender = 'f' | 'm' | 'n' | 'p';

export const SUBJECT = { f: 'she', m: 'he', n: 'it', p: 'they' } as const satisfies Record<Gender, string>;
export const OBJECT = { f: 'her', m: 'him', n: 'it', p: 'them' } as const satisfies Record<Gender, string>;
export const POSSESSIVE = { f: 'her', m: 'his', n: 'its', p: 'their' } as const satisfies Record<
  Gender,
  string
>;
export const REFLEXIVE = {
  f: 'herself',
  m: 'himself',
  n: 'itself',
  p: 'themselves',
} as const satisfies Record<Gender, string>;
