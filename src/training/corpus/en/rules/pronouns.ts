import { type Chooser, sayOne } from '../../grammar.ts';
import { tellOne } from '../../template.ts';
import { list, OBJECT, POSSESSIVE, phrases, plural, REFLEXIVE, SUBJECT } from '../lexicon.ts';
import { formsFor, type Kind, type Referent, sayPronoun, sayReferent } from '../nounPhrase.ts';

const ONE = ['f-name', 'm-name', 'f', 'm', 'person'] as const;
const ANYONE: readonly Kind[] = [...ONE, 'women', 'men', 'people', 'pair'];
const ANYONE_WEIGHTS = [4, 4, 4, 4, 2, 2, 2, 2, 2];

/** Verbs with what follows `herself`; a bar parts the two. */
const TO_ONESELF = phrases(`
  saw;in the mirror|looked at;in the mirror|looked at;in the window|taught;to swim|taught;to cook|taught;to read|
  hurt;with a knife|hurt;in the garden|bought;a new coat|bought;a red hat|bought;some flowers|made;a cup of tea|
  made;a sandwich|introduced;to the guests|introduced;to the teacher|talked about;all day|cut;with the knife|
  asked;a question|hid;behind the curtain|hid;behind a tree|warmed;by the fire|dried;with a towel|told;a story|
  painted;in blue and red|enjoyed;at the party|thought only of;|found;in a dark room|called;a hero|
  prepared;for the journey`).map((act) => act.split(';') as [string, string]);
const ANIMAL_TO_ITSELF = phrases(`
  washed;in the sun|washed;with care|warmed;by the fire|hid;behind the barn|hid;in the grass|hurt;on the fence|
  cleaned;in the river|saw;in the water|found;in a dark cave|dried;in the sun|scratched;behind the ear`).map(
  (act) => act.split(';') as [string, string],
);
const BEING = phrases('proud of;|angry with;|happy with;|ashamed of;|afraid of;').map(
  (act) => act.split(';')[0] ?? '',
);
const DISTRACTIONS = phrases('near|behind|beside|next to|who helped|who knew|who called');

/** "the mother of the boys saw herself in the mirror". */
export function reflexive(c: Chooser): void {
  const animal = c.choose([false, true], [4, 1]);
  const subject = animal
    ? sayReferent(c, ['animal', 'animals'], [3, 1])
    : sayReferent(c, ANYONE, ANYONE_WEIGHTS);
  const named = !subject.again.startsWith('the ');
  if (!named && c.choose([true, false])) {
    sayOne(c, animal ? ['near', 'behind', 'beside', 'next to'] : DISTRACTIONS);
    const other = sayReferent(c, ['f', 'm', 'women', 'men', 'animal'], undefined, [subject.lemma]);
    c.combination('reflexive', subject.lemma, other.lemma);
  }
  const many = subject.gender === 'p';
  let verb: string;
  let rest = '';
  if (!animal && c.choose([false, true], [5, 1])) {
    const at = c.say(c.choose(many ? ['are', 'were'] : ['is', 'was'], null, (form) => form));
    c.mark({ kind: 'subject', at, of: subject.at });
    verb = sayOne(c, BEING);
  } else {
    const act = c.choose(animal ? ANIMAL_TO_ITSELF : TO_ONESELF, null, ([verb]) => verb);
    [verb, rest] = act;
    c.say(verb);
  }
  c.combination('reflexive', subject.lemma, verb);
  const blank = sayPronoun(c, REFLEXIVE, subject);
  c.ask(() => ({ phenomenon: 'reflexive', blank, ...formsFor(REFLEXIVE, subject) }));
  c.say(rest);
}

const SPEAKERS = [
  ['i', 'myself'],
  ['you', 'yourself'],
  ['we', 'ourselves'],
  ['she', 'herself'],
  ['he', 'himself'],
  ['they', 'themselves'],
] as const;

/** "i saw myself in the mirror". */
export function speakerReflexive(c: Chooser): void {
  const [speaker, self] = c.choose(SPEAKERS, null, ([speaker]) => speaker);
  const of = c.say(speaker);
  const [verb, rest] = c.choose(TO_ONESELF, null, ([verb]) => verb);
  c.say(verb);
  const at = c.say(self);
  c.mark({ kind: 'referent', at, of });
  c.combination('reflexive', speaker, verb, rest);
  const wrong = SPEAKERS.map(([, other]) => other).filter((other) => other !== self);
  c.ask(() => ({ phenomenon: 'reflexive', blank: at, right: [self], wrong }));
  c.say(rest);
}

