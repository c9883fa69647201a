import { type Chooser, sayOne } from '../../grammar.ts';
import { a, list, POSSESSIVE, phrases, plural, SUBJECT } from '../lexicon.ts';
import { type Kind, sayPronoun, sayReferent } from '../nounPhrase.ts';

/** Verbs and what can be done to what. `mass` nouns take `some`, the others `a`. */
interface Selection {
  readonly past: readonly string[];
  readonly base: readonly string[];
  readonly nouns: readonly string[];
  readonly mass?: boolean;
  /** Whether several of them are spoken of. */
  readonly several: boolean;
  /** What may follow. */
  readonly after: readonly string[];
}

const SEVERAL = new Set(list('peel plant'));

const select = (past: string, base: string, nouns: string, after: string, mass = false): Selection => ({
  past: phrases(past),
  base: phrases(base),
  nouns: list(nouns),
  mass,
  several: SEVERAL.has(base.split('|')[0] ?? ''),
  after: phrases(after),
});

const SELECTIONS: readonly Selection[] = [
  select(
    'drank|poured',
    'drink|pour',
    'tea water milk juice coffee wine lemonade',
    '|with sugar|from a cup|in the kitchen|at breakfast',
    true,
  ),
  select(
    'ate|tasted',
    'eat|taste',
    'bread rice cheese meat fish cake soup butter',
    '|for dinner|with salt|in the kitchen|at noon',
    true,
  ),
  select(
    'read',
    'read',
    'book letter newspaper story poem report magazine',
    '|in bed|in the evening|on the train|twice',
  ),
  select(
    'wore|put on',
    'wear|put on',
    'coat hat shirt scarf dress jacket sweater',
    '|in winter|at the party|at school|in the rain',
  ),
  select(
    'drove|parked',
    'drive|park',
    'car bus truck taxi van tractor',
    '|in the city|near the station|behind the house|on sunday',
  ),
  select(
    'rode',
    'ride',
    'horse donkey camel bicycle elephant',
    '|to the village|on the beach|through the forest|to school',
  ),
  select(
    'played|practised',
    'play|practise',
    'piano violin guitar flute drum trumpet',
    '|in the evening|in the orchestra|at the concert|very well',
  ),
  select(
    'opened|closed',
    'open|close',
    'door window box gate drawer bag suitcase',
    '|with care|in the morning|for the guests|without a word',
  ),
  select(
    'climbed',
    'climb',
    'tree ladder mountain hill wall tower',
    '|in the morning|without fear|with a friend|in the rain',
  ),
  select(
    'built|repaired',
    'build|repair',
    'house bridge wall tower barn boat',
    '|last year|in the village|with a friend|near the river',
  ),
  select(
    'fed|stroked',
    'feed|stroke',
    'dog cat horse cow goat rabbit',
    '|on the farm|in the morning|after school|behind the barn',
  ),
  select(
    'peeled|picked',
    'peel|pick',
    'apple orange pear plum lemon banana',
    '|in the garden|for the cake|for the children|after lunch',
  ),
  select('sang|wrote', 'sing|write', 'song', '|for the children|in the evening|about the sea'),
  select(
    'watched|filmed',
    'watch|film',
    'match play show dance concert race',
    '|on saturday|in the evening|with a friend|last week',
  ),
  select(
    'wrote|sent',
    'write|send',
    'letter report message card poem',
    '|to a friend|at night|in the office|without a mistake',
  ),
  select(
    'washed|dried',
    'wash|dry',
    'plate cup spoon fork glass bowl',
    '|in the kitchen|after dinner|with hot water|with a towel',
  ),
  select(
    'planted|watered',
    'plant|water',
    'tree flower rose bush tulip',
    '|in the garden|in spring|behind the house|in the evening',
  ),
  select(
    'flew|landed',
    'fly|land',
    'plane helicopter kite balloon',
    '|over the city|on the field|in the wind|near the lake',
  ),
  select(
    'sailed|steered',
    'sail|steer',
    'boat ship ferry yacht',
    '|across the lake|in the storm|along the river|to the island',
  ),
  select(
    'painted|drew',
    'paint|draw',
    'picture face landscape portrait flower',
    '|in the park|for the museum|in blue and red|at school',
  ),
  select(
    'cooked|boiled',
    'cook|boil',
    'egg potato carrot fish chicken',
    '|for dinner|in the kitchen|for the guests|with salt',
  ),
];
const ALL_OBJECTS = [...new Set(SELECTIONS.flatMap(({ nouns }) => nouns))];
const PLURALS = new Set(SELECTIONS.filter(({ several }) => several).flatMap(({ nouns }) => nouns));
const ANYONE: readonly Kind[] = ['f-name', 'm-name', 'f', 'm', 'person', 'pair'];
const LEADS = phrases('wanted to|liked to|tried to|decided to|had to|forgot to|was not allowed to|used to');
const ADJECTIVES = phrases('new|old|small|big|beautiful');

