import { type Chooser, sayOne } from '../../grammar.ts';
import { a, list, NAMES, phrases, plural, SUBJECT } from '../lexicon.ts';
import { sayPronoun, sayReferent } from '../nounPhrase.ts';

/** Pairs of opposites, with things that can be either. */
const OPPOSITES =
  phrases(`big small;house room garden table dog|hot cold;soup tea water coffee milk|old new;car book coat house bridge|
  long short;story road river letter film|clean dirty;plate shirt floor window glass|full empty;bottle glass box basket bus|
  heavy light;bag suitcase stone chair box|open closed;door shop window gate bank|wet dry;grass towel road coat shirt|
  loud quiet;radio dog street party machine|fast slow;train horse bus car boat|rich poor;country family city village bank|
  happy sad;song story poem film letter|strong weak;lion horse bridge tea rope|high low;wall tower fence bridge hill|
  young old;cat dog horse tree town|hard soft;bread bed stone chair ground|thick thin;book wall ice rope paper|
  wide narrow;river street bridge door path|sweet sour;apple orange juice plum lemonade|dark bright;room night cave sky kitchen|
  cheap expensive;ticket ring car hotel dress|good bad;film idea answer day book`).map((line) => {
    const [pair = '', nouns = ''] = line.split(';');
    return { pair: pair.split(' ') as [string, string], nouns: list(nouns) };
  });
const ALL = [...new Set(OPPOSITES.flatMap(({ pair }) => pair))];
const opposite = (word: string) =>
  OPPOSITES.filter(({ pair }) => pair.includes(word)).flatMap(({ pair }) => pair.filter((w) => w !== word));

/** "the soup is not hot , it is cold". */
export function opposites(c: Chooser): void {
  const form = c.choose(['rule', 'not', 'two', 'change', 'mind'] as const, [2, 4, 3, 2, 2], (f) =>
    f === 'rule' ? '' : f === 'mind' ? 'i' : 'the',
  );
  if (form === 'rule') {
    const { pair } = c.choose(OPPOSITES);
    const [first, second] = c.choose([pair, [pair[1], pair[0]] as const], null, ([word]) => word);
    c.say(first);
    c.say('is the opposite of');
    c.say(second);
    return;
  }
  if (form === 'mind') c.say('i thought the');
  else c.say('the');
  const entry = c.choose(OPPOSITES);
  const noun = c.choose(entry.nouns, null, (n) => n);
  const [first, second] = c.choose([entry.pair, [entry.pair[1], entry.pair[0]] as const]);
  c.combination('opposites', noun, first);
  const of = c.say(noun);
  if (form === 'mind') {
    c.say(`was ${first} , but`);
    c.mark({ kind: 'referent', at: c.say('it'), of });
    c.say('was');
  } else if (form === 'not') {
    const be = c.choose(['is', 'was'], null, (w) => w);
    c.mark({ kind: 'subject', at: c.say(be), of });
    c.say(`not ${first}`);
    const link = c.choose([', it', 'but', '. it'], null, (w) => w);
    c.say(link);
    if (link !== 'but') {
      c.mark({ kind: 'referent', at: c.length - 1, of });
      c.say(be);
    }
  } else if (form === 'two') {
    c.mark({ kind: 'subject', at: c.say('is'), of });
    c.say(`${first} , but the`);
    const other = c.choose(entry.nouns, null, (n) => n);
    c.require(other !== noun);
    c.combination('opposites', other, second);
    c.mark({ kind: 'subject', at: c.say(`${other} is`) + 1, of: c.length - 2 });
  } else {
    c.mark({ kind: 'subject', at: c.say('was'), of });
    c.say(first);
    sayOne(c, ['yesterday', 'last week', 'before']);
    c.say(', but now it is');
  }
  const blank = c.say(second);
  const right = [...new Set([second, ...opposite(first)])].filter(
    (word) => word === second || entry.pair.includes(word),
  );
  c.ask(() => ({
    phenomenon: 'opposites',
    blank,
    right,
    wrong: ALL.filter((word) => !opposite(first).includes(word) && word !== second),
  }));
}

const sayOneAt = (c: Chooser, words: readonly string[]) => c.say(c.choose(words, null, (w) => w));

/** What has which colour by nature. */
const COLOURED =
  phrases(`grass;green|snow;white|sky;blue|coal;black|blood;red|sun;yellow|milk;white|sea;blue|lemon;yellow|
  leaf;green|night;black|cherry;red|tomato;red|frog;green|swan;white|chocolate;brown|elephant;grey|banana;yellow`).map(
    (pair) => pair.split(';') as [string, string],
  );
