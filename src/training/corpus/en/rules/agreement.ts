import { type Chooser, sayOne } from '../../grammar.ts';
import { ANIMALS, list, MEN, PEOPLE, phrases, plural, WOMEN } from '../lexicon.ts';
import { sayAdjective } from '../nounPhrase.ts';

/** What something does: `[sings, sing, what follows]`. */
type Act = readonly [one: string, many: string, rest: readonly string[]];

/** Nouns that can have the same things said about them. */
interface Group {
  readonly heads: readonly string[];
  /** Between the head and its verb: a phrase with a noun that the verb must not listen to. */
  readonly between: readonly (readonly [link: string, nouns: readonly string[]])[];
  readonly states: readonly string[];
  readonly acts?: readonly Act[];
}

const ROOMS = list('house hotel school church castle kitchen');
const PLACES = list('tree wall gate door window fence bridge car bench');
const FURNITURE = list('table chair shelf desk bench box');
const SIGHTS = list('river bridge lake park hill church tower');
const HUMANS = [...WOMEN, ...MEN, ...PEOPLE];

/** Said with `know` for several. */
const KNOWS = 'who knows the';

const GROUPS: readonly Group[] = [
  {
    heads: ['key'],
    between: [
      ['to the', list('cabinet door house box gate room car castle')],
      ['on the', FURNITURE],
    ],
    states: phrases('old|new|lost|small|heavy|missing|in the bag|on the table|in the lock|made of iron'),
  },
  {
    heads: list('door window roof wall'),
    between: [
      ['of the', ROOMS],
      ['behind the', list('tree car bush')],
    ],
    states: phrases('old|new|broken|red|white|green|dirty|made of wood|made of glass|painted blue'),
  },
  {
    heads: list('cup plate lamp book box bottle clock vase basket bag'),
    between: [
      ['on the', FURNITURE],
      ['near the', list('window door lamp clock book bottle')],
      ['beside the', list('cup plate bottle vase chair bed')],
    ],
    states: phrases('new|old|clean|dirty|small|empty|red|cheap|broken|beautiful|very expensive|too big'),
  },
  {
    heads: list('story book letter song poem picture film report'),
    between: [
      ['about the', list('king queen lion castle horse ship wolf city farmer soldier river storm')],
      ['from the', list('museum library school student singer writer')],
    ],
    states: phrases(
      'long|short|famous|old|new|sad|funny|beautiful|boring|interesting|not very good|hard to understand',
    ),
  },
  {
    heads: list('tree flower bush garden bench path'),
    between: [
      ['near the', SIGHTS],
      ['behind the', ROOMS],
      ['beside the', list('river house road lake wall path field')],
    ],
    states: phrases('old|wet|dry|beautiful|small|covered with snow|in the sun|in the shade'),
    acts: [['looks', 'look', phrases('beautiful in summer|sad in winter|different today|green again')]],
  },
  {
    heads: list('house hotel shop church castle school museum bridge tower'),
    between: [
      ['near the', SIGHTS],
      ['behind the', list('hill park church hotel school')],
      ['beside the', list('river road lake field garden')],
    ],
    states: phrases(
      'old|new|big|small|famous|empty|open today|closed today|white|full of people|made of stone',
    ),
    acts: [['stands', 'stand', phrases('in the sun|on a hill|in the rain')]],
  },
  {
    heads: HUMANS,
    between: [
      ['near the', PLACES],
      ['behind the', PLACES],
      ['with the', list('hat bag dog flower coat')],
      ['from the', list('village city school')],
      ['next to the', HUMANS],
      [KNOWS, HUMANS],
      ['who saw the', [...ANIMALS, ...HUMANS]],
    ],
    states: phrases(
      'happy|sad|tired|hungry|late|busy|ill|kind|angry|ready|thirsty|at home|very old|young|rich|poor|famous|in the garden|afraid of the storm',
    ),
    acts: [
      ['sings', 'sing', phrases('every day|very well|in the evening|a song')],
      ['works', 'work', phrases('in the garden|all day|very hard|in the city')],
      ['waits', 'wait', phrases('for the bus|for the train|for an answer|in the rain')],
      ['lives', 'live', phrases('in the village|in a big house|near the sea|in the city')],
      ['reads', 'read', phrases('the newspaper|a book|every evening')],
      ['speaks', 'speak', phrases('very slowly|very fast|too fast')],
      ['swims', 'swim', phrases('in the lake|every morning|in the sea')],
      ['laughs', 'laugh', phrases('all the time|about the story')],
      ['wants', 'want', phrases('to go home|to sleep|a glass of water|to buy a car')],
    ],
  },
  {
    heads: list('friend son daughter sister brother neighbour teacher'),
    between: [['of the', [...PEOPLE, 'king', 'queen', 'prince']]],
    states: phrases('happy|late|busy|kind|angry|ready|at home|rich|famous|on holiday|in france'),
    acts: [
      ['lives', 'live', phrases('in the village|near the sea|in the city|in france')],
      ['works', 'work', phrases('in a bank|all day|in the city')],
      ['knows', 'know', phrases('the answer|the way|everything')],
    ],
  },
  {
    heads: ANIMALS,
    between: [
      ['near the', list('tree house river barn fence wall bridge bush lake')],
      ['behind the', list('house barn tree fence wall bush')],
      ['that followed the', [...ANIMALS, ...list('farmer hunter child girl boy')]],
      ['that saw the', ANIMALS],
    ],
    states: phrases(
      'hungry|thirsty|asleep|tired|wild|small|white|black|brown|quiet|old|afraid of the storm|very fat',
    ),
    acts: [
      ['sleeps', 'sleep', phrases('all day|in the sun|in the grass')],
      ['runs', 'run', phrases('very fast|through the field|into the forest')],
      ['eats', 'eat', phrases('a lot|every morning|some bread')],
      ['drinks', 'drink', phrases('a lot of water|from the river')],
      ['plays', 'play', phrases('in the garden|with a ball|all day')],
    ],
  },
];
const WEIGHTS = [6, 5, 8, 6, 5, 6, 15, 6, 8];

