import { CALLINGS, NAMES, PRONOUN, sayFrom, sayPerson } from '../people.ts';
import type { Phrase, Voice } from '../voice.ts';

/** Everyday sentences, set phrases, and the game of thrones. */

const GAMES = ['下棋', '打<play>球', '打<play>牌', '跑步', '賽車', '玩遊戲', '踢足球', '跟他比賽'];

/** 當你玩權力的遊戲，你不贏就死。 In its frame: other games are only lost. */
function thrones(voice: Voice): void {
  const opener = voice.pick(['當', '如果', '他說，當', '記住，當']);
  const who = voice.pick(['你', '我們', '他們', '人們']);
  const deadly = voice.choose([true, false], (it) => (it ? '玩權力的遊戲' : ''));
  const game = deadly ? '玩權力的遊戲' : voice.choose(GAMES);
  voice.say(`${game}，${who}`);
  voice.pick(['不', '要是不']);
  voice.say('贏就');
  const end = deadly ? '死' : '輸';
  const at = voice.say(end);
  voice.ask('selection', at, [end], ['死', '輸', '贏', '笑', '睡']);
  voice.combination('thrones', opener, who, game);
}

/** 國王坐在王位上。 */
function royal(voice: Voice): void {
  const who = voice.pick(['國王', '王后', '女王', '王子', '公主']);
  const does = voice.pick(
    '坐在王位上 住在一座大房子裡 有很大的權力 死了，大家都很難過 戴著金色的王冠 在玩權力的遊戲 想要更多權力 騎著一匹白馬 不想當國王'.split(
      ' ',
    ),
  );
  voice.combination('royal', who, does);
}

const STARS = ['小沈陽', '王老師', '張小姐', '陳先生', '大衛', '安娜', '瑪麗', '一位歌手'];
const TOURS = ['江西', '北京', '上海', '台北', '東京', '巴黎', '瀋陽'];
const GUESTS = ['很多朋友', '一位歌手', '有名的畫家', '他的老師', '學生', '我們', '兩位作家', '小沈陽'];

/** 小沈陽江西演唱會邀請了很多朋友。 */
function concerts(voice: Voice): void {
  const star = voice.pick(STARS);
  const place = voice.pick(
    TOURS.flatMap((town) => [town, `在${town}開<hold>`]),
    TOURS.flatMap(() => [2, 1]),
  );
  voice.say('演唱會<meeting>');
  voice.pick(['', '，']);
  const verb = voice.pick(['邀請了', '請來了', '來了'], [3, 1, 1]);
  const guests = verb === '邀請了' && voice.chance(0.4) ? '' : voice.pick(GUESTS);
  voice.chooser.require(guests !== star);
  // A headline that breaks off, as one of the page's own sentences does.
  if (guests === '') voice.close(voice.choose(['，', '。'], (mark) => mark));
  voice.combination('concerts', star, place, verb, guests);
}

const SET: readonly Phrase[] =
  '你是什麼意思<meaning>？ 你這是什麼意思<meaning>？ 你說的是什麼意思<meaning>？ 他是什麼意思<meaning>？ 這個字是什麼意思<meaning>？ 這有什麼意思<interest>？ 真不好意思<shame> 不好意思<shame>，請問現在幾點了？ 不好意思<shame>，我遲到了 你叫什麼名字？ 你好，很高興認識你 早上好，你吃飯了嗎？ 謝謝你，再見 對不起，我來晚了 沒關係，下次早一點 請問銀行<firm>在哪裡？ 請問這個多少錢？ 太貴了，便宜一點吧 今天天氣怎麼樣？ 今天下雨，記得帶雨傘 外面很冷，多穿一點 你明天有時間嗎？ 我們一起去看電影吧 祝你生<birth>日快樂 我聽不懂你說的話 請你再說一次 你會<can>說中文嗎？ 我不知道他去哪裡了 春天來了，花<flower>都開<bloom>了 冬天到了，下雪了 我愛你，你愛我嗎？ 時間不早了，我們走吧 你在做什麼？ 我在學中文 中文難不難？ 你為什麼不高興？ 你喜歡什麼顏色？ 為什麼天空是藍色的？ 太陽從東邊出來 月亮很亮，星星很多'.split(
    ' ',
  );

/** What everybody says every day. */
function phrases(voice: Voice): void {
  voice.pick(voice.choose([SET, COMMON]));
}