/** "she drank tea", "he wanted to read a letter": what is done chooses what it is done to. */
export function verbAndObject(c: Chooser): void {
  const who = c.choose(['he', 'she', 'we', 'they', 'i', 'somebody'] as const, null, (w) =>
    w === 'somebody' ? '' : w,
  );
  if (who === 'somebody') sayReferent(c, ANYONE);
  else c.say(who);
  const lead = c.choose([false, true], [3, 2]);
  if (lead) {
    const phrase = c.choose(LEADS, null, (l) => l);
    c.require(!(phrase.startsWith('was') && (who === 'we' || who === 'they' || who === 'somebody')));
    c.say(phrase);
  }
  const selection = c.choose(SELECTIONS);
  const verb = sayOne(c, lead ? selection.base : selection.past);
  const more = sayObject(c, verb, selection);
  if (more && c.choose([false, true], [4, 1])) {
    c.say('and then');
    const next = c.choose(SELECTIONS);
    c.require(next !== selection);
    sayObject(c, sayOne(c, lead ? next.base : next.past), next);
  } else sayOne(c, selection.after);
}

/** Whether there is room for more behind it. */
function sayObject(c: Chooser, verb: string, selection: Selection): boolean {
  if (selection.nouns.length < 2) {
    c.say(a(selection.nouns[0] ?? ''));
    return false;
  }
  const key = selection.base[selection.past.indexOf(verb)] ?? verb;
  const wrong = () => {
    const fitting = fitsVerb(key);
    return ALL_OBJECTS.filter((noun) => !fitting.has(noun));
  };
  if (selection.mass) {
    if (c.choose([true, false])) c.say('some');
    const noun = c.choose(selection.nouns, null, (n) => n);
    c.combination('selection', key, noun);
    const blank = c.say(noun);
    c.ask(() => ({ phenomenon: 'selection', blank, right: selection.nouns, wrong: wrong() }));
    return true;
  }
  const kind = c.choose(
    ['a', 'the', 'adjective', 'many'] as const,
    selection.nouns.includes('piano') ? [0, 1, 0, 0] : [3, 3, 2, selection.several ? 3 : 0],
  );
  if (kind === 'many') {
    sayOne(c, ['some', 'two', 'three', 'many', 'the']);
    const noun = c.choose(selection.nouns, null, plural);
    c.combination('selection', key, noun);
    const blank = c.say(plural(noun));
    c.ask(() => ({
      phenomenon: 'selection',
      blank,
      right: selection.nouns.map(plural),
      wrong: wrong()
        .filter((n) => PLURALS.has(n))
        .map(plural),
    }));
    return true;
  }
  if (kind === 'adjective') {
    const adjective = c.choose(ADJECTIVES, null, (word) => a(word));
    c.say(a(adjective));
  }
  const noun = c.choose(selection.nouns, null, (n) => (kind === 'a' ? a(n) : kind === 'the' ? 'the' : n));
  c.combination('selection', key, noun);
  const an = a(noun).startsWith('an ');
  if (kind !== 'adjective') c.say(kind === 'the' ? 'the' : an ? 'an' : 'a');
  const sameArticle = (n: string) => kind !== 'a' || a(n).startsWith('an ') === an;
  const blank = c.say(noun);
  c.ask(() => ({
    phenomenon: 'selection',
    blank,
    right: selection.nouns.filter(sameArticle),
    wrong: wrong().filter(sameArticle),
  }));
  return true;
}

/** Everything that a verb, in its infinitive or past, can be followed by. */
function fitsVerb(key: string): ReadonlySet<string> {
  const selections = SELECTIONS.filter(({ base, past }) => base.includes(key) || past.includes(key));
  return new Set(selections.flatMap(({ nouns }) => nouns));
}

