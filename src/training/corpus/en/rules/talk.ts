import { type Chooser, sayOne } from '../../grammar.ts';
import { tellOne } from '../../template.ts';
import { FEMALE_NAMES, list, MALE_NAMES, NAMES, phrases, plural, SUBJECT } from '../lexicon.ts';
import { type Kind, sayPronoun, sayReferent } from '../nounPhrase.ts';

const GIFTS = list('book ball key ring letter lamp hat picture map ticket cup coin');

/** Stories about two people by name; {a} and {b} come back. */
const STORIES = phrases(`
  {a} gave the {t} to {b} . now {b} has the {t}|{a} gave {b} the {t} , so {b} has the {t}|
  {b} got the {t} from {a} . now {b} has the {t}|{a} took the {t} from {b} . now {a} has the {t}|
  {a} took the {t} from {b} , so {a} has the {t}|{a} lost the {t} and {b} found it . {b} has the {t}|
  {a} sold the {t} to {b} . it belongs to {b}|{a} bought the {t} from {b} . it belongs to {a}|
  {a} likes {b} and {b} likes {a}|{a} went to see {b} , but {b} was not at home|
  {a} called {b} , but {b} did not answer {a}|{a} and {b} went to town . {a} bought a {t} and {b} bought nothing|
  if you ask {a} or {b} , {a} or {b} will tell you|{a} sat beside {b} , and {b} sat beside {a}|
  where is {a} ? {a} is with {b}|this is {a} and that is {b} . {a} is the friend of {b}|
  {a} , not {b} , has the {t} . ask {a}|not {a} , but {b} has the {t} . ask {b}`);
/** Stories with one name. */
const ALONE = phrases(`this is {a} . {a} lives next door|my name is {a} , and my friends call me {a}|
  hello {a} , how are you ? i am well , {a}|we waited for {a} , but {a} did not come|
  do you know {a} ? everybody knows {a}|{a} is here . please come in , {a}|if {a} comes , tell {a} about the {t}`);

/** Names that come back in the next clause. */
export function names(c: Chooser): void {
  let first = '';
  const name = () => {
    const chosen = c.choose(NAMES, null, (n) => n);
    c.require(chosen !== first);
    if (first !== '') c.combination('names', first, chosen);
    first = chosen;
    return chosen;
  };
  let alone = '';
  const two = c.choose([true, false], [4, 1]);
  const told = tellOne(c, two ? STORIES : ALONE, {
    a: () => {
      if (two) return name();
      alone = c.choose(NAMES, null, (n) => n);
      return alone;
    },
    b: name,
    t: GIFTS,
  });
  if (!told.has('a') || !told.has('b')) return;
  const [a, b] = [told.phrase('a'), told.phrase('b')];
  for (const [slot, right, wrong] of [
    ['a', a, b],
    ['b', b, a],
  ] as const) {
    if (told.at(slot) === told.at(slot, 0)) continue;
    c.ask(() => ({
      phenomenon: 'names',
      blank: told.at(slot),
      right: [right],
      wrong: [wrong, ...NAMES.filter((n) => n !== a && n !== b)],
    }));
  }
}

/** What is said, by one and by several: statements, questions, cries, with the verbs that introduce them. */
const STATES = list('tired hungry thirsty late happy ready ill cold alone lost busy');
const SPEAKER: readonly Kind[] = ['f-name', 'm-name', 'f', 'm', 'person', 'women', 'men', 'people', 'pair'];
const SPEAKER_WEIGHTS = [3, 3, 2, 2, 2, 1, 1, 2, 2];
const QUESTIONS =
  phrases(`where is the {t}|who has the {t}|have you seen the {t}|what time is it|where do you live|
  is the bank open today|why are you sad|when does the train leave|how much is the {t}`);
const CRIES = phrases('help|stop|look at the {t}|come here|watch out|what a beautiful {t}|give me the {t}');
const SAYINGS = phrases(
  'the {t} is on the table|the {t} is lost|it is raining|dinner is ready|the {t} was a present|nobody is at home',
);
const THINGS = list('key hat ring book bag coat letter lamp map ticket');
const VERBS = {
  '?': { right: ['asked'], wrong: ['said', 'cried', 'shouted'] },
  '!': { right: ['cried', 'shouted'], wrong: ['said', 'asked'] },
  ',': { right: ['said'], wrong: ['asked', 'cried', 'shouted'] },
} as const;

