import { BEASTS } from '../animals.ts';
import { FAMILY, NAMES, SHORT_NAMES, SURNAMES } from '../people.ts';
import type { Voice } from '../voice.ts';

/** Who did what to whom, by the order of the words; and what follows from it. */

interface Deed {
  readonly verb: string;
  /** What happens then to the one who does it … */
  readonly agent: readonly string[];
  /** … and to the other. */
  readonly patient: readonly string[];
}

const deed = (verb: string, agent: string, patient: string): Deed => ({
  verb,
  agent: agent.split(' '),
  patient: patient.split(' '),
});

const BITES: readonly Deed[] = [
  deed('追', '追累了 沒有追上 越追越近', '跑了 逃走了 躲起來了'),
  deed('咬', '張大了嘴 牙很疼', '流血了 受傷了 疼得大叫'),
  deed('趕', '守在門口 很得意', '不敢回來 離開了'),
  deed('嚇', '叫得很大聲 樣子很兇', '嚇壞了 怕得不敢動'),
  deed('救', '很勇敢 做了好事', '得救了 沒有死 活下來了'),
];

const PEOPLE: readonly Deed[] = [
  deed('追', '沒有追上 追累了', '跑了 逃走了 躲起來了'),
  deed('打<hit>', '手很疼 知道錯了', '哭了 受傷了 臉都紅了'),
  deed('罵', '很生<angry>氣 越說越大聲', '哭了 很難過 低著頭'),
  deed('救', '很勇敢 做了好事', '得救了 沒有死 活下來了'),
  deed('推', '用力太大 跑掉了', '摔倒了 倒在地上'),
  deed('騙', '說了謊 笑了', '上當了 相信了'),
  deed('嚇', '樣子很兇 笑了', '嚇壞了 怕得大叫'),
];

/** Somebody, and the character by which to know him again. */
interface Side {
  readonly word: string;
  readonly at: number;
  readonly place: number;
}

type Pair = readonly { readonly word: string; readonly place: number }[];

const TITLED = SURNAMES.flatMap((surname) =>
  ['先生', '老師'].map((title) => ({ word: surname + title, place: 0 })),
);
const PAIRS: readonly Pair[] = [
  BEASTS.map(({ word }) => ({ word, place: 0 })),
  SHORT_NAMES.map(({ word }) => ({ word, place: 1 })),
  TITLED.filter(({ word }) => word.endsWith('先生')),
  TITLED.filter(({ word }) => word.endsWith('老師')),
  [...FAMILY, ...NAMES.filter(({ word }) => !word.startsWith('小'))].map(({ word }) => ({ word, place: -1 })),
];

function side(voice: Voice, pair: Pair, not?: Side): Side {
  const { word, place } = voice.choose(pair, (one) => one.word);
  voice.chooser.require(word !== not?.word);
  return { word, place, at: voice.say(word) };
}

/** Says one of the two again, and asks for it. */
function sayAgain(voice: Voice, one: Side, other: Side): number {
  const at = voice.say(one.word);
  const { place } = one;
  if (place >= 0) voice.ask('order', at + place, [one.word.charAt(place)], [other.word.charAt(place)]);
  return at;
}

function pairFor(voice: Voice, animals: boolean): Pair {
  const [beasts, ...people] = PAIRS as [Pair, ...Pair[]];
  return animals ? beasts : voice.choose(people, undefined, [6, 3, 1, 1]);
}

/** 狗追貓，貓跑了。貓被狗追，貓跑了。 */
function deeds(voice: Voice): void {
  const animals = voice.choose([true, false]);
  const pair = pairFor(voice, animals);
  const passive = voice.chance(0.35);
  const subject = side(voice, pair);
  const marker = passive ? '被' : voice.chance(0.15) ? '把' : '';
  let object: Side;
  let verbAt: number;
  let chosen: Deed;
  const list = animals ? BITES : PEOPLE;
  if (marker) {
    voice.say(marker);
    object = side(voice, pair, subject);
    chosen = voice.choose(list, ({ verb }) => verb);
    verbAt = voice.say(chosen.verb);
    voice.say('了');
  } else {
    const adverb = voice.pick(['', '在', '總是', '又'], [5, 2, 1, 1]);
    chosen = voice.choose(list, ({ verb }) => verb);
    verbAt = voice.say(chosen.verb);
    if (adverb === '' || adverb === '又') voice.pick(['', '了']);
    object = side(voice, pair, subject);
  }
  const [agent, patient] = passive ? [object, subject] : [subject, object];
  voice.role(agent.at, 'agent', verbAt);
  voice.role(patient.at, 'patient', verbAt);
  voice.combination('deeds', subject.word, marker, chosen.verb, object.word);
  voice.pick(['，', '，後來', '，最後']);
  const ofAgent = voice.chance(0.4);
  sayAgain(voice, ofAgent ? agent : patient, ofAgent ? patient : agent);
  voice.pick(ofAgent ? chosen.agent : chosen.patient);
}

