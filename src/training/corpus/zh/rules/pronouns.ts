import { ANIMALS } from '../animals.ts';
import { CALLINGS, FAMILY, type Gender, NAMES, PRONOUN, type Spoken, sayFrom, sayPerson } from '../people.ts';
import { THINGS } from '../things.ts';
import type { Voice } from '../voice.ts';

/** 他, 她 and 它: by the gender of a person, or for what is no person. And 自己. */

const ALL = ['他', '她', '它'];

/** Says the pronoun for a person spoken of, and asks for it. */
function sayPronoun(voice: Voice, person: Spoken): number {
  const pronoun = PRONOUN[person.gender];
  const at = voice.say(pronoun);
  voice.refer(at, person.at);
  voice.ask('pronoun', at, [pronoun], ALL);
  return at;
}

const STATES =
  '累了 餓了 病了 渴了 很忙 很高興 很難過 不舒服 睡著了 迷路了 很想家 沒有錢 要工作 要上課 沒時間 忘了時間 生病了 很生<angry>氣 很開心 有點累 很冷 不想吃飯 找不到鑰匙'.split(
    ' ',
  );
const DID = '沒有來 先回家了 沒去學校 不想出門 沒有吃飯 早早就睡了 一直不說話 笑了 哭了 遲到了'.split(' ');
const WISHES =
  '想回家 想喝水 想睡覺 會早點來 明天再來 想學游泳 喜歡聽音樂 要去北京 不怕冷 看過這本書 會<can>開車 沒見過大海 愛吃魚 要買新衣服 認識我 每天跑步 住在學校旁邊 不知道 不想去 會<will>幫忙'.split(
    ' ',
  );
const STILL =
  '還在工作 沒有休息 還是去了學校 不想回家 還是笑了 一定會來 什麼也沒說 沒有哭 還在看書 吃了很多 還想去北京'.split(
    ' ',
  );
const SAID = ['說', '覺得', '知道', '以為', '告訴我', '告訴大家', '常常說'];
const TIMES = ['今天', '昨天', '昨晚', '這幾天', '剛才'];
const NOW = '在看書 在睡覺 在洗澡 還在工作 在等車 還沒吃飯 在做作業 正在打<call>電話 出門了 不在家'.split(
  ' ',
);

/** 小美今天沒有來，因為她病了。 */
function because(voice: Voice): void {
  const person = sayPerson(voice);
  if (voice.chance(0.4)) voice.pick(TIMES);
  const did = voice.pick(DID);
  voice.say('，因為');
  sayPronoun(voice, person);
  const state = voice.pick(STATES);
  voice.combination('because', person.word, did, state);
}

/** 小明的媽媽說她想喝水。 */
function said(voice: Voice): void {
  const person = sayPerson(voice);
  const verb = voice.pick(SAID);
  sayPronoun(voice, person);
  const what = voice.pick(voice.chance(0.5) ? STATES : WISHES);
  voice.combination('said', person.word, verb, what);
}

/** 雖然奶奶病了，可是她還在工作。 */
function though(voice: Voice): void {
  const [first, then] = voice.choose(
    [
      ['雖然', '，可是'],
      ['雖然', '，但是'],
      ['因為', '，所以'],
      ['如果', '，'],
    ] as const,
    ([word]) => word,
  );
  voice.say(first);
  const person = sayPerson(voice);
  const state = voice.pick(STATES);
  voice.say(then);
  sayPronoun(voice, person);
  const what = voice.pick(
    first === '如果' ? ['就不來了', '就在家休息', '會告訴我們', '就早點睡'] : first === '因為' ? DID : STILL,
  );
  voice.combination('though', person.word, state, what);
}

const BEFORE =
  '回家以後 起床以後 吃完飯以後 睡覺以前 下課以後 出門以前 小時候 看見我的時候 生氣的時候 一個人的時候'.split(
    ' ',
  );
const AFTER =
  '先洗手 喜歡看書 就去睡覺了 會喝一杯茶 打了電話 笑了笑 唱起歌來 不愛說話 看了看天氣 什麼也沒說'.split(' ');

/** 爸爸回家以後，他先洗手。 */
function when(voice: Voice): void {
  const person = sayPerson(voice);
  const before = voice.pick(BEFORE);
  voice.say('，');
  sayPronoun(voice, person);
  const after = voice.pick(AFTER);
  voice.combination('when', person.word, before, after);
}

/** 這是我的姐姐，她是醫生。 */
function introduced(voice: Voice): void {
  const frame = voice.pick(['這是', '那是', '我認識', '我看見', '你見過', '昨天我碰到']);
  const person = sayPerson(voice);
  voice.say('，');
  sayPronoun(voice, person);
  const calling = voice.choose([true, false]);
  const what = calling ? `是${voice.choose(CALLINGS)}` : voice.choose(NOW);
  voice.say(what);
  voice.combination('introduced', frame, person.word, what);
}