const askPronoun = (c: Chooser, table: typeof SUBJECT | typeof OBJECT | typeof POSSESSIVE, of: Referent) => {
  const blank = sayPronoun(c, table, of);
  c.ask(() => ({ phenomenon: 'pronoun', blank, ...formsFor(table, of) }));
};

/** What people do with something of their own: verb, thing, rest. */
const OWN = phrases(`
  lost;keys;in the park|lost;hat;in the storm|called;mother;on sunday|called;friends;in the evening|sold;house;last year|
  sold;car;last week|washed;hands;with soap|washed;hair;in the morning|closed;eyes;for a moment|forgot;umbrella;at home|
  forgot;bag;on the train|forgot;ticket;at home|loves;garden;|missed;old friends;very much|put on;coat;and left|
  put on;shoes;and left|took off;hat;at the door|cleaned;room;before dinner|broke;arm;in the mountains|
  visited;parents;in the village|finished;homework;before dinner|opened;book;and read|brushed;teeth;before bed|
  wrote to;uncle;every week|found;glasses;under the bed|shook;head;and said nothing|painted;house;in summer`).map(
  (act) => act.split(';') as [string, string, string],
);
const ANIMAL_OWN = phrases(`
  wagged;tail;|shook;tail;|shook;head;|licked;foot;|spread;wings;and flew away|ate;food;in the barn|
  looked for;young;in the grass|hurt;foot;on a stone|opened;mouth;and yawned|closed;eyes;and slept|
  lost;way;in the forest|carried;food;to the nest|looked after;young;all day`).map(
  (act) => act.split(';') as [string, string, string],
);
const NO_TAIL = new Set(list('frog snake bear'));
const FLYING = new Set(list('bird duck hen owl eagle'));

/** "the girls forgot their umbrella at home", "the dog wagged its tail". */
export function possessive(c: Chooser): void {
  const animal = c.choose([false, true], [5, 2]);
  const owner = animal
    ? sayReferent(c, ['animal', 'animals'], [4, 1])
    : sayReferent(c, ANYONE, ANYONE_WEIGHTS);
  const [verb, thing, rest] = c.choose(animal ? ANIMAL_OWN : OWN, null, ([verb]) => verb);
  c.require(!(owner.gender === 'p' && verb === 'loves'));
  c.require(!/wings|nest/.test(`${thing} ${rest}`) || FLYING.has(owner.lemma));
  c.require(thing !== 'tail' || !(FLYING.has(owner.lemma) || NO_TAIL.has(owner.lemma)));
  c.require(thing !== 'foot' || owner.lemma !== 'snake');
  c.say(verb);
  c.combination('own', owner.lemma, verb, thing);
  askPronoun(c, POSSESSIVE, owner);
  c.say(thing);
  c.say(rest);
}

/** What somebody did, and a reason that only somebody can have. {s} is she, he or they; {be} was or were. */
const REASONS = phrases(`
  went to bed because {s} {be} tired|opened the window because {s} wanted some fresh air|smiled when {s} heard the news|
  smiled when {s} saw the baby|drank some water because {s} {be} thirsty|ran home because {s} {be} afraid of the storm|
  cried because {s} had lost {o} ring|stayed at home because {s} {be} ill|laughed because {s} {be} happy|
  left early because {s} had a lot of work|took the bus because {s} {be} late|ate the soup because {s} {be} hungry|
  sold the car because {s} needed money|bought the house because {s} wanted a garden|put on a coat because {s} {be} cold|
  could not sleep because {s} had drunk coffee|said that {s} wanted to go home|said that {s} had seen a wolf|
  sang a song while {s} cooked dinner|fell asleep before {s} could say a word|waited until {s} got an answer|
  knew that {s} could trust {o} friends|was sure that {s} had closed the door|
  called the doctor because {s} felt ill|read the letter when {s} came home|took the key so that {s} could open the door`);
/** The same for animals, and for things that somebody has just dealt with. */
const ANIMAL_REASONS = phrases(`
  slept because {s} {be} tired|drank from the river because {s} {be} thirsty|ran away because {s} {be} afraid|
  came to the door because {s} {be} hungry|did not move because {s} {be} asleep|hid because {s} had seen a wolf|
  stopped when {s} heard a noise|went into the barn because {s} {be} cold|ate the bread because {s} {be} hungry`);