const COMPARED: readonly (readonly [more: string, less: string])[] = [
  ['高', '矮'],
  ['大', '小'],
  ['快', '慢'],
  ['胖', '瘦'],
  ['重', '輕'],
  ['老', '年輕'],
  ['強', '弱'],
];

/** 小明比小美高，矮的是小美。 */
function compared(voice: Voice): void {
  const pair = pairFor(voice, voice.chance(0.4));
  const first = side(voice, pair);
  voice.say('比');
  const second = side(voice, pair, first);
  const words = voice.choose(
    COMPARED.flatMap(
      ([more, less]) =>
        [
          [more, less],
          [less, more],
        ] as const,
    ),
    ([word]) => word,
  );
  voice.say(words[0]);
  voice.pick(['，', '多了，', '一點，', '，所以']);
  voice.combination('compared', first.word, second.word, words[0]);
  const same = voice.choose([true, false]);
  const [one, other] = same ? [first, second] : [second, first];
  const word = same ? words[0] : words[1];
  if (voice.choose([true, false])) {
    const at = voice.say(`${word}的是`);
    if (word.length === 1) voice.role(one.at, 'agent', at);
    sayAgain(voice, one, other);
    return;
  }
  sayAgain(voice, one, other);
  voice.pick(['比較', '更']);
  voice.say(word);
}

const SIDES: readonly (readonly [string, string])[] = [
  ['左', '右'],
  ['右', '左'],
  ['前', '後'],
  ['後', '前'],
  ['東', '西'],
  ['西', '東'],
  ['南', '北'],
  ['北', '南'],
];

/** 小明在小美的左邊，所以小美在小明的右邊 (or 所以小明不在小美的右邊). */
function places(voice: Voice): void {
  const pair = pairFor(voice, voice.chance(0.3));
  const first = side(voice, pair);
  voice.pick(['在', '坐在', '站在']);
  const second = side(voice, pair, first);
  voice.say('的');
  const [here, there] = voice.choose(SIDES, ([word]) => word);
  voice.say(`${here}邊，`);
  voice.pick(['所以', '那麼', '']);
  const turned = voice.chance(0.7);
  const [one, other] = turned ? [second, first] : [first, second];
  sayAgain(voice, one, other);
  voice.say(turned ? '在' : '不在');
  sayAgain(voice, other, one);
  voice.say('的');
  const at = voice.say(`${there}邊`);
  voice.ask('order', at, [there], SIDES.flat());
  voice.combination('places', first.word, here, second.word);
}

const GIVEN = ['一本書', '一封信', '一份禮物', '一把雨傘', '一支筆', '一輛車', '一張票', '一頂帽子'];
const TRADES: readonly { between: string; after: string; ofFirst: string; ofSecond: string }[] = [
  { between: '送給', after: '', ofFirst: '送禮物的是', ofSecond: '收禮物的是' },
  { between: '借給', after: '', ofFirst: '借出去的是', ofSecond: '要還的是' },
  { between: '賣給', after: '', ofFirst: '收錢的是', ofSecond: '付錢的是' },
  { between: '寄給', after: '', ofFirst: '寄東西的是', ofSecond: '收東西的是' },
  { between: '向', after: '借了', ofFirst: '要還的是', ofSecond: '借出去的是' },
  { between: '跟', after: '買了', ofFirst: '付錢的是', ofSecond: '收錢的是' },
];

/** 小明送給小美一本書，收禮物的是小美。 */
function trades(voice: Voice): void {
  const pair = pairFor(voice, false);
  const first = side(voice, pair);
  const trade = voice.choose(TRADES, ({ between }) => between);
  voice.say(trade.between);
  const second = side(voice, pair, first);
  voice.say(trade.after);
  const given = voice.pick(GIVEN);
  const own = voice.choose([true, false]);
  voice.say(`，${own ? trade.ofFirst : trade.ofSecond}`);
  const [one, other] = own ? [first, second] : [second, first];
  sayAgain(voice, one, other);
  voice.combination('trades', first.word, trade.between, second.word, given);
}

export const ORDER_RULES = {
  'order.deeds': [deeds, 24],
  'order.compared': [compared, 12],
  'order.places': [places, 12],
  'order.trades': [trades, 12],
} as const;