const OF_THINGS = list('old new small big other');
const OF_PEOPLE = list('old young tall kind other');
const OF_ANIMALS = list('old young big small other');

/** Nouns with one form for both numbers, or of which there is one. */
const ALONE = new Set(list('sheep king queen'));

/** Verb forms before a state: for one, for many, and what comes between. */
const LINKS: readonly Act[] = [
  ['is', 'are', ['', 'not', 'still', 'always']],
  ['was', 'were', ['', 'not', 'still', 'always']],
  ['has', 'have', ['never been', 'always been']],
  ['does', 'do', ['not seem to be']],
];
const LINK_WEIGHTS = [5, 5, 1, 1];

const number = (c: Chooser, noun: string, many: boolean): number => c.say(many ? plural(noun) : noun);
const formOf = (noun: string) => (many: boolean) => (many ? plural(noun) : noun);

/** "the keys to the cabinet are old": the verb agrees with the first noun, whatever stands in between. */
export function agreement(c: Chooser): void {
  c.say('the');
  const group = c.choose(GROUPS, WEIGHTS);
  sayAdjective(
    c,
    group.heads === ANIMALS ? OF_ANIMALS : group.states.includes('hungry') ? OF_PEOPLE : OF_THINGS,
  );
  const head = c.choose(group.heads, null);
  const many = c.choose([false, true], null, formOf(head));
  c.require(!many || !ALONE.has(head));
  const of = number(c, head, many);
  let other: boolean | null = null;
  if (c.choose([true, false], [7, 3])) {
    const [link, nouns] = c.choose(group.between, null, ([link]) => (link === KNOWS ? 'who' : link));
    // The verb of a relative clause agrees as well.
    if (link === KNOWS) {
      c.say('who');
      c.mark({ kind: 'subject', at: c.say(many ? 'know' : 'knows'), of });
      c.say('the');
    } else c.say(link);
    const noun = c.choose(nouns, null);
    c.require(noun !== head);
    other = c.choose([false, true], null, formOf(noun));
    c.require(!other || !ALONE.has(noun));
    number(c, noun, other);
    c.combination('agreement', head, noun);
  }
  const acts = group.acts !== undefined && c.choose([false, true], [2, 1]);
  const [one, more, rest] = acts
    ? c.choose(group.acts ?? [], null, (act) => act[many ? 1 : 0])
    : c.choose(LINKS, LINK_WEIGHTS, (link) => link[many ? 1 : 0]);
  const at = c.say(many ? more : one);
  c.mark({ kind: 'subject', at, of });
  const after = sayOne(c, rest);
  if (!acts) sayOne(c, group.states);
  if (other === null || other === many) return;
  c.ask(() => {
    const fellows = acts ? (group.acts ?? []).filter(([, , rests]) => rests.includes(after)) : fellowsOf(one);
    const [right, wrong] = many ? ([1, 0] as const) : ([0, 1] as const);
    return {
      phenomenon: 'agreement',
      blank: at,
      right: fellows.map((act) => act[right]),
      wrong: fellows.map((act) => act[wrong]),
    };
  });
}