const THING_REASONS = phrases(`
  sold the {t} because {s} {be} old|sold the {t} because {s} {be} too small|bought the {t} because {s} {be} cheap|
  liked the {t} because {s} {be} beautiful|did not buy the {t} because {s} {be} too expensive|
  looked for the {t} and found {s} under the bed|took the {t} and put {s} on the table|
  dropped the {t} and broke {s}|cleaned the {t} because {s} {be} dirty|found the {t} where {s} had been left|
  threw the {t} away because {s} {be} broken|opened the box and took the {t} out of {b}|
  lost the {t} and never found {s} again|carried the {t} home because {s} {be} not heavy`);
const GOODS = list(
  'lamp cup vase clock picture chair book bag basket plate mirror table bottle ring hat radio',
);

/** "tom sold the car because he needed money" beside "because it was old". */
export function reason(c: Chooser): void {
  const kind = c.choose(['person', 'animal', 'thing'] as const, [5, 2, 4]);
  const agent =
    kind === 'animal'
      ? sayReferent(c, ['animal', 'animals'], [3, 1])
      : sayReferent(c, ANYONE, ANYONE_WEIGHTS);
  let meant: Referent = agent;
  const templates = kind === 'person' ? REASONS : kind === 'animal' ? ANIMAL_REASONS : THING_REASONS;
  const template = c.choose(templates, null, (t) => t.slice(0, t.indexOf(' ')));
  c.require(!(agent.gender === 'p' && template.startsWith('was sure')));
  const object = /(out of|put|found|broke) \{s\}|found \{s\}/.test(template);
  tellOne(c, [template], {
    t: () => {
      const many = c.choose([false, true], [2, 1]);
      const lemma = c.choose(GOODS, null, (noun) => (many ? plural(noun) : noun));
      const phrase = many ? plural(lemma) : lemma;
      meant = { again: `the ${phrase}`, lemma, at: c.length, gender: many ? 'p' : 'n', open: false };
      c.combination('reason', agent.lemma, lemma);
      return phrase;
    },
    s: () => {
      c.combination('reason', agent.lemma, template);
      askPronoun(c, object && kind === 'thing' ? OBJECT : SUBJECT, meant);
      return '';
    },
    b: () => {
      c.combination('reason', agent.lemma, template);
      const box = meant.at - 4;
      c.mark({ kind: 'referent', at: c.length, of: box });
      return 'it';
    },
    o: () => {
      askPronoun(c, POSSESSIVE, agent);
      return '';
    },
    be: () => (meant.gender === 'p' ? 'were' : 'was'),
  });
}

/** Two people of whom one is she and one is he. {s}, {o}, {p}: the first, {b} and {s:2}, {o:2}, {p:2}: the second. */
const TWO = phrases(`
  called {b} because {s} wanted to invite {o:2}|met {b} at the station and gave {o:2} a flower|
  met {b} when {s:2} came out of school and {s} smiled|asked {b} if {s:2} had seen {p} keys|
  helped {b} when {s:2} had hurt {p:2} foot|told {b} that {s:2} could keep {p} umbrella|saw {b} and waved to {o:2}|
  invited {b} to dinner and {s:2} thanked {o}|knew {b} well , so {s} trusted {o:2}|lost {p} hat , but {b} found it and gave it to {o}|
  asked {b} a question , but {s:2} did not answer {o}|wrote to {b} and told {o:2} about {p} journey|
  looked for {b} but could not find {o:2}|visited {b} when {s:2} was ill and brought {o:2} some soup|
  gave {b} {p} book because {s:2} wanted to read it`);
const FEMALE: readonly Kind[] = ['f-name', 'f'];
const MALE: readonly Kind[] = ['m-name', 'm'];

/** "anna met tom at the station and gave him a flower". */
export function twoPeople(c: Chooser): void {
  const herFirst = c.choose([true, false]);
  const first = sayReferent(c, herFirst ? FEMALE : MALE);
  let second = first;
  const told = (table: typeof SUBJECT | typeof OBJECT | typeof POSSESSIVE, who: () => Referent) => () => {
    askPronoun(c, table, who());
    return '';
  };
  const one = () => first;
  const two = () => second;
  tellOne(c, TWO, {
    b: () => {
      second = sayReferent(c, herFirst ? MALE : FEMALE);
      c.combination('two', first.lemma, second.lemma);
      return '';
    },
    s: told(SUBJECT, one),
    o: told(OBJECT, one),
    p: told(POSSESSIVE, one),
    's:2': told(SUBJECT, two),
    'o:2': told(OBJECT, two),
    'p:2': told(POSSESSIVE, two),
  });
}