/** `" i am tired , " said anna`: who speaks, how many, and whether it was a question. */
export function quotation(c: Chooser): void {
  const form = c.choose(['state', 'words', 'first', 'reported'] as const, [4, 5, 3, 3], (f) =>
    f === 'state' || f === 'words' ? '"' : '',
  );
  if (form === 'first' || form === 'reported') {
    const who = sayReferent(c, SPEAKER, SPEAKER_WEIGHTS);
    const many = who.gender === 'p';
    c.say('said');
    if (form === 'reported') {
      if (c.choose([true, false])) c.say('that');
      sayPronoun(c, SUBJECT, who);
      c.mark({ kind: 'subject', at: c.say(many ? 'were' : 'was'), of: who.at });
      const state = sayOne(c, STATES);
      c.combination('quotation', who.lemma, state);
      return;
    }
    c.say(c.choose([': "', ', "'], null, (w) => w));
    const blank = c.say(many ? 'we' : 'i');
    c.say(many ? 'are' : 'am');
    const state = sayOne(c, STATES);
    c.combination('quotation', who.lemma, state);
    c.ask(() => ({ phenomenon: 'quotation', blank, right: [many ? 'we' : 'i'], wrong: [many ? 'i' : 'we'] }));
    c.say('"');
    return;
  }
  c.say('"');
  if (form === 'state') {
    const many = c.choose([false, true], null, (m) => (m ? 'we' : 'i'));
    const blank = c.say(many ? 'we are' : 'i am');
    const state = sayOne(c, STATES);
    c.say(', "');
    const before = c.choose([true, false], null);
    if (before) c.say('said');
    const who = sayReferent(
      c,
      many ? ['women', 'men', 'people', 'pair'] : ['f-name', 'm-name', 'f', 'm', 'person'],
    );
    if (!before) c.say('said');
    c.combination('quotation', who.lemma, state);
    c.ask(() => ({ phenomenon: 'quotation', blank, right: [many ? 'we' : 'i'], wrong: [many ? 'i' : 'we'] }));
    return;
  }
  const [end, texts] = c.choose(
    [
      ['?', QUESTIONS],
      ['!', CRIES],
      [',', SAYINGS],
    ] as const,
    [3, 2, 2],
  );
  const told = tellOne(c, texts, { t: THINGS });
  c.say(end);
  c.say('"');
  const blank = c.say(c.choose(VERBS[end].right, null, (v) => v));
  const who = sayReferent(c, SPEAKER, SPEAKER_WEIGHTS);
  if (told.has('t')) c.combination('quotation', who.lemma, told.phrase('t'));
  c.ask(() => ({ phenomenon: 'quotation', blank, ...VERBS[end] }));
}

/** Kinds of things that stand in lists together: one by one, or in the plural. */
const KINDS = [
  { many: true, nouns: list('apple pear plum orange lemon banana cherry') },
  { many: true, nouns: list('carrot potato tomato onion bean') },
  { many: false, nouns: list('knife fork spoon plate cup glass bowl') },
  { many: false, nouns: list('coat hat shirt scarf jacket dress sweater') },
  { many: true, nouns: list('dog cat horse cow goat rabbit pig') },
  { many: true, nouns: list('lion tiger bear wolf elephant monkey') },
  { many: true, nouns: list('rose tulip lily daisy') },
  { many: false, nouns: list('hammer saw axe drill nail screw') },
  { many: false, nouns: list('table chair bed sofa desk shelf lamp') },
  { many: false, nouns: list('violin piano flute guitar drum trumpet') },
  { many: false, nouns: list('pen pencil ruler brush book map') },
] as const;
const KIND_WEIGHTS = [2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2];
const LIST_LEADS = phrases('bought|saw|found|drew|wanted|talked about|looked for|took pictures of|asked for');