/** What things are made or done with: verb and object, tool. */
const TOOLS =
  phrases(`cut the bread;knife|cut the meat;knife|ate the soup;spoon|ate the rice;fork|wrote the letter;pen|
  wrote the report;pencil|dug a hole;spade|swept the floor;broom|hit the nail;hammer|opened the lock;key|
  painted the wall;brush|sewed the dress;needle|cut the paper;scissors|washed the plate;sponge|dried the cup;towel|
  cut the wood;saw|drew a line;ruler|climbed the wall;ladder|caught the fish;net|looked at the stars;telescope`).map(
    (pair) => pair.split(';') as [string, string],
  );
const TOOL_NAMES = [...new Set(TOOLS.map(([, tool]) => tool))];
const TOOL_ADJECTIVES = list('new old big small long clean');

/** "he cut the bread with a knife". */
export function tool(c: Chooser): void {
  const who = sayReferent(c, ANYONE);
  const [deed, name] = c.choose(TOOLS, null, ([deed]) => deed);
  c.say(deed);
  c.say('with');
  const adjective = c.choose([false, true]);
  if (adjective) {
    if (name !== 'scissors') c.say('a');
    c.say(
      c.choose(
        TOOL_ADJECTIVES.filter((word) => word !== 'old'),
        null,
        (w) => w,
      ),
    );
  } else if (name !== 'scissors') c.say('a');
  const at = c.say(name);
  c.combination('tool', who.lemma, name);
  const right = TOOLS.filter(([other]) => other === deed).map(([, t]) => t);
  // `scissors` shows itself by its missing article.
  if (name === 'scissors') return;
  const wrong = TOOL_NAMES.filter((t) => !right.includes(t) && t !== 'scissors');
  c.ask(() => ({ phenomenon: 'selection', blank: at, right, wrong }));
}

/** Who does what for a living, and where: the place is named last. */
const WORK = phrases(`teacher;teaches children;at the school|doctor;treats patients;in the hospital|
  nurse;helps patients;in the hospital|farmer;milks cows;on the farm|baker;bakes bread;in the bakery|
  pilot;flies planes;at the airport|sailor;sails ships;at the harbour|cook;cooks soup;in the kitchen|
  judge;hears cases;at the court|tailor;sews coats;in the shop|gardener;waters flowers;in the garden|
  painter;paints pictures;in the studio|soldier;guards the gate;in the castle|singer;sings songs;at the theatre|
  student;reads books;in the library|driver;drives buses;in the city|artist;draws pictures;in the museum|
  engineer;builds bridges;in the office|hunter;hunts wolves;in the forest|clown;makes jokes;in the circus`).map(
  (job) => {
    const [name = '', does = '', where = ''] = job.split(';');
    return { name, does, where, place: where.split(' ').at(-1) ?? '' };
  },
);
type Job = (typeof WORK)[number];
const PLACES = [...new Set(WORK.map(({ place }) => place))];
const TIMES = phrases('every day|at seven|on monday|in the morning|all year|before noon');

/** "the baker bakes bread", "the doctor works in the hospital". */
export function work(c: Chooser): void {
  const named = c.choose([false, true], [3, 2], (n) => (n ? '' : 'the'));
  if (named) {
    const who = sayReferent(c, ['f-name', 'm-name']);
    c.say('is a');
    const job = c.choose(
      WORK.filter(({ name }) => name !== 'artist' && name !== 'engineer'),
      null,
      ({ name }) => name,
    );
    const at = c.say(job.name);
    c.combination('work', who.lemma, job.name);
    c.say(c.choose(['and', ', so', ', and'], null, (word) => word));
    sayPronoun(c, SUBJECT, who);
    if (c.choose([true, false])) c.say(job.does);
    else c.say(`works ${job.where}`);
    const right = fellows(job);
    const wrong = WORK.map(({ name }) => name).filter((name) => !right.includes(name));
    c.ask(() => ({ phenomenon: 'selection', blank: at, right, wrong }));
    return;
  }
  c.say('the');
  const job = c.choose(WORK, null, ({ name }) => name);
  const of = c.say(job.name);
  if (c.choose([true, false], [1, 2])) {
    const [verb = '', ...rest] = job.does.split(' ');
    c.mark({ kind: 'subject', at: c.say(verb), of });
    c.say(rest.join(' '));
    sayOne(c, ['every day', 'from morning to evening', 'for the king', 'with care', 'all week']);
    return;
  }
  const home = c.choose([true, false], null, (h) => (h ? 'works' : 'goes'));
  c.mark({ kind: 'subject', at: c.say(home ? 'works' : 'goes'), of });
  c.say(home ? job.where : `to the ${job.place}`);
  const at = c.length - 1;
  const time = sayOne(c, TIMES);
  c.combination('work', job.name, time);
  c.ask(() => ({
    phenomenon: 'selection',
    blank: at,
    right: [job.place],
    wrong: PLACES.filter((place) => place !== job.place),
  }));
}

