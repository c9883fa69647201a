import { FAMILY, NAMES } from '../people.ts';
import type { Voice } from '../voice.ts';

/** What is so by custom or by counting: opposites, colours, sums, what comes after what, capitals. */

const OPPOSITES =
  '大小 長短 快慢 冷熱 新舊 多少 胖瘦 輕重 早晚 遠近 黑白 好壞 買賣 哭笑 進出 輸贏 寬窄 深淺 軟硬 厚薄 高矮 左右 上下 前後'
    .split(' ')
    .flatMap(
      (pair) =>
        [
          [pair.charAt(0), pair.charAt(1)],
          [pair.charAt(1), pair.charAt(0)],
        ] as const,
    );

const NOT_BUT: readonly (readonly [string, string])[] = [
  ['', '的反義詞是'],
  ['', '的反面是'],
  ['不是', '，是'],
  ['不是', '，而是'],
  ['你說', '，我說'],
];

/** 大的反義詞是小。 */
function opposites(voice: Voice): void {
  const [before, between] = voice.choose(NOT_BUT, ([word]) => word);
  voice.say(before);
  const [one, other] = voice.choose(OPPOSITES, ([word]) => word);
  voice.say(one);
  voice.say(between);
  askOpposite(voice, voice.say(other), one);
  const after = voice.pick(['', '，對嗎？', '，這個很容易', '，我記得', '，誰都知道', '，明白了嗎？']);
  voice.combination('opposites', before, between, one, after);
}

const RIGHT = new Map<string, string[]>();
for (const [one, other] of OPPOSITES) RIGHT.set(one, [...(RIGHT.get(one) ?? []), other]);

function askOpposite(voice: Voice, at: number, of: string): void {
  voice.ask('opposites', at, RIGHT.get(of) ?? [], [...RIGHT.keys()]);
}

interface Trait {
  readonly pair: readonly [string, string];
  readonly of: readonly string[];
}

const traits = (table: string): readonly Trait[] =>
  table.split('，').map((row) => {
    const [pair = '', ...of] = row.split(' ');
    return { pair: [pair.charAt(0), pair.charAt(1)], of };
  });

const OF_PEOPLE = traits(
  '長短 頭髮 裙子 褲子，新舊 車 衣服 鞋子 書，大小 房子 書包 狗 手，快慢 車 馬 船，厚薄 書 衣服，輕重 箱子 書包，遠近 家 學校，好壞 眼睛 電腦',
);
const OF_TOWNS = traits('寬窄 街 路 橋，長短 橋 街，深淺 河，冷熱 冬天 夏天，多少 車 樹 雨，新舊 房子 學校');
const TOWNS = ['北京', '上海', '台北', '東京', '巴黎', '倫敦', '羅馬', '柏林'];

/** 哥哥的頭髮很長，可是弟弟的頭髮很短。北京的街很寬，台北的街很窄。 */
function contrast(voice: Voice): void {
  const [owners, list] = voice.choose(
    [
      [NAMES.map(({ word }) => word), OF_PEOPLE],
      [FAMILY.map(({ word }) => word), OF_PEOPLE],
      [TOWNS, OF_TOWNS],
    ] as const,
    undefined,
    [2, 1, 1],
  );
  const first = voice.pick(owners);
  voice.say('的');
  const { pair, of } = voice.choose(list);
  const thing = voice.pick(of);
  const turned = voice.choose([true, false]);
  const [one, other] = turned ? [pair[1], pair[0]] : pair;
  voice.say(`很${one}`);
  voice.pick(['，', '，可是', '，但是']);
  const second = voice.pick(owners);
  voice.chooser.require(first !== second);
  voice.pick(['的', `的${thing}`]);
  const at = voice.say(`很${other}`);
  askOpposite(voice, at + 1, one);
  voice.combination('contrast', first, second, thing, one);
}

const COLOURED =
  '白 雪 雲 牛奶 紙，紅 血 蘋果 太陽 火，綠 草 葉子 青蛙 西瓜，藍 天空 大海，黑 夜 頭髮 煤，黃 香蕉 橘子 金子 月亮'
    .split('，')
    .flatMap((row) => {
      const [colour = '', ...things] = row.split(' ');
      return things.map((thing) => [thing, colour] as const);
    });
const COLOURS = ['紅', '黃', '藍', '綠', '白', '黑'];

