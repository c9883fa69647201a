import type { Chooser } from '../../grammar.ts';
import { tell, tellOne } from '../../template.ts';
import { ANIMALS, MEN, NAMES, PEOPLE, phrases, WOMEN } from '../lexicon.ts';

/** What is done; what comes of it, and why: said of {a}, who did it, or of {p}, to whom it was done. */
interface Deed {
  readonly past: string;
  readonly participle: string;
  readonly after: readonly string[];
  readonly why: readonly string[];
}

const deed = (past: string, after: string, why: string, participle = past): Deed => ({
  past,
  participle,
  after: phrases(after),
  why: phrases(why),
});

const BEASTLY: readonly Deed[] = [
  deed('chased', '{p} ran away|{p} hid under the table|{p} climbed a tree', '{a} was hungry|{p} was afraid'),
  deed('bit', '{p} cried|{p} was hurt|{p} had a bad foot', '{a} was very angry|{a} was dangerous', 'bitten'),
  deed('followed', '{p} looked back|{p} ran away', '{a} wanted some food|{a} was hungry|{p} knew the way'),
  deed('scared', '{p} ran away|{p} hid behind the barn', '{a} was very loud|{p} was afraid'),
  deed('woke', '{p} was still tired|{p} jumped up', '{a} was too loud|{p} was asleep', 'woken'),
  deed('kicked', '{p} was hurt|{p} fell down', '{a} was very angry|{a} was dangerous'),
  deed('helped', '{p} was happy again|{p} was safe', '{a} was very kind|{p} was in danger'),
  deed('saw', '{p} did not notice it|{a} came nearer', '{p} was near|{a} had good eyes', 'seen'),
  deed('pushed', '{p} fell into the water|{p} fell down', '{a} wanted more room|{a} was very angry'),
  deed('caught', '{p} could not escape|{p} was lost', '{a} was faster|{p} was too slow|{a} was hungry'),
];
const HUMAN: readonly Deed[] = [
  deed('paid', '{p} counted the money|{p} said thank you', '{a} was rich|{p} had done the work'),
  deed('taught', '{p} learned a lot|{p} made no more mistakes', '{a} was very patient|{p} wanted to learn'),
  deed('helped', '{p} said thank you|{p} was happy again', '{a} was very kind|{p} was in danger'),
  deed('pushed', '{p} fell down|{a} said sorry|{p} was hurt', '{a} was very angry|{p} was in the way'),
  deed('invited', '{p} brought some flowers|{a} cooked a big dinner|{p} came at seven', '{a} had a birthday'),
  deed('called', '{p} answered at once|{p} did not hear it', '{a} needed help|{a} was lost'),
  deed('followed', '{p} looked back|{p} walked faster', '{a} did not know the way|{p} knew the way'),
  deed('saved', '{p} was safe|{p} said thank you', '{a} was a hero|{p} was in danger'),
  deed('woke', '{p} was still tired|{p} jumped up', '{a} was too loud|{p} was asleep', 'woken'),
  deed('found', '{p} was safe|{p} was happy again', '{a} had looked everywhere|{p} had been lost'),
  deed('visited', '{p} made some tea|{a} brought a cake', '{p} was ill|{a} was a good friend'),
  deed('hit', '{p} cried|{p} was hurt|{a} said sorry', '{a} was very angry|{a} was dangerous'),
];

const LINKS = phrases(', so|, and|. then|.|. so');
/** What was so all the time is no consequence. */
const STATE_LINKS = phrases('.|. we know that');

/** "the dog chased the cat . then the cat ran away": who did what is told by the places of the words alone. */
export function order(c: Chooser): void {
  const kind = c.choose(['animals', 'humans', 'names'] as const, [5, 4, 3], (k) =>
    k === 'names' ? '' : 'the',
  );
  const article = kind === 'names' ? '' : 'the ';
  const nouns = kind === 'names' ? NAMES : kind === 'animals' ? ANIMALS : HUMANS;
  const deeds = kind === 'animals' ? BEASTLY : HUMAN;
  const passive = c.choose([false, true], [3, 1]);
  let done = deeds[0];
  let other = '';
  const someone = () => {
    const noun = c.choose(nouns, null, (n) => article + n);
    c.require(noun !== other);
    if (other !== '') {
      // The same two the other way round may well be met in training.
      c.combination('order', ...(passive ? [noun, other] : [other, noun]));
    }
    other = noun;
    return article + noun;
  };
  const slots = {
    a: someone,
    p: someone,
    v: () => {
      done = c.choose(deeds, null, (d) => (passive ? d.participle : d.past));
      return passive ? done.participle : done.past;
    },
  };
  const told = tell(c, passive ? '{p} was {v} by {a}' : '{a} {v} {p}', slots);
  const shift = article === '' ? 0 : 1;
  const [agent, patient] = [told.at('a') + shift, told.at('p') + shift];
  c.mark({ kind: 'role', at: agent, role: 'agent', of: told.at('v') });
  c.mark({ kind: 'role', at: patient, role: 'patient', of: told.at('v') });
  const who = { a: told.phrase('a'), p: told.phrase('p') };
  const bare = (phrase: string) => phrase.slice(article.length);
  const next = c.choose(['', 'then', 'why', 'question'] as const, [2, 6, 3, 2]);
  if (next === 'question') {
    const asked = c.choose(['a', 'p'] as const);
    c.say('.');
    const [verb, past] = [asked === 'a' ? done?.past : done?.participle, done];
    if (asked === 'a') c.say(`who ${verb} ${who.p} ?`);
    else c.say(`who was ${past?.participle} ?`);
    const at = c.say(who[asked]) + shift;
    c.ask(() => ({
      phenomenon: 'order',
      blank: at,
      right: [bare(who[asked])],
      wrong: [bare(who[asked === 'a' ? 'p' : 'a'])],
    }));
  } else if (next !== '') {
    const link = c.choose(next === 'why' ? STATE_LINKS : LINKS, null, (l) => l);
    c.say(link);
    const end = tellOne(c, (next === 'why' ? done?.why : done?.after) ?? [], who);
    const [first] = [end.has('a') && !end.has('p') ? 'a' : 'p'] as const;
    if (end.has('a') !== end.has('p')) {
      c.ask(() => ({
        phenomenon: 'order',
        blank: end.at(first) + shift,
        right: [bare(who[first])],
        wrong: [bare(who[first === 'a' ? 'p' : 'a'])],
      }));
    }
  }
}

const HUMANS = [...WOMEN, ...MEN, ...PEOPLE];
