import { ANIMALS, type Animal } from '../animals.ts';
import { FAMILY, NAMES, type Person, PRONOUN, type Spoken, sayFrom } from '../people.ts';
import type { Voice } from '../voice.ts';

/**
 * Sentences alike up to one word, which decides whom the pronoun means: 那隻動物沒有過馬路，因為它太累了 and …太寬了.
 * What follows can be told only by who that is: 累的是動物. For things and for animals the pronoun is 它 in both scripts
 * (牠, as some write in Taiwan, gives the answer away: then there is nothing to ask).
 */

interface Party {
  readonly word: string;
  readonly measure: string;
  readonly animal?: boolean;
  readonly sound?: string;
}

const party = (list: string): readonly Party[] =>
  list.split(' ').map((entry) => ({ measure: entry.slice(0, 1), word: entry.slice(1) }));

const beasts = (list: string): readonly Party[] =>
  list.split(' ').map((word) => {
    const { measure, sound } = ANIMALS.find((entry) => entry.word === word) as Animal;
    return { word, measure, animal: true, ...(sound && { sound }) };
  });

interface Frame {
  readonly first: readonly Party[];
  /** Between the two. */
  readonly between: readonly string[];
  readonly second: readonly Party[];
  /** After 太, of the first … */
  readonly ofFirst: readonly string[];
  /** … and of the second. No word is in both. */
  readonly ofSecond: readonly string[];
}

const LARGE = beasts('貓 狗 牛 羊 馬 豬 熊 雞 鴨 小狗 小貓 狐狸 兔子');
const ANIMAL: Party = { word: '動物', measure: '隻', animal: true };

const FRAMES: readonly Frame[] = [
  {
    first: [ANIMAL, ...LARGE],
    between: ['沒有過', '不敢過', '沒過'],
    second: party('條河 條街 條馬路 座橋 條路'),
    ofFirst: [...'累餓老笨懶'],
    ofSecond: [...'寬長深滑亂'],
  },
  {
    first: party('本書 件毛衣 件大衣 把吉他 幅畫 塊蛋糕 雙鞋子 頂帽子 把雨傘 台電腦'),
    between: ['放不進', '裝不進'],
    second: party('個箱子 個盒子 個書包 個櫃子 個包<bag>'),
    ofFirst: [...'大厚長寬'],
    ofSecond: [...'小滿窄淺'],
  },
  {
    first: LARGE,
    between: ['跳不過', '爬不上', '跳不上'],
    second: party('面牆 座山 塊石頭 張桌子 棵樹'),
    ofFirst: [...'累胖老小笨'],
    ofSecond: [...'高滑陡寬'],
  },
  {
    first: beasts('牛 馬 狗 羊 大象'),
    between: ['拉不動', '推不動', '搬不動'],
    second: party('輛車 艘船 塊石頭 棵樹 個箱子 張床'),
    ofFirst: [...'累餓老弱小'],
    ofSecond: [...'重大滿長'],
  },
  {
    first: LARGE,
    between: ['沒有吃', '不吃', '不想吃', '吃不下'],
    second: party('塊肉 條魚 碗飯 根骨頭 根香蕉 塊蛋糕'),
    ofFirst: [...'飽累懶老'],
    ofSecond: [...'臭硬辣鹹冷'],
  },
  {
    first: LARGE,
    between: ['追不上', '沒有追上'],
    second: [...beasts('老鼠 鳥 猴子 青蛙 老虎'), ...party('輛車')],
    ofFirst: [...'慢累胖老'],
    ofSecond: [...'快'],
  },
  {
    first: party('輛車 輛公車|公交車 輛計程車|出租車'),
    between: ['開不過', '過不了', '沒有過'],
    second: party('座橋 條路 條街 座山'),
    ofFirst: [...'大高重寬'],
    ofSecond: [...'窄滑舊陡'],
  },
  {
    first: party('把刀'),
    between: ['切不開', '切不動'],
    second: party('個西瓜 塊肉 塊麵包 條魚 顆蘋果 棵樹'),
    ofFirst: [...'小舊短薄'],
    ofSecond: [...'硬大厚'],
  },
  {
    first: party('盞燈'),
    between: ['照不亮', '沒有照亮'],
    second: party('間房間 條街 間教室 座橋 條路'),
    ofFirst: [...'暗小舊弱'],
    ofSecond: [...'大黑長寬'],
  },
  {
    first: party('張床 張桌子 架鋼琴 個櫃子'),
    between: ['搬不進', '放不進'],
    second: party('間房間 間教室 座房子'),
    ofFirst: [...'大高長寬'],
    ofSecond: [...'小窄滿'],
  },
];

