import { AMBIGUOUS, type Ambiguous, type Sense } from '../ambiguous.ts';
import { NAMES, PRONOUN, sayFrom, sayPerson } from '../people.ts';
import type { Phrase, Voice } from '../voice.ts';

/** Words of several senses, decided by their company, and decisive for what follows. */

/** A clause with its sense, cut where people stand in it. */
interface Head {
  readonly phrase: Phrase;
  readonly parts: readonly Phrase[];
  readonly of: Ambiguous;
  readonly sense: Sense;
  /** Every sense is as probable as any other, and within it every clause. */
  readonly weight: number;
}

const HEADS: readonly Head[] = AMBIGUOUS.flatMap((of) =>
  of.senses.flatMap((sense) =>
    sense.heads.map((phrase) => ({
      phrase,
      parts: phrase.split(/[～＃]/),
      of,
      sense,
      weight: 1 / sense.heads.length,
    })),
  ),
);
/** Those that begin with a person, so that he can be said before the rest is chosen; and the others. */
const KINDS = [true, false].map((personal) => {
  const heads = HEADS.filter(({ phrase }) => phrase.startsWith('～') === personal);
  return { personal, heads, weights: heads.map(({ weight }) => weight) };
});
const SHARES = KINDS.map(({ weights }) => weights.reduce((a, b) => a + b));

/** ～打了電話，聊了很久: what follows is the same for every sense but for one character, or a clause of its own. */
function single(voice: Voice): void {
  const { personal, heads, weights } = voice.choose(KINDS, undefined, SHARES);
  const first = personal ? sayPerson(voice).word : '';
  const head = voice.choose(heads, ({ parts }) => (personal ? parts[1] : parts[0]) ?? '', weights);
  const [said = '', then] = personal ? head.parts.slice(1) : head.parts;
  voice.say(said);
  let who = first;
  if (then !== undefined) {
    const { word } = sayFrom(voice, NAMES);
    voice.chooser.require(word !== first);
    who += ` ${word}`;
    voice.say(then);
  }
  voice.say('，');
  const end = voice.chance(0.5) ? sayTail(voice, head) : sayFill(voice, head);
  voice.combination('senses', head.phrase, who, end);
}

/** A clause that only this sense leads to. */
function sayTail(voice: Voice, { of, sense }: Head): string {
  const firsts = (senses: readonly Sense[]) =>
    senses.flatMap(({ tails }) => tails.map((tail) => tail.charAt(0)));
  voice.ask('senses', voice.length, firsts([sense]), firsts(of.senses));
  return voice.pick(sense.tails);
}

/** The clause that all senses share, with the character that tells them apart. */
function sayFill(voice: Voice, { of, sense }: Head): string {
  voice.say(of.frame[0]);
  voice.ask(
    'senses',
    voice.length,
    sense.fills,
    of.senses.flatMap(({ fills }) => fills),
  );
  const fill = voice.pick(sense.fills);
  voice.say(of.frame[1]);
  return fill;
}

const MIXED: readonly Phrase[] =
  '花<spend>了很多錢買花<flower> 花<time>了一天種花<flower> 打<call>電話說明天去打<play>球 打<clean>掃的時候打<call>了電話 在銀行<firm>寫了一行<row>字 開<drive>車去開<hold>會<meeting> 把麵包<bread>放進包<bag>裡 用紙把麵包<bread>包<wrap>好 不會<can>在開<hold>會<meeting>時睡覺 覺得這句話的意思<meaning>很有意思<interest> 生<birth>日那天生<ill>病了 的頭髮長<grow>得很長<long>'.split(
    ' ',
  );

/** 她花了很多錢買花。 Two senses in one sentence. */
function mixed(voice: Voice): void {
  const person = sayPerson(voice);
  const what = voice.pick(MIXED);
  voice.say('，');
  const again = voice.say(PRONOUN[person.gender]);
  voice.refer(again, person.at);
  const then = voice.pick(['很高興', '累了', '覺得很有意思<interest>', '什麼也沒說', '回家了', '忘了時間']);
  voice.combination('mixed', person.word, what, then);
}

export const SENSE_RULES = {
  'senses.single': [single, 14],
  'senses.mixed': [mixed, 2],
} as const;
