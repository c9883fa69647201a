import { BEASTS } from '../animals.ts';
import { PRONOUN, SHORT_NAMES, type Spoken, SURNAMES, sayFrom, sayPerson } from '../people.ts';
import type { Phrase, Voice } from '../voice.ts';

/** Names carried from one clause to the next, what people say to one another, and lists. */

const LETTERS = SHORT_NAMES.map(({ word }) => word.charAt(1));

function sayOther(voice: Voice, ...not: readonly Spoken[]): Spoken {
  const one = sayFrom(voice, SHORT_NAMES);
  voice.chooser.require(not.every(({ word }) => word !== one.word));
  return one;
}

const DEALS: readonly (readonly [does: string, is: string])[] = [
  ['買了書', '看書'],
  ['買了茶', '喝茶'],
  ['買了傘', '撐傘'],
  ['買了魚', '做菜'],
  ['學了鋼琴', '彈琴'],
  ['買了車', '開<drive>車'],
  ['寫了信', '寄信'],
  ['買了票', '看電影'],
  ['種了花<flower>', '給花<flower>澆水'],
  ['養了貓', '餵貓'],
];

/** 小明買了書，小美買了票，看電影的是小美。 */
function deals(voice: Voice): void {
  const first = sayFrom(voice, SHORT_NAMES);
  const one = voice.choose(DEALS, ([does]) => does);
  voice.say(`${one[0]}，`);
  const second = sayOther(voice, first);
  const two = voice.choose(DEALS, ([does]) => does);
  voice.chooser.require(one !== two);
  voice.say(`${two[0]}，`);
  voice.combination('deals', first.word, one[0], second.word, two[0]);
  const [deal, who, other] = voice.choose([true, false]) ? [one, first, second] : [two, second, first];
  if (voice.choose([true, false])) {
    voice.say(`${deal[1]}的是`);
    askName(voice, who, other);
    return;
  }
  voice.pick(['所以', '現在', '']);
  askName(voice, who, other);
  voice.say(`在${deal[1]}`);
}

/** Says a name again and asks which of the two, or of all, it is. */
function askName(voice: Voice, who: Spoken, ...others: readonly Spoken[]): void {
  const at = voice.say(who.word);
  const wrong = others.length > 0 ? others.map(({ word }) => word.charAt(1)) : LETTERS;
  voice.ask('names', at + 1, [who.word.charAt(1)], wrong);
}

/** 小明和小美一起去公園，小美先到，小明後到。 */
function both(voice: Voice): void {
  const first = sayFrom(voice, SHORT_NAMES);
  voice.pick(['和', '跟']);
  const second = sayOther(voice, first);
  const where = voice.pick(
    '一起去公園 比賽跑步 在河邊釣魚 都來我家 一起回家 在教室裡 去看電影 一起下棋'.split(' '),
  );
  voice.say('，');
  const turned = voice.choose([true, false]);
  const [one, other] = turned ? [second, first] : [first, second];
  voice.say(one.word);
  const [does, then] = voice.choose(
    [
      ['先到', '後到'],
      ['贏了', '輸了'],
      ['在前面', '在後面'],
      ['說話', '不說話'],
      ['坐著', '站著'],
      ['笑了', '哭了'],
    ] as const,
    ([word]) => word,
  );
  voice.say(`${does}，`);
  askName(voice, other);
  voice.say(then);
  voice.combination('both', first.word, second.word, where, does);
}

/** 我叫小明，請叫我小明。 */
function called(voice: Voice): void {
  const [before, between] = voice.choose(
    [
      ['我叫', '，請叫我'],
      ['我叫', '，大家都叫我'],
      ['我的名字是', '，請記住，我是'],
      ['我弟弟叫', '，朋友都喜歡'],
      ['你叫', '嗎？我在找'],
      ['這是我的朋友', '，我常常跟'],
      ['我在等', '，可是沒看見'],
      ['我認識', '，我住在'],
    ] as const,
    ([word]) => word,
  );
  voice.say(before);
  const who = sayFrom(voice, SHORT_NAMES);
  voice.say(between);
  askName(voice, who);
  if (between.endsWith('跟')) voice.pick(['玩', '說話', '打<play>球', '下棋']);
  if (between.endsWith('在')) voice.pick(['家旁邊', '家對面', '家樓上']);
  voice.combination('called', before, between, who.word);
}

/** 王先生來了，請王先生坐。 */
function titled(voice: Voice): void {
  const before = voice.pick(['', '昨天', '今天', '聽說']);
  const surname = voice.pick(SURNAMES);
  const title = voice.pick(['先生', '太太', '小姐', '老師', '醫生']);
  const [comes, then] = voice.choose(
    [
      ['來了，', '請'],
      ['不在，', '請打<call>電話給'],
      ['病了，', '我去看'],
      ['走了，', '我忘了問'],
      ['教中文，', '我很喜歡'],
    ] as const,
    ([word]) => word,
  );
  voice.say(`${comes}${then}`);
  const at = voice.say(surname);
  voice.ask('names', at, [surname], SURNAMES);
  voice.say(title);
  if (then === '請') voice.pick(['坐', '進來', '喝茶', '等一下', '吃飯']);
  voice.combination('titled', before, surname, title, then);
}

const TO: readonly (readonly [Phrase, Phrase])[] = [
  ['對', '說'],
  ['問', ''],
  ['告訴', ''],
  ['叫', ''],
  ['大聲對', '說'],
];