/** 小明在哪裡？他在看書。 */
function asked(voice: Voice): void {
  const person = sayPerson(voice);
  voice.pick(['在哪裡？', '怎麼了？', '呢？', '在做什麼？', '來了嗎？']);
  sayPronoun(voice, person);
  const now = voice.pick(NOW);
  voice.combination('asked', person.word, now);
}

const OF_PETS = '每天跟它玩 很喜歡它 給它東西吃 叫它小白 每天看著它 常常抱著它 不知道它去哪裡了'.split(' ');
const OF_GOODS =
  '每天都用它 很喜歡它 把它放在桌上 把它送給了朋友 不知道它在哪裡 把它賣了 把它弄壞了 不想賣它'.split(' ');
const GOODS = THINGS.filter(({ word }) =>
  '書 字典 筆 刀 雨傘 杯子 鑰匙 眼鏡 帽子 吉他 鏡子 地圖 電腦 燈 箱子 畫'.split(' ').includes(word),
);

/** 媽媽養了一隻貓，她很喜歡它。 */
function owner(voice: Voice): void {
  const person = sayPerson(voice);
  const pet = voice.choose([true, false]);
  voice.say(pet ? '養了一' : '有一');
  const owned = pet
    ? voice.choose(ANIMALS, ({ measure }) => measure)
    : voice.choose(GOODS, ({ measures }) => measures[0] ?? '');
  voice.say('measure' in owned ? owned.measure : (owned.measures[0] ?? ''));
  const at = voice.say(owned.word);
  voice.say('，');
  sayPronoun(voice, person);
  const [before = '', after = ''] = voice
    .choose(pet ? OF_PETS : OF_GOODS, (phrase) => phrase.split('它')[0] ?? '')
    .split('它');
  voice.say(before);
  const it = voice.saySomething(pet, at);
  voice.ask('pronoun', it, ['它', '牠'], ALL);
  voice.say(after);
  voice.combination('owner', person.word, owned.word, before + after);
}

const BEASTLY =
  '想吃東西 在樹下睡覺 跑得很快 不吃東西 怕水 從早叫到晚 會游泳 在找媽媽 喜歡曬太陽 一動也不動'.split(' ');
const LIFELESS =
  '是紅色的 是白色的 很貴 很便宜 已經很舊了 是新的 在桌子下面 不見了 壞了 是我的 值很多錢'.split(' ');

/** 那隻狗餓了，它想吃東西。 */
function creature(voice: Voice): void {
  voice.pick(['那', '這']);
  const { measure, word } = voice.choose(ANIMALS, (animal) => animal.measure);
  voice.say(measure);
  const at = voice.say(word);
  const state = voice.pick('餓了 累了 病了 老了 很可愛 很怕人 不見了 受傷了 很聰明'.split(' '));
  voice.say('，');
  voice.ask('pronoun', voice.saySomething(true, at), ['它', '牠'], ALL);
  const what = voice.pick(BEASTLY);
  voice.combination('creature', word, state, what);
}

/** 你看見我的雨傘了嗎？它是紅色的。 */
function object(voice: Voice): void {
  const [before, after] = voice.choose(
    [
      ['你看見', '的', '了嗎？'],
      ['我找不到', '的', '了，'],
      ['這是', '的', '，'],
      ['我很喜歡', '的', '，'],
    ].map(([a = '', , c = '']) => [a, c] as const),
    ([first]) => first,
  );
  voice.say(before);
  // The owner is a distractor: the pronoun is not for a person here.
  const owner = voice.chance(0.5)
    ? sayFrom(voice, voice.chance(0.5) ? NAMES : FAMILY).word
    : voice.pick(['我', '你']);
  voice.say('的');
  const { word } = voice.choose(GOODS, (thing) => thing.word);
  const at = voice.say(word);
  voice.say(after);
  voice.ask('pronoun', voice.saySomething(false, at), ['它'], ALL);
  const what = voice.pick(LIFELESS);
  voice.combination('object', owner, word, what);
}

