import { type Chooser, sayOne } from '../../grammar.ts';
import { tell, tellOne } from '../../template.ts';
import { ANIMALS, OBJECT, phrases, plural, SUBJECT } from '../lexicon.ts';
import { ALIKE, APART, PERSON_TWINS, type Pool } from './twinPeople.ts';
import { TWINS, type Twin } from './twinThings.ts';

/** Ways to say which one was meant, that fit whatever was said of it. */
const MEANT =
  phrases(`. i mean the {x}|, i mean the {x}|. i mean the {x} , not the {y}|. the problem was the {x}|
  . it was the fault of the {x}|. so the {x} was the problem|. that was the fault of the {x} , not of the {y}`);

/**
 * "the animal did not cross the street because it was too tired": one word decides what `it` is. What is said behind
 * it can be told only from there: "i mean the animal , not the street".
 */
export function twins(c: Chooser): void {
  const twin: Twin = c.choose(TWINS, WEIGHTS, ({ frame }) =>
    typeof frame === 'string' ? (frame.split(' ')[0] ?? '') : '',
  );
  const first = c.choose([true, false]);
  let other = '';
  // One or several animals: then the pronoun itself tells which of the two it means.
  const animals = twin.many || twin.until ? [] : twin.a.filter((noun) => HERDS.has(noun));
  const herd = animals.length > 0 && c.choose([false, true], [3, 2]);
  const noun = (nouns: readonly string[], many: boolean) => () => {
    const form = (noun: string) => (many ? plural(noun) : noun);
    const chosen = c.choose(nouns, null, form);
    c.require(chosen !== other);
    if (other !== '') c.combination('twins', twin.tag, other, chosen);
    other = chosen;
    return form(chosen);
  };
  const told = tell(c, twin.frame, {
    a: noun(herd ? animals : twin.a, herd || twin.many === true),
    b: noun(twin.b, twin.many === true),
  });
  c.say(twin.until ? 'until' : 'because');
  const [x, y] = first ? (['a', 'b'] as const) : (['b', 'a'] as const);
  const meant = told.phrase(x);
  // Often without a riddle: what is said outright teaches what is true of which.
  const plain = c.choose([false, true], [2, 1]);
  const [pronoun, otherPronoun] = twin.many || (herd && first) ? ['they', 'it'] : ['it', 'they'];
  const at = plain ? c.say(`the ${meant}`) + 1 : c.say(pronoun);
  if (plain) askWhich(c, at, meant, told.phrase(y));
  else c.mark({ kind: 'referent', at, of: told.at(x) });
  // A verb that would have to agree would give the number away.
  const said = (lead: string) => (herd ? lead.replace('was', 'seemed') : lead);
  const [lead, words] = c.choose(first ? twin.ofA : twin.ofB, null, ([lead]) => said(lead));
  c.say(said(lead));
  const decisive = c.length;
  sayOne(c, words);
  if (plain) return;
  // Nobody is to blame for being full.
  const after = c.choose(['', 'meant', 'then'] as const, twin.until ? [1, 0, 2] : [5, 7, 5]);
  if (after === '') {
    if (herd) askWhich(c, at, pronoun, otherPronoun);
    return;
  }
  if (after === 'meant') {
    const end = tellOne(c, MEANT, { x: meant, y: told.phrase(y) });
    // Where both are said again, the one tells the other; and so does the pronoun where they are of two kinds.
    if (!end.has('y') && !herd) askWhich(c, end.at('x'), meant, told.phrase(y));
  } else {
    const end = tellOne(c, first ? twin.thenA : twin.thenB, { a: told.phrase('a'), b: told.phrase('b') });
    if (end.has(x) && !end.has(y) && !herd) askWhich(c, end.at(x), meant, told.phrase(y));
  }
  // Which property it was can be told from what was meant.
  const fits = singles(first ? twin.ofA : twin.ofB, lead);
  const misfits = singles(first ? twin.ofB : twin.ofA, lead).filter((word) => !fits.includes(word));
  if (after === 'meant' && !herd && misfits.length > 0 && fits.length > 0 && c.length > decisive) {
    c.ask(() => ({ phenomenon: 'twins', blank: decisive, right: fits, wrong: misfits }));
  }
}

/** Of which there can be several; one sheep and two are one word. */
const HERDS: ReadonlySet<string> = new Set([...ANIMALS, 'animal']);
const WEIGHTS = TWINS.map(({ weight }) => weight ?? 1);

/** The words that may stand behind this lead; none, if some have more than one token. */
function singles(ends: Twin['ofA'], lead: string): readonly string[] {
  const words = ends.filter(([other]) => other === lead).flatMap(([, words]) => words);
  return words.some((word) => word.includes(' ')) ? [] : words;
}

function askWhich(c: Chooser, blank: number, right: string, wrong: string): void {
  c.ask(() => ({ phenomenon: 'twins', blank, right: [right], wrong: [wrong] }));
}

/** How often of each pair of pools: names more often. */
const POOLS = [2, 2, 1, 1];

/** Ways to say who was meant. */
const WHO = phrases('. i mean {x}|, i mean {x}|. i am talking about {x}|. i mean {x} , not {y}');

/** "anna thanked mary because she had helped": the reason decides who `she` is. */
export function personTwins(c: Chooser): void {
  const apart = c.choose([false, true]);
  const pools = c.choose(apart ? APART : ALIKE, POOLS);
  let other = '';
  const person = (pool: Pool) => () => {
    const chosen = c.choose(pool.people, null, (one) => one);
    c.require(chosen !== other);
    if (other !== '') c.combination('twins', other, chosen);
    other = chosen;
    return chosen;
  };
  const twin = { a: person(pools[0]), b: person(pools[1]) };
  let scene = PERSON_TWINS[0];
  const told = tell(c, '{a} {verb} {b} {rest} because', {
    ...twin,
    verb: () => {
      scene = c.choose(PERSON_TWINS, null, ({ verb }) => verb);
      return scene.verb;
    },
    rest: () => {
      c.say(scene?.rest ?? '');
      return '';
    },
  });
  if (!scene) throw new RangeError('there are no twin sentences about people');
  const first = c.choose([true, false]);
  const [gender, others] = (first ? pools : pools.toReversed()).map((pool) => pool.gender) as [
    'f' | 'm',
    'f' | 'm',
  ];
  const at = c.say(SUBJECT[gender]);
  const shift = pools[0].named ? 0 : 1;
  const [x, y] = first ? (['a', 'b'] as const) : (['b', 'a'] as const);
  c.mark({ kind: 'referent', at, of: told.at(x) + shift });
  const end = tellOne(c, first ? scene.ofA : scene.ofB, { them: OBJECT[others] });
  if (end.has('them')) c.mark({ kind: 'referent', at: end.at('them'), of: told.at(y) + shift });
  if (c.choose([false, true], [2, 3])) {
    const who = tellOne(c, WHO, { x: told.phrase(x), y: told.phrase(y) });
    const [right, wrong] = [told.phrase(x), told.phrase(y)].map((phrase) => phrase.replace('the ', '')) as [
      string,
      string,
    ];
    if (!who.has('y') && !apart) askWhich(c, who.at('x') + shift, right, wrong);
  } else if (apart && !end.has('them')) askWhich(c, at, SUBJECT[gender], SUBJECT[others]);
}
