import { ANIMALS } from '../animals.ts';
import { CALLINGS, PERSON_MEASURES, sayPerson } from '../people.ts';
import { MEASURES, THINGS, type Thing, thingOf, VERBS } from '../things.ts';
import type { Voice } from '../voice.ts';

/** What is done with what, and how it is counted. */

const VERB_LIST = Object.keys(VERBS);
/** For each thing the verbs that take it. */
const TAKEN = new Map<string, string[]>();
for (const [verb, objects] of Object.entries(VERBS))
  for (const object of objects) TAKEN.set(object, [...(TAKEN.get(object) ?? []), verb]);

const OBJECTS = new Map(VERB_LIST.map((verb) => [verb, (VERBS[verb] ?? []).map(thingOf)]));
const DONE_WITH = [...TAKEN.keys()].map(thingOf);
const COUNTED = [
  ...THINGS,
  ...ANIMALS.map(
    ({ word, measure }): Thing => ({
      word,
      measures: [measure],
      attributes:
        word.startsWith('小') || word.startsWith('大')
          ? ['白', '黑', '可愛的']
          : ['大', '小', '白', '黑', '老', '可愛的'],
    }),
  ),
  ...CALLINGS.map(
    (word): Thing => ({ word, measures: PERSON_MEASURES, attributes: ['好', '老', '年輕的', '有名的'] }),
  ),
];
const ALL_MEASURES = [...new Set([...MEASURES, ...COUNTED.flatMap(({ measures }) => measures)])];
const NUMBERS = ['一', '兩', '三', '四', '五', '六', '幾', '十', '八'];

const verbsOf = ({ word }: Thing): readonly string[] => TAKEN.get(word) ?? [];

/** 一本很厚的書: says one of these things with its measure word, and asks for that. */
function sayCounted(
  voice: Voice,
  things: readonly Thing[],
  numbers: readonly string[],
): { thing: Thing; at: number; how: string } {
  const number = voice.pick(numbers);
  const thing = sayMeasure(voice, things);
  const attribute = thing.attributes.length > 0 && voice.chance(0.5) ? voice.pick(thing.attributes) : '';
  const noun = voice.say(thing.word);
  return { thing, at: noun, how: `${number} ${attribute}` };
}

/** Says the measure word of one of the things, each thing as often as any other, and asks for it. */
function sayMeasure(voice: Voice, things: readonly Thing[]): Thing {
  let counts = COUNTS.get(things);
  if (!counts) {
    const pairs = things.flatMap((thing) => thing.measures.map((measure) => ({ thing, measure })));
    counts = { pairs, weights: pairs.map(({ thing }) => 1 / thing.measures.length) };
    COUNTS.set(things, counts);
  }
  const { thing, measure } = voice.choose(counts.pairs, (pair) => pair.measure, counts.weights);
  voice.ask('measure', voice.say(measure), thing.measures, ALL_MEASURES);
  return thing;
}

interface Count {
  readonly thing: Thing;
  readonly measure: string;
}
/** Remembered, because they are made from few lists and asked for very often. */
const COUNTS = new Map<
  readonly Thing[],
  { readonly pairs: readonly Count[]; readonly weights: readonly number[] }
>();

function askVerb(voice: Voice, at: number, thing: Thing): void {
  voice.ask('selection', at, verbsOf(thing), VERB_LIST);
}

const MANNERS = [
  '',
  '在',
  '想',
  '要',
  '喜歡',
  '不想',
  '正在',
  '會',
  '又',
  '每天都',
  '在家',
  '已經在',
  '常常',
  '不會<can>',
  '沒有',
  '最愛',
];

/** 妹妹在家喝茶。 */
function bare(voice: Voice): void {
  const person = sayPerson(voice);
  const manner = voice.pick(MANNERS);
  const verb = voice.choose(VERB_LIST, (word) => word);
  const at = voice.say(verb);
  voice.role(person.at, 'agent', at);
  const thing = voice.choose(OBJECTS.get(verb) ?? [], ({ word }) => word);
  const noun = voice.say(thing.word);
  voice.role(noun, 'patient', at);
  askVerb(voice, at, thing);
  // Of a longer word the rest would tell.
  if (thing.word.length === 1) askObject(voice, noun, verb);
  voice.combination('bare', person.word, manner, verb, thing.word);
}

const SHORT = DONE_WITH.filter(({ word }) => word.length === 1).map(({ word }) => word);

function askObject(voice: Voice, at: number, verb: string): void {
  const right = (VERBS[verb] ?? []).filter((word) => word.length === 1);
  voice.ask('selection', at, right, SHORT);
}

/** 昨天爸爸買了一本很厚的書。 */
function counted(voice: Voice): void {
  const early = voice.chance(0.3);
  if (early) voice.pick(['昨天', '今天', '早上', '晚上', '上個月', '剛才']);
  const person = sayPerson(voice);
  const verb = voice.choose(VERB_LIST, (word) => word);
  const at = voice.say(verb);
  voice.role(person.at, 'agent', at);
  voice.pick(['了', '過']);
  const { thing, at: noun, how } = sayCounted(voice, OBJECTS.get(verb) ?? [], NUMBERS);
  voice.role(noun, 'patient', at);
  askVerb(voice, at, thing);
  voice.combination('counted', verb, how, thing.word);
}