const COLOURS = list('green white blue black red yellow brown grey');
const DYED = list('dress coat hat car door shirt scarf house flower lamp');

/** "her coat is as white as snow". */
export function colours(c: Chooser): void {
  if (c.choose([false, true], [3, 1])) {
    const who = sayReferent(c, ['f-name', 'm-name', 'f', 'm']);
    sayOne(c, ['has', 'bought', 'wants', 'found', 'likes']);
    c.say('a');
    const colour = sayOne(c, COLOURS);
    c.say('and a');
    sayOne(
      c,
      COLOURS.filter((other) => other !== colour),
    );
    c.say(c.choose(DYED, null));
    c.combination('colours', who.lemma);
    return;
  }
  if (c.choose([false, true], [2, 1])) {
    sayOne(c, ['the colour of', 'we know that the colour of']);
    const [thing, colour] = c.choose(COLOURED, null, ([t]) => named(t));
    c.say(`${named(thing)} is ${colour}`);
    return;
  }
  sayOne(c, ['the', 'my', 'his', 'her', 'our']);
  const noun = c.choose(DYED, null, (n) => n);
  const of = c.say(noun);
  c.mark({ kind: 'subject', at: sayOneAt(c, ['is', 'was']), of });
  c.say('as');
  const [thing, colour] = c.choose(COLOURED, null, ([, col]) => col);
  const blank = c.say(colour);
  c.say('as');
  c.say(named(thing));
  c.combination('colours', noun, thing);
  const right = COLOURED.filter(([t]) => t === thing).map(([, col]) => col);
  c.ask(() => ({
    phenomenon: 'opposites',
    blank,
    right,
    wrong: COLOURS.filter((col) => !right.includes(col)),
  }));
}
const MASSES = new Set(list('snow coal blood milk grass chocolate'));
const SINGLE = new Set(list('sky sun sea night'));
const named = (thing: string) => (MASSES.has(thing) ? thing : SINGLE.has(thing) ? `the ${thing}` : a(thing));