/** 小美和小玉回家了，她們很高興。 */
function plural(voice: Voice): void {
  const first = sayFrom(voice, voice.chance(0.6) ? NAMES : FAMILY);
  voice.pick(['和', '跟']);
  const second = sayFrom(voice, voice.chance(0.6) ? NAMES : FAMILY);
  voice.chooser.require(first.word !== second.word);
  const did = voice.pick(
    '去公園玩 一起回家 吃完飯了 在學校唱歌 坐火車去北京 都沒有來 在河邊走路 都是好朋友'.split(' '),
  );
  voice.say('，');
  const right = first.gender === 'female' && second.gender === 'female' ? '她' : '他';
  const at = voice.say(right);
  voice.refer(at, first.at);
  voice.refer(at, second.at);
  voice.say('們');
  voice.ask('pronoun', at, [right], ALL);
  const state = voice.pick('很高興 都累了 很開心 想回家 都很忙 餓了 什麼都沒說 說好明天再去'.split(' '));
  voice.combination('plural', first.word, second.word, did, state);
}

const SELF_BEFORE =
  '在鏡子裡看見了 只相信 在介紹 在畫 不喜歡 很喜歡 寫信給 買了一份禮物給 常常笑 不了解 不能原諒 說的是 只想著 會照顧'.split(
    ' ',
  );
const SELF_AFTER = '做了晚飯 去了學校 一個人回家 洗衣服 修好了車 開車來的 決定了 選了禮物 寫完了作業'.split(
  ' ',
);
const SELVES = ['我', '你', '他', '她', '它'];

/** 小明的媽媽在鏡子裡看見了她自己。 */
function self(voice: Voice): void {
  const who = voice.choose(['person', 'speaker', 'animal'] as const, undefined, [6, 2, 1]);
  if (who === 'animal') {
    const { word } = voice.choose(ANIMALS, (animal) => animal.word);
    const at = voice.say(word);
    const before = voice.pick(['在鏡子裡看見了', '在水裡看見了', '不認識', '在洗', '會照顧']);
    voice.ask('reflexive', voice.saySomething(true, at), ['它', '牠'], SELVES);
    voice.say('自己');
    voice.combination('self', word, before);
    return;
  }
  const { at, word, pronoun } = who === 'person' ? personal(voice) : speaker(voice);
  if (voice.chance(0.5)) voice.pick(['今天', '昨天', '一直', '現在', '總是']);
  const before = voice.pick(SELF_BEFORE);
  const own = voice.say(pronoun);
  voice.say('自己');
  voice.refer(own, at);
  voice.refer(own + 1, at);
  voice.ask('reflexive', own, [pronoun], SELVES);
  voice.combination('self', word, before);
}

function personal(voice: Voice): { at: number; word: string; pronoun: string } {
  const person = sayPerson(voice);
  return { ...person, pronoun: PRONOUN[person.gender] };
}

function speaker(voice: Voice): { at: number; word: string; pronoun: string } {
  const word = voice.choose(['我', '你'], (it) => it);
  return { at: voice.say(word), word, pronoun: word };
}

/** 奶奶說這是她自己做的。 */
function own(voice: Voice): void {
  const person = personal(voice);
  const verb = voice.pick(['說這是', '知道這是', '覺得這不是', '說這不是']);
  const at = voice.say(person.pronoun);
  voice.say('自己');
  voice.refer(at, person.at);
  voice.refer(at + 1, person.at);
  voice.ask('reflexive', at, [person.pronoun], SELVES);
  const what = voice.pick('做的 寫的 畫的 選的 想的 買的 的錯 的東西 的房間 的書'.split(' '));
  voice.combination('own', person.word, verb, what);
}

/** 爸爸自己做了晚飯。 */
function alone(voice: Voice): void {
  const person = sayPerson(voice);
  const at = voice.say('自己');
  voice.refer(at, person.at);
  const what = voice.pick(SELF_AFTER);
  voice.combination('alone', person.word, what);
}

/** 我哥哥叫小明，他是老師。 Also says the gender of somebody who is known by his calling only. */
function named(voice: Voice): void {
  voice.pick(['我', '你', '他的', '她的']);
  const person = sayFrom(voice, FAMILY);
  voice.say('叫');
  const name = sayFrom(voice, NAMES, person.gender as Gender);
  voice.say('，');
  sayPronoun(voice, person);
  const what = `是${voice.choose(CALLINGS)}`;
  voice.say(what);
  voice.combination('named', person.word, name.word, what);
}

export const PRONOUN_RULES = {
  'pronoun.because': [because, 2],
  'pronoun.said': [said, 2],
  'pronoun.though': [though, 2],
  'pronoun.when': [when, 1.5],
  'pronoun.introduced': [introduced, 1.5],
  'pronoun.asked': [asked, 1],
  'pronoun.owner': [owner, 2.5],
  'pronoun.creature': [creature, 2],
  'pronoun.object': [object, 1.5],
  'pronoun.plural': [plural, 2.5],
  'pronoun.named': [named, 1],
  'reflexive.self': [self, 3],
  'reflexive.own': [own, 1.5],
  'reflexive.alone': [alone, 0.7],
} as const;