/** The physical twins. */
function things(voice: Voice): void {
  const frame = voice.choose(FRAMES);
  const shown = voice.pick(['那', '這', '']) !== '';
  const first = voice.choose(frame.first, (one) => (shown ? one.measure : one.word));
  if (shown) voice.say(first.measure);
  const firstAt = voice.say(first.word);
  const between = voice.pick(frame.between);
  const pointed = voice.chance(0.2);
  const second = voice.choose(frame.second, (one) => (pointed ? '那' : one.word));
  if (pointed) voice.say(`那${second.measure}`);
  const secondAt = voice.say(second.word);
  voice.pick(['，因為', '，', '，可能因為'], [6, 2, 1]);
  const its = voice.choose([true, false]);
  const meant = its ? first : second;
  const at = voice.saySomething(meant.animal === true, its ? firstAt : secondAt);
  voice.say('太');
  const what = voice.pick(its ? frame.ofFirst : frame.ofSecond);
  voice.say('了');
  voice.combination('twins', first.word, between, second.word);
  const tail = voice.choose(['none', 'is', 'mean', 'this', 'sound'] as const, undefined, [2, 4, 4, 3, 2]);
  const other = its ? second : first;
  if (tail === 'none') {
    return;
  }
  if (tail === 'is' || tail === 'mean') {
    if (tail === 'is') voice.say(`，太${what}的是`);
    else voice.pick(['，我說的是', '，我是說', '，就是說']);
    const again = voice.say(meant.word);
    voice.refer(at, again);
    // Of a longer word the rest would still be seen, or its length would tell.
    if (!voice.animalsApart && meant.word.length + other.word.length === 2)
      voice.ask('twins', again, [meant.word], [other.word]);
    return;
  }
  if (tail === 'this') {
    // The measure word is told by nothing but what the pronoun means.
    voice.pick(['，那', '，這']);
    const measure = voice.say(meant.measure);
    voice.pick(['真的太', '實在太', '總是太']);
    voice.say(`${what}了`);
    if (!voice.animalsApart && meant.measure !== other.measure)
      voice.ask('twins', measure, [meant.measure], [other.measure]);
    return;
  }
  voice.chooser.require(meant.sound !== undefined);
  voice.pick(['，只好', '，就', '，只會']);
  const sound = voice.say(`${meant.sound}${meant.sound}地叫`);
  voice.ask('selection', sound, [meant.sound ?? ''], SOUNDS);
}

const SOUNDS = [...new Set(ANIMALS.flatMap(({ sound }) => sound ?? []))];

interface Reason {
  readonly verb: readonly [before: string, after: string];
  readonly ofFirst: readonly string[];
  readonly ofSecond: readonly string[];
}

const reason = (verb: string, ofFirst: string, ofSecond: string): Reason => {
  const [before = '', after = ''] = verb.split('～');
  return { verb: [before, after], ofFirst: ofFirst.split(' '), ofSecond: ofSecond.split(' ') };
};

const REASONS: readonly Reason[] = [
  reason('罵了～', '今天心情不好 脾氣很壞 太愛生<angry>氣', '做錯了事 不聽話 打<hit>破了杯子'),
  reason('幫助～', '心很好 很善良 喜歡幫助別人', '需要幫助 一個人做不完 受傷了'),
  reason('借錢給～', '很有錢 錢很多 很大方', '沒有錢 需要錢 把錢花<spend>光了'),
  reason('向～道歉', '說錯了話 遲到了 說了謊', '被罵哭了 被撞倒了'),
  reason('問～', '不知道怎麼走 聽不懂 不會<can>寫這個字', '什麼都懂 是老師 知道怎麼走'),
  reason('怕～', '膽子很小 說了謊', '常常罵人 很兇 脾氣很壞'),
  reason('羨慕～', '什麼都沒有 沒有錢', '什麼都有 很有錢 得了第一名'),
  reason('在等～', '來得太早 先到了', '遲到了 還沒到 來得太晚'),
  reason('照顧～', '是護士 心很好 很善良', '生<ill>病了 年紀大了 受傷了'),
  reason('教～中文', '是老師 中文很好', '想學中文 不會<can>說中文'),
  reason('追不上～', '跑得太慢 腿很短', '跑得太快 腿很長'),
  reason('輸給了～', '太緊張 沒有練習', '太強了 每天練習'),
  reason('贏了～', '太強了 每天練習', '太緊張 沒有練習'),
  reason('找不到～', '眼睛不好 沒戴眼鏡', '躲起來了 已經走了'),
  reason('謝謝～', '收到了禮物 得到了幫助', '幫了忙 送來了禮物'),
  reason('相信～', '很容易騙 膽子很小', '從來不說謊 說的是真話'),
  reason('打<call>電話給～', '想聊天 有問題', '還沒到 把書包忘了'),
];

/** 爸爸照顧姐姐，因為她生病了。 The same with people: who is meant may be told by 他 or 她, or by the reason only. */
function people(voice: Voice): void {
  const first = sayFrom(voice, voice.chance(0.6) ? NAMES : FAMILY);
  const { verb, ofFirst, ofSecond } = voice.choose(REASONS, ({ verb: [before] }) => before);
  voice.say(verb[0]);
  const second = sayFrom(voice, voice.chance(0.6) ? NAMES : FAMILY);
  voice.chooser.require(first.word !== second.word);
  voice.say(`${verb[1]}，`);
  voice.pick(['因為', '']);
  const its = voice.choose([true, false]);
  const meant = its ? first : second;
  const at = voice.say(PRONOUN[meant.gender]);
  voice.refer(at, meant.at);
  const why = voice.pick(its ? ofFirst : ofSecond);
  if (first.gender !== second.gender) voice.ask('twins', at, [PRONOUN[meant.gender]], Object.values(PRONOUN));
  voice.combination('twins', first.word, verb[0], second.word);
  if (voice.chance(0.4)) return;
  const gap = voice.pick(['，我說的是', '，我是說', '，就是說', `，${why}的是`], [2, 2, 1, 4]);
  voice.chooser.require(gap.length > 0);
  again(voice, meant, its ? second : first);
}

/** Says one of two people again, and asks which of them it is by the character that tells them apart. */
function again(voice: Voice, meant: Spoken, other: Person): void {
  const at = voice.say(meant.word);
  const place = [...meant.word].findIndex((character, i) => character !== [...other.word][i]);
  // A word of which every other character is still to be seen would not be hidden at all.
  if (meant.word.startsWith('小') !== other.word.startsWith('小') || !meant.word.startsWith('小')) return;
  voice.ask('twins', at + place, [[...meant.word][place] ?? ''], [[...other.word][place] ?? '']);
}

export const TWIN_RULES = {
  'twins.things': [things, 20],
  'twins.people': [people, 12],
} as const;