const PORTABLE = new Set(
  '麵包 蛋糕 糖 蘋果 橘子 雞蛋 香蕉 書 小說 字典 日記 雜誌 報紙 信 衣服 毛衣 裙子 褲子 襪子 手套 帽子 眼鏡 筆 紙 畫 照片 地圖 票 鏡子 刀 雨傘 鑰匙 盒子 杯子 茶 水 咖啡 牛奶 果汁 酒 湯 飯 麵 肉 魚 花 禮物'.split(
    ' ',
  ),
);
/** Neither on a table nor by a river. */
const NOWHERE = new Set('雨 問題 夢 比賽 歌 詩 字 電影 星星'.split(' '));
const SCENES = [
  {
    places: ['桌子上', '箱子裡', '床下', '房間裡', '書包裡'],
    things: COUNTED.filter(({ word }) => PORTABLE.has(word)),
  },
  {
    places: ['河邊', '路邊', '城裡', '街上', '照片裡', '這裡', '公園裡', '畫裡', '學校旁邊', '山上'],
    things: COUNTED.filter(({ word }) => !PORTABLE.has(word) && !NOWHERE.has(word)),
  },
];
const PLACES = SCENES.flatMap(({ places, things }) => places.map((place) => ({ place, things })));

/** 桌子上有一本書。 */
function there(voice: Voice): void {
  const { place, things } = voice.choose(PLACES, (scene) => scene.place);
  voice.say(place);
  voice.pick(['有', '還有', '一共有']);
  const { thing, how } = sayCounted(voice, things, NUMBERS);
  voice.combination('there', place, how, thing.word);
}

/** 這本書很好。那條很長的河在哪裡？ */
function pointed(voice: Voice): void {
  const { thing, how } = sayCounted(voice, COUNTED, ['這', '那', '這幾', '那兩', '另一', '第一']);
  const what = voice.pick('在哪裡？ 是我的 很好 不見了 怎麼樣？ 我很喜歡 是誰的？ 很有名 我見過'.split(' '));
  voice.combination('pointed', how, thing.word, what);
}

/** 這杯茶他不想喝。 */
function fronted(voice: Voice): void {
  voice.pick(['這', '那', '這幾', '那兩']);
  const thing = sayMeasure(voice, DONE_WITH);
  const noun = voice.say(thing.word);
  const who = voice.pick(['', '，', '我', '他', '她', '大家都']);
  const manner = voice.pick(['不想', '已經', '還沒', '不能', '可以', '要', '沒有人', '一定要']);
  const verb = voice.choose(verbsOf(thing), (word) => word);
  const verbAt = voice.say(verb);
  voice.role(noun, 'patient', verbAt);
  if (manner === '已經') voice.say('了');
  askVerb(voice, verbAt, thing);
  voice.combination('fronted', thing.word, who, manner, verb);
}

/** 小明昨天寫的信很長。 The verb before its noun. */
function relative(voice: Voice): void {
  const person = sayPerson(voice);
  voice.pick(['昨天', '今天', '', '常', '想', '最愛', '剛才', '去年']);
  const verb = voice.choose(VERB_LIST, (word) => word);
  const at = voice.say(verb);
  voice.say('的');
  const thing = voice.choose(OBJECTS.get(verb) ?? [], ({ word }) => word);
  const noun = voice.say(thing.word);
  voice.role(person.at, 'agent', at);
  voice.role(noun, 'patient', at);
  askVerb(voice, at, thing);
  if (thing.word.length === 1) askObject(voice, noun, verb);
  const what = voice.pick('很好 我也喜歡 在哪裡？ 不是我的 真不錯 很有名 很特別 是我送的'.split(' '));
  voice.combination('relative', person.word, verb, thing.word, what);
}

/** 姐姐一邊喝茶一邊看書。爺爺先吃飯，再看報紙。 */
function both(voice: Voice): void {
  sayPerson(voice);
  const [first, second] = voice.choose(
    [
      ['一邊', '一邊'],
      ['先', '，再'],
      ['喜歡', '，也喜歡'],
      ['會<can>', '，不會<can>'],
    ] as const,
    ([word]) => word,
  );
  voice.say(first);
  const one = deed(voice);
  voice.say(second);
  const other = deed(voice);
  voice.combination('both', first, one, other);
}

/** 彈鋼琴 */
function deed(voice: Voice): string {
  const verb = voice.choose(VERB_LIST, (word) => word);
  const at = voice.say(verb);
  const thing = voice.choose(OBJECTS.get(verb) ?? [], ({ word }) => word);
  voice.role(voice.say(thing.word), 'patient', at);
  askVerb(voice, at, thing);
  return verb + thing.word;
}

/** 貓愛吃魚。狗汪汪地叫。 */
function animals(voice: Voice): void {
  voice.pick(['', '我家的', '那隻', '他的']);
  const { word, food, sound } = voice.choose(ANIMALS, (animal) => animal.word);
  const at = voice.say(word);
  if (sound && voice.choose([true, false])) {
    const before = voice.pick(['', '在外面', '看見我就', '一直', '高興地', '餓得']);
    const cry = voice.say(`${sound}${sound}`);
    voice.pick(['叫', '地叫', '叫個不停']);
    voice.ask('selection', cry, [sound], SOUNDS);
    voice.combination('sounds', word, before, sound);
    return;
  }
  const eat = voice.pick(['愛吃', '在吃', '想吃', '喜歡吃', '天天吃', '不吃別的，只吃', '找不到', '會吃']);
  const eaten = voice.pick(food);
  voice.role(at, 'agent', at + word.length);
  voice.combination('eats', word, eat, eaten);
}

const SOUNDS = [...new Set(ANIMALS.flatMap(({ sound }) => sound ?? []))];

export const OBJECT_RULES = {
  'selection.bare': [bare, 4],
  'measure.counted': [counted, 5],
  'measure.there': [there, 4],
  'measure.pointed': [pointed, 4],
  'selection.fronted': [fronted, 3],
  'selection.relative': [relative, 3],
  'selection.both': [both, 2],
  'selection.animals': [animals, 3],
} as const;