/** 小明對小美說：「小美，你快來。」 Whoever is spoken to is called by the name. */
function quoted(voice: Voice): void {
  const speaker = sayFrom(voice, SHORT_NAMES);
  const [before, after] = voice.choose(TO, ([word]) => word);
  voice.say(before);
  const hearer = sayOther(voice, speaker);
  voice.say(`${after}：「`);
  const me = voice.chance(0.25);
  if (me) voice.say('我是');
  const [called, other] = me ? [speaker, hearer] : [hearer, speaker];
  const at = voice.say(called.word);
  voice.ask('quotation', at + 1, [called.word.charAt(1)], [other.word.charAt(1)]);
  voice.say('，');
  const text = voice.pick(
    before === '問'
      ? ['你去哪裡？', '你累了嗎？', '你要喝茶嗎？', '現在幾點？', '你怎麼了？', '你有什麼意思<intent>？']
      : '你快來。 我很想你。 我們走吧。 別哭了。 吃飯了。 我會<will>幫你。 等等我。 生<birth>日快樂！'.split(
          ' ',
        ),
  );
  voice.say('」');
  voice.close('');
  voice.combination('quoted', speaker.word, before, hearer.word, text);
}

/** 奶奶說：「我累了。」 I, when somebody else speaks, is that somebody. */
function spoke(voice: Voice): void {
  const person = sayPerson(voice);
  voice.pick(['說：「', '笑著說：「', '回答：「', '常說：「']);
  const what = voice.pick(['我累了', '我不去', '我要回家', '我沒有錢', '我喜歡你', '我明天再來', '我自己來']);
  voice.pick(['。」', '！」']);
  const after = voice.pick(['說完，', '然後']);
  const at = voice.say(PRONOUN[person.gender]);
  voice.refer(at, person.at);
  voice.ask('quotation', at, [PRONOUN[person.gender]], ['他', '她', '它', '我', '你']);
  const then = voice.pick(['就走了', '笑了', '坐下來', '出門了', '關上了門']);
  voice.combination('spoke', person.word, what, after, then);
}

const KINDS: readonly { readonly word: string; readonly members: readonly string[] }[] = [
  { word: '動物', members: BEASTS.map(({ word }) => word) },
  { word: '顏色', members: [...'紅黃藍綠白黑'] },
  { word: '數字', members: [...'一二三四五六七八九十'] },
  { word: '方向', members: [...'東南西北'] },
  { word: '季節', members: [...'春夏秋冬'] },
  { word: '飲料', members: [...'茶水酒湯'] },
  { word: '東西<thing>', members: [...'書筆刀燈船車門床'] },
];
const MEMBERS = [...new Set(KINDS.flatMap(({ members }) => members))];

/** 我喜歡的動物有貓、狗和馬。 One of a kind with its like. */
function lists(voice: Voice): void {
  const before = voice.pick([
    '我喜歡的',
    '他說了三種',
    '我知道的',
    '大家都知道的',
    '這裡有三種',
    '請說出三個',
  ]);
  const { word, members } = voice.choose(KINDS, (kind) => kind.word);
  voice.say(word);
  voice.pick(before.endsWith('的') ? ['有', '是', '，比如'] : ['：', '，比如', '，有']);
  const first = sayMember(voice, members, []);
  voice.say('、');
  const second = sayMember(voice, members, [first]);
  voice.pick(['和', '、', '跟']);
  const third = sayMember(voice, members, [first, second]);
  voice.combination('lists', before, first, second, third);
}

function sayMember(voice: Voice, members: readonly string[], not: readonly string[]): string {
  const at = voice.length;
  const member = voice.pick(members);
  voice.chooser.require(!not.includes(member));
  voice.ask('lists', at, members, MEMBERS);
  return member;
}

/** 桌上有蘋果、橘子和香蕉。 */
function baskets(voice: Voice): void {
  const [before, things] = voice.choose(
    [
      ['桌上有', '蘋果 橘子 西瓜 香蕉 麵包 蛋糕 牛奶 雞蛋'],
      ['我買了', '蘋果 橘子 麵包 蛋糕 衣服 帽子 手套 書 筆'],
      ['山上有', '樹 花<flower> 草 鳥 羊 兔子 石頭'],
      ['我家有', '爸爸 媽媽 哥哥 姐姐 弟弟 妹妹 奶奶'],
      ['城裡有', '學校 醫院 銀行<firm> 商店 公園 公司'],
      ['動物園裡有', '老虎 獅子 猴子 大象 熊 狼 蛇'],
      ['我去過', '北京 東京 巴黎 倫敦 羅馬 台北 上海 柏林'],
      ['他會<can>說', '中文 英文 法文 德文 日文'],
    ] as const,
    ([word]) => word,
  );
  voice.say(before);
  const all = things.split(' ');
  const first = voice.pick(all);
  voice.pick(['、', '，']);
  const second = voice.pick(all);
  voice.chooser.require(first !== second);
  voice.pick(['和', '，還有']);
  const third = voice.pick(all);
  voice.chooser.require(third !== first && third !== second);
  voice.combination('baskets', first, second, third);
}

export const NAME_RULES = {
  'names.deals': [deals, 9],
  'names.both': [both, 9],
  'names.called': [called, 4],
  'names.titled': [titled, 4],
  'quotation.quoted': [quoted, 4],
  'quotation.spoke': [spoke, 2],
  'lists.kinds': [lists, 3],
  'lists.baskets': [baskets, 1],
} as const;