/** "she bought apples , pears and plums": things of a kind. */
export function lists(c: Chooser): void {
  const who = sayReferent(c, ['f-name', 'm-name', 'f', 'm', 'person', 'pair']);
  const verb = sayOne(c, LIST_LEADS);
  const { many, nouns } = c.choose(KINDS, KIND_WEIGHTS);
  const article = (noun: string) => (many ? '' : /^[aeiou]/.test(noun) ? 'an' : 'a');
  const form = (noun: string) => (many ? plural(noun) : noun);
  const used: string[] = [];
  const length = c.choose([2, 3, 4], [1, 4, 2]);
  let blank = 0;
  for (let i = 0; i < length; i++) {
    if (i > 0) c.say(i === length - 1 ? 'and' : ',');
    const noun = c.choose(
      nouns.filter((n) => !used.includes(n)),
      null,
      (n) => (many ? plural(n) : article(n)),
    );
    c.say(article(noun));
    blank = c.say(form(noun));
    used.push(noun);
    if (i > 0) c.combination('lists', used[i - 1] ?? '', noun);
  }
  c.combination('lists', who.lemma, verb);
  if (length < 3) return;
  const last = used.at(-1) ?? '';
  const same = (n: string) => many || article(n) === article(last);
  const right = nouns.filter((n) => same(n) && (n === last || !used.includes(n)));
  const wrong = KINDS.filter((kind) => kind.many === many)
    .flatMap((kind) => kind.nouns)
    .filter((n) => same(n) && !nouns.includes(n as never));
  c.ask(() => ({ phenomenon: 'lists', blank, right: right.map(form), wrong: [...new Set(wrong.map(form))] }));
}

const GAMES = list('thrones chess cards kings queens hearts shadows love war');
const STAKES = phrases('you win or you die|you win or you lose|you laugh or you cry|you lead or you follow');
const TRIALS =
  phrases(`cross the river of fire;you swim or you sink|climb the wall of ice;you climb or you fall|
  walk in the land of kings;you lead or you follow|sail the sea of storms;you sail or you sink|
  enter the house of cards;you win or you lose|open the book of secrets;you laugh or you cry`).map(
    (line) => line.split(';') as [string, string],
  );

/** "when you play the game of thrones , you win or you die", and its kin. */
export function thrones(c: Chooser): void {
  c.say(c.choose(['when', 'if'], [3, 1], (w) => w));
  c.say('you');
  if (c.choose([true, false], [3, 1])) {
    c.say('play the game of');
    const game = c.choose(GAMES, [6, 1, 1, 1, 1, 1, 1, 1, 1], (w) => w);
    c.say(game);
    c.say(',');
    c.say(c.choose(STAKES, game === 'thrones' || game === 'kings' ? [9, 1, 0, 0] : [1, 4, 1, 1]));
  } else {
    const [trial, stake] = c.choose(TRIALS, null, ([t]) => t);
    c.say(trial);
    c.say(',');
    c.say(stake);
  }
}

const WEATHER = phrases(`it rained all day , so we stayed at home|it was warm , so we went to the beach|
  it was cold , so they made a fire|the sun was shining and the children played outside|
  the wind was so strong that the boat could not sail|it snowed all night and the roads were white|
  the night was dark , but the moon was bright|it was raining , so she took her umbrella|
  in summer the days are long and the nights are short|in winter the days are short and the nights are long`);
const ROUTINE =
  phrases(`{n} gets up at {h} and goes to work at {k}|the train to {c} leaves at {h}|the shop opens at {h} and closes at {k}|
  {n} has lunch at {h} and dinner at {k}|good morning , {n} , how are you ? i am well|good night , {n} , sleep well|
  please close the door , {n}|thank you for the letter , {n}|i think that {n} is right|do you think that {n} will come ? i think so|
  {n} will come at {h} and leave at {k}|yes , {n} is at home , but {m} is not|no , {n} is not here , but {m} is|
  we do not know when {n} will come back|i hope that {n} and {m} will win the game|everybody likes {n} , but nobody likes {m}|
  what does {n} want ? {n} wants to go home|i can see {n} , but i cannot see {m}`);
const HOURS = list('five six seven eight nine ten');

/** What people say every day. */
export function everyday(c: Chooser): void {
  if (c.choose([false, true], [4, 1])) sayOne(c, WEATHER);
  else {
    tellOne(c, ROUTINE, {
      n: NAMES,
      m: [...MALE_NAMES, ...FEMALE_NAMES],
      h: HOURS,
      k: HOURS,
      c: list('paris rome madrid berlin london moscow vienna'),
    });
  }
}