/** `is` and `was` fit the same places. */
const fellowsOf = (one: string) =>
  LINKS.filter(([other]) => other === one || (/^(is|was)$/.test(one) && /^(is|was)$/.test(other)));

const THERE = phrases(
  'on the table|in the box|on the shelf|in the bag|behind the door|under the bed|on the chair',
);
const MANY = list('two three four five some many');

/** "there are two books on the table", "these apples are red", "the boy and the girl are happy". */
export function smallAgreement(c: Chooser): void {
  const kind = c.choose(['there', 'this', 'both', 'person'] as const, [3, 3, 3, 3]);
  if (kind === 'there') {
    c.say('there');
    const verb = c.choose(['is', 'are', 'was', 'were'], null, (form) => form);
    const at = c.say(verb);
    const many = verb === 'are' || verb === 'were';
    if (many) sayOne(c, MANY);
    else c.say('a');
    const of = number(c, c.choose(THINGS), many);
    c.mark({ kind: 'subject', at, of });
    sayOne(c, THERE);
  } else if (kind === 'this') {
    const many = c.choose([false, true]);
    sayOne(c, many ? ['these', 'those'] : ['this', 'that']);
    const group = c.choose(GROUPS.slice(1, 6));
    const of = number(c, c.choose(group.heads), many);
    c.mark({ kind: 'subject', at: sayOneAt(c, many ? ['are', 'were'] : ['is', 'was']), of });
    sayOne(c, group.states);
  } else if (kind === 'both') {
    const humans = c.choose([true, false], [2, 1]);
    const nouns = humans ? HUMANS : ANIMALS;
    c.say('the');
    const first = sayOne(c, nouns);
    c.say('and the');
    const second = c.choose(nouns, null, (noun) => noun);
    c.require(first !== second);
    const of = c.say(second);
    c.mark({ kind: 'subject', at: sayOneAt(c, ['are', 'were']), of });
    sayOne(c, GROUPS[humans ? 6 : 8]?.states ?? []);
  } else {
    const who = c.choose(['i', 'you', 'we', 'they', 'he', 'she'], null, (word) => word);
    const of = c.say(who);
    const one = who === 'he' || who === 'she';
    const forms = who === 'i' ? ['am', 'was'] : one ? ['is', 'was'] : ['are', 'were'];
    c.mark({ kind: 'subject', at: sayOneAt(c, forms), of });
    if (c.choose([false, true], [3, 1])) c.say('not');
    sayOne(c, GROUPS[6]?.states ?? []);
  }
}

const THINGS = list('cup plate lamp book box bottle clock vase basket bag letter picture key flower');

function sayOneAt(c: Chooser, forms: readonly string[]): number {
  return c.say(c.choose(forms, null, (form) => form));
}