/** 雪是白色的。他的臉像雪一樣白。 */
function colours(voice: Voice): void {
  const like = voice.chance(0.5);
  const before = like
    ? `${voice.choose(['衣服', '花', '帽子', '臉', '窗戶', '裙子', '車', '門', '石頭', '水'])}像`
    : voice.choose(['', '我見過的', '畫裡的', '大家都知道']);
  voice.say(before);
  const [thing, colour] = voice.choose(COLOURED, ([word]) => word);
  voice.say(thing);
  const between = voice.pick(
    like ? ['一樣', '那麼', '那樣'] : ['是', '都是', '很', '應該是', '不是別的顏色，是'],
  );
  const at = voice.say(colour);
  voice.ask('selection', at, [colour], COLOURS);
  voice.say(like ? '' : between === '很' ? '' : '色的');
  voice.combination('colours', before, thing, between);
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const inWords = (number: number): string =>
  number === 10 ? '十' : `${number > 10 ? '十' : ''}${DIGITS[number % 10]}`;
/** Sums stay within this. */
const MOST = 8;
const UP_TO_MOST = [1, 2, 3, 4, 5, 6, 7, 8];

/** 三加四等於七。 */
function sums(voice: Voice): void {
  const before = voice.pick(['', '我知道', '老師說', '你看，', '弟弟說', '書上說']);
  const a = voice.choose(UP_TO_MOST, inWords);
  voice.say(inWords(a));
  const minus = voice.choose([false, true], (it) => (it ? '減' : '加'));
  voice.say(minus ? '減' : '加');
  const b = voice.choose(UP_TO_MOST, inWords);
  voice.chooser.require(minus ? b <= a : a + b <= MOST);
  voice.say(inWords(b));
  const is = voice.pick(['等於', '是']);
  const result = inWords(minus ? a - b : a + b);
  voice.ask('sums', voice.say(result), [result], DIGITS);
  voice.combination('sums', before, `${a} ${minus} ${b}`, is);
}

const SOME = ['個蘋果', '本書', '張票', '隻鳥', '條魚', '朵花', '塊糖', '支筆', '個人'];

/** 樹上有五隻鳥，走了兩隻，還有三隻。 */
function stories(voice: Voice): void {
  const before = voice.pick(['有', '這裡有', '我有', '我們有', '小明有', '一共有', '先有']);
  const a = voice.choose(UP_TO_MOST, counted);
  voice.say(counted(a));
  const some = voice.pick(SOME);
  voice.say('，');
  const less = voice.choose([true, false]);
  voice.pick(less ? ['少了', '拿走了', '不見了'] : ['多了', '再加', '又有了']);
  const b = voice.choose(UP_TO_MOST, counted);
  voice.chooser.require(less ? b < a : a + b <= MOST);
  voice.say(`${counted(b)}${some.charAt(0)}，`);
  voice.pick(less ? ['還有', '剩下'] : ['現在有', '一共是']);
  const result = counted(less ? a - b : a + b);
  voice.ask(
    'sums',
    voice.say(result),
    [result],
    DIGITS.map((digit) => (digit === '二' ? '兩' : digit)),
  );
  voice.say(some.charAt(0));
  voice.combination('stories', before, some, `${a} ${less} ${b}`);
}

const counted = (number: number): string => (number === 2 ? '兩' : inWords(number));

const REMARKS = ['', '，對嗎？', '，別忘了', '，你記得嗎？', '，我沒記錯'];

const WEEK = ['一', '二', '三', '四', '五', '六', '日'];

/** The later place in a cycle. */
const after = <T>(cycle: readonly T[], at: number, steps: number): T =>
  cycle[(at + steps + cycle.length) % cycle.length] as T;

/** 今天是星期一，明天是星期二。 */
function week(voice: Voice): void {
  const first = voice.choose([-1, 0, 1] as const, (day) => DAYS[day + 1] ?? '');
  const second = voice.choose([-1, 0, 1].filter((day) => day !== first));
  const opener = voice.chance(0.3) ? '應該' : '';
  voice.say(`${DAYS[first + 1]}${opener}是星期`);
  const at = voice.choose([0, 1, 2, 3, 4, 5, 6], (day) => WEEK[day] ?? '');
  voice.say(WEEK[at] ?? '');
  const join = voice.pick(['，', '，所以', '，那麼', '，你知道']);
  voice.say(`${DAYS[second + 1]}是星期`);
  const day = after(WEEK, at, second - first);
  voice.ask('sequence', voice.say(day), [day], WEEK);
  const tail = voice.pick(REMARKS);
  voice.combination('week', `${first} ${second}`, WEEK[at] ?? '', join, opener, tail);
}

const DAYS = ['昨天', '今天', '明天'];

const SEASONS = ['春', '夏', '秋', '冬'];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(inWords);

const CYCLES = [
  { unit: '星期', behind: false, items: WEEK, ends: false },
  { unit: '天', behind: true, items: SEASONS, ends: false },
  { unit: '月', behind: true, items: MONTHS, ends: true },
] as const;

/** 春天以後是夏天。四月在三月後面。 */
function cycles(voice: Voice): void {
  const before = voice.pick(['', '我知道', '老師說', '大家都知道', '你看，']);
  const { unit, behind, items, ends } = voice.choose(CYCLES, undefined, [2, 2, 2]);
  const named = (item: string) => (behind ? `${item}${unit}` : `${unit}${item}`);
  const at = voice.choose([...items.keys()], (i) => named(items[i] ?? ''));
  const one = voice.say(named(items[at] ?? ''));
  const [frame, steps] = voice.choose(
    [
      ['以後是', 1],
      ['過了就是', 1],
      ['以前是', -1],
      ['的後面是', 1],
      ['的前面是', -1],
      ['完了是', 1],
    ] as const,
    ([words]) => words,
  );
  voice.chooser.require(one >= 0 && (!ends || (at + steps >= 0 && at + steps < items.length)));
  voice.say(frame);
  const next = after<string>(items, at, steps);
  const said = voice.say(named(next));
  voice.ask('sequence', said + (behind ? 0 : unit.length), [next], items);
  const tail = voice.pick(REMARKS);
  voice.combination('cycles', before, unit, items[at] ?? '', frame, tail);
}

const CAPITALS = [
  ['中國', '北京'],
  ['日本', '東京'],
  ['法國', '巴黎'],
  ['英國', '倫敦'],
  ['德國', '柏林'],
  ['韓國', '首爾'],
  ['義大利|意大利', '羅馬'],
  ['埃及', '開羅'],
  ['泰國', '曼谷'],
  ['越南', '河內'],
] as const;
const REALMS: readonly string[] = CAPITALS.map(([country]) => country)
  .filter((country) => country.endsWith('國'))
  .map((country) => country.charAt(0));

/** 法國的首都是巴黎。 */
function capitals(voice: Voice): void {
  const place = voice.chance(0.5);
  const name = place ? voice.pick(NAMES.map(({ word }) => word)) : '';
  const before = voice.pick(
    place
      ? ['住在', '去了', '想去', '到了', '喜歡']
      : ['', '我知道', '老師說', '聽說', '書上說', '大家都知道'],
  );
  const turned = !place && voice.chance(0.3);
  const [country, capital] = voice.choose(CAPITALS, (pair) => (turned ? pair[1] : pair[0]));
  let at: number;
  let frame = '';
  if (turned) {
    voice.say(capital);
    frame = voice.pick(['是', '就是', '一直是']);
    at = voice.say(country);
    voice.say('的首都');
  } else {
    at = voice.say(country);
    frame = voice.pick(place ? ['的首都'] : ['的首都是', '的首都就是', '的首都叫']);
    voice.say(capital);
  }
  // One character of a capital would be told by the other, so it is the country that is asked for: ？國.
  if (REALMS.includes(country.charAt(0))) voice.ask('capitals', at, [country.charAt(0)], REALMS);
  const end = voice.pick(place ? ['', '，那裡很美', '，離這裡很遠'] : ['', '，對嗎？', '，別忘了']);
  voice.combination('capitals', name, before, country, frame, end);
}

export const FACT_RULES = {
  'opposites.pairs': [opposites, 3],
  'opposites.contrast': [contrast, 3],
  'selection.colours': [colours, 3],
  'sums.bare': [sums, 2.5],
  'sums.stories': [stories, 2.5],
  'sequence.days': [week, 3],
  'sequence.cycles': [cycles, 3],
  'capitals.all': [capitals, 3],
} as const;