/** Those who do the same, or work at the same place. */
const fellows = (job: Job) =>
  WORK.filter(({ name, does, place }) => name === job.name || does === job.does || place === job.place).map(
    ({ name }) => name,
  );

/** A vessel, a part or a crowd, and what comes in it. */
const MEASURES =
  phrases(`cup;tea coffee milk|glass;water juice wine milk lemonade|bottle;wine water milk juice|
  bowl;soup rice|slice;bread cake cheese meat|piece;cake paper cheese chocolate|loaf;bread|bar;chocolate soap|
  pair;shoes gloves socks scissors|flock;birds sheep|herd;cows elephants horses|bunch;flowers keys bananas|
  box;chocolates matches|team;players workers|bag;apples potatoes|sheet;paper|crowd;people students`).map(
    (pair) => {
      const [measure = '', nouns = ''] = pair.split(';');
      return { measure, nouns: list(nouns) };
    },
  );
const MEASURED = [...new Set(MEASURES.flatMap(({ nouns }) => nouns))];
const COUNTS = list('two three four five six');
const COUNTED = phrases('bought|saw|found|ordered|wanted|needed|met|got|asked for|looked for');
/** Whom one meets, and what one does not. */
const CROWDS = new Set(list('flock herd team crowd'));
const MEETING = new Set(list('saw met found'));
const MEASURE_ENDS = phrases(
  '|today|in the city|on the way home|for the party|in the morning|for a friend|near the station',
);

/** "a cup of tea", "three slices of bread", "a herd of cows". */
export function measure(c: Chooser): void {
  const who = sayReferent(c, ANYONE);
  const verb = sayOne(c, COUNTED);
  const one = c.choose([true, false], [2, 1]);
  if (one) c.say('a');
  else sayOne(c, COUNTS);
  const { measure: unit, nouns } = c.choose(MEASURES, null, (m) => (one ? m.measure : unitPlural(m.measure)));
  c.require(CROWDS.has(unit) ? one && MEETING.has(verb) : verb !== 'met');
  const at = c.say(one ? unit : unitPlural(unit));
  c.say('of');
  const noun = c.choose(nouns, null, (n) => n);
  c.combination('measure', who.lemma, noun);
  c.combination('measure', verb, unit);
  const blank = c.say(noun);
  const units = MEASURES.filter((m) => m.nouns.includes(noun)).map((m) => m.measure);
  const form = (m: string) => (one ? m : unitPlural(m));
  c.ask(() => ({
    phenomenon: 'measure',
    blank,
    right: nouns,
    wrong: MEASURED.filter((n) => !nouns.includes(n)),
  }));
  c.ask(() => ({
    phenomenon: 'measure',
    blank: at,
    right: units.map(form),
    wrong: MEASURES.map((m) => m.measure)
      .filter((m) => !units.includes(m) && (one || !CROWDS.has(m)))
      .map(form),
  }));
  sayOne(c, MEASURE_ENDS);
}

const unitPlural = (unit: string) => (unit === 'loaf' ? 'loaves' : plural(unit));

/** "anna misses her old friends". */
export const belongings = (c: Chooser) => {
  const who = sayReferent(c, ['f-name', 'm-name', 'f', 'm']);
  sayOne(c, phrases('likes|loves|hates|needs|misses'));
  sayPronoun(c, POSSESSIVE, who);
  sayOne(c, phrases('job|new school|old friends|little sister|big brother|garden|room|work|home'));
};