const NUMBERS =
  list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`);
const word = (n: number) => NUMBERS[n] ?? '';
const SUMMANDS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const COUNTABLE = list('apple book cup egg flower letter ball coin pear stone stamp cake');
/** Sums go to twelve. */
const LARGEST = 12;

/** "two and three make five", "anna has two apples and tom has three . together they have five". */
export function sums(c: Chooser): void {
  const form = c.choose(['plus', 'minus', 'together', 'more', 'gave'] as const, [3, 2, 3, 2, 2]);
  const numberWord = (n: number) => word(n);
  const ask = (blank: number, n: number) =>
    c.ask(() => ({
      phenomenon: 'sums',
      blank,
      right: [word(n)],
      wrong: NUMBERS.slice(1, LARGEST + 1).filter((other) => other !== word(n)),
    }));
  if (form === 'plus') {
    const lead = c.choose(['', 'we know that', 'everybody knows that'], [4, 1, 1], (l) => l);
    c.say(lead);
    const x = c.choose(SUMMANDS, null, numberWord);
    c.say(word(x));
    c.say(c.choose(['and', 'plus'], null, (w) => w));
    const y = c.choose(
      SUMMANDS.filter((n) => n + x <= LARGEST),
      null,
      numberWord,
    );
    c.say(word(y));
    sayOne(c, ['make', 'is', 'makes', 'are']);
    c.say(word(x + y));
    return;
  }
  if (form === 'minus') {
    const x = c.choose(
      NUMBERS.slice(2, LARGEST + 1).map((_, i) => i + 2),
      null,
      numberWord,
    );
    c.say(word(x));
    sayOne(c, ['minus', 'less', 'take away']);
    const y = c.choose(
      SUMMANDS.filter((n) => n < x),
      null,
      numberWord,
    );
    c.say(word(y));
    sayOne(c, ['is', 'leaves', 'makes']);
    c.say(word(x - y));
    return;
  }
  const who = sayReferent(c, ['f-name', 'm-name']);
  c.say(form === 'together' ? 'has' : 'had');
  if (form === 'gave') {
    const x = c.choose(
      NUMBERS.slice(3, LARGEST + 1).map((_, i) => i + 3),
      null,
      numberWord,
    );
    c.say(word(x));
    const noun = c.choose(COUNTABLE, null, plural);
    c.say(plural(noun));
    c.say(c.choose(['and lost', 'and gave away', 'and sold'], null, (w) => w));
    const y = c.choose(
      SUMMANDS.filter((n) => n < x - 1),
      null,
      numberWord,
    );
    c.say(word(y));
    c.combination('sums', 'minus', word(x), word(y), noun);
    c.say(c.choose(['. now', ', so now'], null, (w) => w));
    sayPronoun(c, SUBJECT, who);
    c.say('has');
    ask(c.say(word(x - y)), x - y);
    return;
  }
  const x = c.choose(SUMMANDS.slice(1), null, numberWord);
  c.say(word(x));
  const noun = c.choose(COUNTABLE, null, plural);
  c.say(plural(noun));
  c.say('and');
  if (form === 'more') c.say(c.choose(['bought', 'found', 'got'], null, (w) => w));
  else {
    const other = c.choose(NAMES, null, (n) => n);
    c.require(other !== who.lemma);
    c.say(other);
    c.say('has');
  }
  const y = c.choose(
    SUMMANDS.filter((n) => n + x <= LARGEST),
    null,
    numberWord,
  );
  c.say(word(y));
  c.combination('sums', word(x), word(y), noun);
  if (form === 'more') {
    c.say('more');
    c.say(c.choose(['. now', ', so now'], null, (w) => w));
    sayPronoun(c, SUBJECT, who);
    c.say('has');
  } else c.say(c.choose(['. together they have', ', so together they have'], null, (w) => w));
  ask(c.say(word(x + y)), x + y);
}

const DAYS = list('monday tuesday wednesday thursday friday saturday sunday');
const MONTHS = list('january february march april may june july august september october november december');
const SEASONS = list('spring summer autumn winter');
const ORDINALS = list('first second third fourth fifth sixth seventh');
const ACTIVITIES = phrases(`came|left|played chess|went to the market|visited a friend|worked in the garden|
  had a party|was ill|stayed at home|wrote a letter|went to the cinema`);

/** "today is friday , so tomorrow is saturday", "after may comes june", "one , two , three". */
export function sequence(c: Chooser): void {
  const form = c.choose(
    ['today', 'after', 'row', 'story', 'numbers', 'ordinal'] as const,
    [3, 4, 2, 4, 2, 1],
  );
  const at = (row: readonly string[], i: number) => row[(i + row.length) % row.length] ?? '';
  const ask = (row: readonly string[], i: number, blank: number) =>
    c.ask(() => ({
      phenomenon: 'sequence',
      blank,
      right: [at(row, i)],
      wrong: row.filter((item) => item !== at(row, i)),
    }));
  if (form === 'numbers') {
    const start = c.choose(
      NUMBERS.slice(0, 17).map((_, i) => i),
      null,
      word,
    );
    c.say(word(start));
    const length = c.choose([3, 4], null);
    for (let i = 1; i < length; i++) c.say(`, ${word(start + i)}`);
    if (length === 3) c.say(c.choose(['and', ','], null, (w) => w));
    else c.say('and');
    c.say(word(start + length));
    return;
  }
  if (form === 'ordinal') {
    const i = c.choose([0, 1, 2, 3, 4, 5, 6], null);
    const days = c.choose([true, false]);
    c.say(at(days ? DAYS : MONTHS, i));
    c.say(`is the ${at(ORDINALS, i)} ${days ? 'day of the week' : 'month of the year'}`);
    return;
  }
  if (form === 'today') {
    const i = c.choose([0, 1, 2, 3, 4, 5, 6], null);
    const [now, then, step] = c.choose(TODAY, null, ([first]) => first);
    c.say(now);
    c.say(at(DAYS, i));
    c.say(then);
    c.say(at(DAYS, i + step));
    return;
  }
  if (form === 'story') {
    const who = sayReferent(c, ['f-name', 'm-name', 'f', 'm']);
    const activity = sayOne(c, ACTIVITIES);
    const months = c.choose([false, true], [3, 1]);
    const row = months ? MONTHS : DAYS;
    c.say(months ? 'in' : 'on');
    const i = c.choose(
      row.map((_, n) => n),
      null,
      (n) => at(row, n),
    );
    c.say(at(row, i));
    c.combination('sequence', who.lemma, at(row, i));
    c.combination('sequence', activity, at(row, i));
    const link = c.choose(['and', ', and', '. then'], null, (w) => w);
    c.say(link);
    sayPronoun(c, SUBJECT, who);
    const next = c.choose(ACTIVITIES, null, (act) => act);
    c.require(next !== activity);
    c.say(next);
    const step = link === '. then' ? 1 : c.choose([1, -1]);
    const unit = months ? 'month' : 'day';
    c.say(step === 1 ? `the next ${unit} ,` : `the ${unit} before ,`);
    c.say(months ? 'in' : 'on');
    ask(row, i + step, c.say(at(row, i + step)));
    return;
  }
  const row = c.choose([DAYS, MONTHS, SEASONS], [4, 5, 2]);
  if (form === 'row') {
    const i = c.choose(
      row.map((_, n) => n),
      null,
      (n) => at(row, n),
    );
    const length = c.choose([3, 4], [1, 1]);
    for (let k = 0; k < length; k++) {
      if (k > 0) c.say(k === length - 1 ? 'and' : ',');
      c.say(at(row, i + k));
    }
    return;
  }
  const i = c.choose(
    row.map((_, n) => n),
    null,
  );
  const x = at(row, i);
  const y = at(row, i + 1);
  c.say(
    c.choose(
      [
        `after ${x} comes ${y}`,
        `${x} comes before ${y}`,
        `${y} comes after ${x}`,
        `${y} follows ${x}`,
        `before ${y} comes ${x}`,
      ],
      null,
      (t) => t,
    ),
  );
}

const TODAY = [
  ['today is', ', so tomorrow is', 1],
  ['if today is', ', tomorrow is', 1],
  ['today is', ', so yesterday was', -1],
  ['yesterday was', ', so today is', 1],
  ['tomorrow is', ', so today is', -1],
  ['if tomorrow is', ', today is', -1],
] as const;

const CAPITALS =
  phrases(`paris france|rome italy|madrid spain|berlin germany|london england|tokyo japan|beijing china|
  moscow russia|cairo egypt|athens greece|vienna austria|lisbon portugal|delhi india|ottawa canada|
  oslo norway|warsaw poland|dublin ireland|havana cuba|lima peru|bern switzerland`).map(
    (pair) => pair.split(' ') as [string, string],
  );
const CITIES = CAPITALS.map(([city]) => city);
const COUNTRIES = CAPITALS.map(([, country]) => country);

/** "paris is the capital of france", "anna flew to japan and visited tokyo". */
export function capitals(c: Chooser): void {
  const form = c.choose(['fact', 'the', 'lives', 'flew', 'comes', 'asked'] as const, [2, 2, 3, 3, 3, 1]);
  const pick = (by: 0 | 1) => c.choose(CAPITALS, null, (pair) => pair[by]);
  const ask = (blank: number, right: string) => {
    const all = CITIES.includes(right) ? CITIES : COUNTRIES;
    c.ask(() => ({
      phenomenon: 'capitals',
      blank,
      right: [right],
      wrong: all.filter((other) => other !== right),
    }));
  };
  if (form === 'fact') {
    const [city, country] = pick(0);
    c.say(`${city} is the capital of ${country}`);
    return;
  }
  if (form === 'the') {
    c.say('the capital of');
    const [city, country] = pick(1);
    c.say(`${country} is ${city}`);
    return;
  }
  if (form === 'asked') {
    c.say('what is the capital of');
    const [city, country] = pick(1);
    c.say(`${country} ?`);
    c.say(c.choose(['it is', 'the capital is'], null, (w) => w));
    c.say(city);
    return;
  }
  const who = sayReferent(c, ['f-name', 'm-name', 'f', 'm', 'person'], [3, 3, 2, 2, 2]);
  if (form === 'lives') {
    sayOne(c, ['lives in', 'lived in', 'works in', 'was born in', 'went to']);
    const [city, country] = pick(0);
    c.combination('capitals', who.lemma, city);
    ask(c.say(city), city);
    c.say(', the capital of');
    ask(c.say(country), country);
  } else if (form === 'flew') {
    sayOne(c, ['flew to', 'went to', 'travelled to', 'moved to']);
    const [city, country] = pick(1);
    c.combination('capitals', who.lemma, city);
    ask(c.say(country), country);
    c.say(c.choose(['and visited', 'and stayed in', 'to see', 'and lived in'], null, (w) => w));
    ask(c.say(city), city);
  } else {
    c.say('comes from');
    const [city, country] = pick(1);
    c.combination('capitals', who.lemma, city);
    ask(c.say(country), country);
    c.say(c.choose(['.', 'and'], null, (w) => w));
    sayPronoun(c, SUBJECT, who);
    c.say(c.choose(['was born in', 'lived in', 'knows'], null, (w) => w));
    ask(c.say(city), city);
    c.say(c.choose(['', ', the capital'], [3, 1], (w) => w));
  }
}
