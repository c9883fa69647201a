import { type Chooser, sayOne } from '../../grammar.ts';
import { SENSES, type Sense } from './senseTexts.ts';

const LINKS = ['. the', ', and the', ', but the', '. we saw that the'];

/** A text with its decisive word in brackets. */
function say(c: Chooser, text: string): { at: number; key: string } {
  const [before = '', key = '', after = ''] = text.split(/[[\]]/);
  if (before !== '') c.say(before);
  const at = c.say(key);
  if (after !== '') c.say(after);
  return { at, key };
}

const firstOf = (text: string) => text.replace(/[[\]]/g, '').trim();
const keyOf = (text: string) => text.split(/[[\]]/)[1] ?? '';

/** Words with several senses: what comes before them decides what can come behind. */
export function senses(c: Chooser): void {
  const weights = SENSES.map(({ weight }) => weight ?? 1);
  // The rest are whole sentences.
  if (c.choose([false, true], [2, 1])) {
    const sense = c.choose(SENSES, weights);
    const text = c.choose(sense.whole, null);
    c.mark({ kind: 'sense', at: sayWith(c, text, sense), sense: sense.tag });
    return;
  }
  const sense = c.choose(SENSES, weights);
  const around = c.choose(sense.around, null, (text) => text);
  sayMarked(c, around, sense);
  const link = c.choose(LINKS, null, (l) => l);
  c.say(link);
  c.mark({ kind: 'sense', at: c.say(sense.word), sense: sense.tag });
  const about = c.choose(sense.about, null, firstOf);
  c.combination('senses', sense.tag, around, about);
  const { at, key } = say(c, about);
  const others = SENSES.filter((other) => other.word === sense.word && other.tag !== sense.tag);
  // Only words that this sense never has anywhere in the same place.
  const frame = about.replace(/\[.*\]/, '[]');
  const right = [...new Set(sense.about.filter((t) => t.replace(/\[.*\]/, '[]') === frame).map(keyOf))];
  const wrong = others
    .flatMap((other) => other.about.map(keyOf))
    .filter((word) => !sense.about.map(keyOf).includes(word));
  if (right.includes(key) && wrong.length > 0) {
    c.ask(() => ({ phenomenon: 'senses', blank: at, right, wrong: [...new Set(wrong)] }));
  }
}

/** Says a text in which the word itself occurs, and gives its place. */
function sayWith(c: Chooser, text: string, sense: Sense): number {
  const words = ` ${text} `;
  const place = words.indexOf(` ${sense.word} `);
  if (place < 0) throw new RangeError(`${sense.tag} is not in: ${text}`);
  const start = c.length;
  c.say(text);
  return start + words.slice(0, place).trim().split(' ').filter(Boolean).length;
}

/** Says what comes before; if the word is in it already, that place has the sense too. */
function sayMarked(c: Chooser, text: string, sense: Sense): void {
  if (` ${text} `.includes(` ${sense.word} `)) {
    c.mark({ kind: 'sense', at: sayWith(c, text, sense), sense: sense.tag });
  } else c.say(text);
}

export const SENSE_WORDS = [...new Set(SENSES.map(({ word }) => word))];

/** The exact wording of the page's examples, and of sentences like them. */
export function bankLine(c: Chooser): void {
  const river = c.choose([true, false]);
  c.say('the');
  const at = c.say('bank');
  if (river) {
    sayOne(c, ['by the river', 'of the river', 'near the river', 'by the lake', 'of the stream']);
    sayOne(c, ['was', 'is']);
    const colour = sayOne(c, ['green', 'muddy', 'steep', 'wet', 'covered with grass']);
    c.combination('bank', colour);
  } else {
    sayOne(c, ['lent money to the', 'gave money to the', 'sent a letter to the', 'kept the money of the']);
    sayOne(c, [
      'baker',
      'farmer',
      'family',
      'school',
      'shop',
      'hotel',
      'city',
      'painter',
      'king',
      'museum',
      'river',
    ]);
  }
  c.mark({ kind: 'sense', at, sense: river ? 'bank.river' : 'bank.money' });
}