/** Set sentences for common characters that the rules do not need. */
const COMMON: readonly Phrase[] =
  '世界上沒有人是一樣的 這件事以後再說 我父親和母親都很好 他的身體不好，要多休息 一切都會<will>變好的 失敗是成功之母 你必須自己決定 這個時代變得真快 我想與你合作 無論如何，我都要去 科學很難，但是有用 他曾經住在海邊 語言是人們交流的工具 請把這句話讀一遍 言語不通，只好用手指 運動對身體好 他的命運改變了 人民需要和平 戰爭結束了 這種產品質量很好 我們的目的地是海邊 他達到了目的 我至少等了一個小時 他並不知道這件事 我懂了，卻說不出來 把門關上，立刻就走 請將這封信交給他 我許了一個願望 這條河流入大海 此地非常安靜 其他的人在哪裡？ 他往前走了幾步 你為何不來？ 千萬不要忘記 布很軟，石頭很硬 他連一句話也沒說 保持安靜，否則請出去 她的精神很好 這種性格像父親 苦的藥對病有用 我在電腦上打<type>字 模型會<can>學習語言 機器能讀懂句子嗎？ 這個詞指的是什麼？ 詞的位置很重要 注意看這個數字 每個字都有一個向量 鴨子在河岸上睡覺 岸邊有一座木頭做的橋 貓在椅子上睡著了 老師給我們講了一個故事 你吃過這種水果嗎？ 他的聲音很好聽 我住在三樓，他住在五樓 手機沒電了，怎麼辦？ 天上有很多雲，快下雨了'.split(
    ' ',
  );

const TIMES = '早上 晚上 昨天 今天 明天 下午 每天 星期六 現在 去年 上個月 有時候'.split(' ');
const PLACES =
  '在家 在學校 在公園 在河邊 在銀行<firm> 在醫院 在房間裡 在教室裡 在城裡 在公司 在路上 在樹下 在床上 在飯店'.split(
    ' ',
  );
const DOINGS =
  '工作 睡覺 看書 聽音樂 寫信 唱歌 跑步 吃飯 喝茶 等朋友 上課 休息 打<call>電話 打<play>球 包<wrap>餃子 買東<thing>西<thing> 開<hold>會<meeting> 畫畫 走路 說話 下棋 學中文'.split(
    ' ',
  );

/** 爸爸早上在公園跑步。 */
function daily(voice: Voice): void {
  const first = voice.choose([true, false]);
  let time = '';
  if (first) time = voice.pick(TIMES);
  const person = sayPerson(voice);
  if (!first) time = voice.pick(TIMES);
  const place = voice.pick(PLACES);
  const doing = voice.pick(DOINGS);
  voice.combination('daily', person.word, time, place, doing);
}

/** 我想跟小明去學校看書。 */
function errands(voice: Voice): void {
  const who = voice.pick(['我', '你', '我們', '大家', '他們', '誰', '老師', '學生']);
  const wish = voice.pick(['想', '要', '可以', '應該', '喜歡', '不想', '不能', '一定要', '常常']);
  const mate = voice.choose([true, false]);
  if (mate) {
    voice.pick(['跟', '和']);
    sayFrom(voice, NAMES);
  }
  const place = voice.pick('去學校 去公園 去河邊 回家 去城裡 去北京 去醫院 來我家 去飯店 上山'.split(' '));
  const doing = voice.pick([...DOINGS, '']);
  voice.combination('errands', who, wish, place, doing);
}

const FRAMES: readonly (readonly [before: Phrase, between: Phrase])[] = [
  ['因為', '，所以'],
  ['雖然', '，但是'],
  ['如果', '，'],
  ['', '的時候，'],
  ['', '，'],
];
const WEATHER =
  '今天下雨 外面很冷 天氣很好 路上車很多 時間不早了 明天是星期日 春天來了 天黑了 馬路太寬 河水很深 下雪了 風很大 今天很熱'.split(
    ' ',
  );
const SO =
  '我不想出門 我們在家休息 大家都很高興 他還是去學校 她沒有來 我要走了 孩子們出去玩 我們去公園 你要小心 他們坐車回家 沒有人在街上'.split(
    ' ',
  );

/** 因為今天下雨，所以我不想出門。 */
function linked(voice: Voice): void {
  const [before, between] = voice.choose(FRAMES, ([word]) => word);
  voice.say(before);
  const weather = voice.pick(WEATHER);
  voice.say(between);
  const so = voice.pick(SO);
  voice.combination('linked', before, between, weather, so);
}

/** 我姐姐是老師，她在學校工作。 */
function callings(voice: Voice): void {
  const person = sayPerson(voice);
  const calling = voice.choose(CALLINGS);
  voice.say(`是${calling}，`);
  const at = voice.say(PRONOUN[person.gender]);
  voice.refer(at, person.at);
  const what = voice.pick(
    '每天都很忙 很喜歡工作 已經工作十年了 在城裡工作 認識很多人 很有名 明天不工作'.split(' '),
  );
  voice.combination('callings', person.word, calling, what);
}

export const TALK_RULES = {
  'selection.thrones': [thrones, 1.5],
  'talk.royal': [royal, 0.7],
  'talk.concerts': [concerts, 1],
  'talk.phrases': [phrases, 2.5],
  'talk.daily': [daily, 1.5],
  'talk.errands': [errands, 1],
  'talk.linked': [linked, 1],
  'talk.callings': [callings, 0.7],
} as const;
