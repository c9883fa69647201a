import type { Phrase } from './voice.ts';

/** Words of several senses, and what only one of them leads to. `～` is somebody and `＃` is somebody else. */

export interface Sense {
  /** A clause with the word in this sense, such as ～花<spend>了很多錢. */
  readonly heads: readonly Phrase[];
  /** What may follow. */
  readonly tails: readonly Phrase[];
  /** The characters that this sense puts into the blank of the frame. */
  readonly fills: readonly string[];
}

export interface Ambiguous {
  readonly word: string;
  /** What may follow whichever the sense: before and after a character that only the sense can tell. */
  readonly frame: readonly [before: string, after: string];
  /** No two have a fill in common, or the first character of a tail. */
  readonly senses: readonly Sense[];
}

const ambiguous = (word: string, frame: string, ...senses: readonly Sense[]): Ambiguous => {
  const [before = '', after = ''] = frame.split('＿');
  return { word, frame: [before, after], senses };
};

const sense = (fills: string, heads: string, tails: string): Sense => ({
  fills: [...fills],
  heads: heads.split(' '),
  tails: tails.split(' '),
});

export const AMBIGUOUS: readonly Ambiguous[] = [
  ambiguous(
    '意思',
    '請＿一下',
    sense(
      '查教',
      '這個字是什麼意思<meaning> 這句話的意思<meaning>是什麼 我不懂這個字的意思<meaning> ～問我這個字的意思<meaning> ～不明白那句話的意思<meaning>',
      '查一查字典吧 說明一下吧 問老師吧 中文怎麼說？ 懂了嗎？',
    ),
    sense(
      '看讀',
      '這本書很有意思<interest> 這部電影真有意思<interest> ～覺得那本小說很有意思<interest> 這個故事多有意思<interest>',
      '我還想再看一次 大家都愛看 值得看 看了還想看',
    ),
    sense(
      '等坐',
      '真不好意思<shame> 不好意思<shame> 很不好意思<shame> ～不好意思<shame>地說',
      '來晚了 對不起 打<disturb>擾了 讓你久等了 忘了你的名字',
    ),
    sense(
      '收',
      '這是我的一點小意思<gift> 這是～的一點小意思<gift> 這不過是一點小意思<gift>',
      '請收下 別客氣 送給你的',
    ),
    sense(
      '聽',
      '我不是這個意思<intent> 我沒有那個意思<intent> ～不是那個意思<intent>',
      '你想錯了 誰這麼說的？ 不要誤會',
    ),
  ),
  ambiguous(
    '花',
    '真＿啊',
    sense(
      '香美',
      '院子裡有很多花<flower> ～買了一朵花<flower> ～在河邊種了花<flower> 我喜歡這朵花<flower> 桌子上放著花<flower> ～送我一朵花<flower>',
      '香得很 開<bloom>得真美 紅的最漂亮 要多給水 聞起來很香',
    ),
    sense(
      '貴',
      '～花<spend>了很多錢 ～花<spend>了三百塊錢 ～把錢都花<spend>了 錢都花<spend>光了 我花<spend>了一千塊',
      '買了一輛車 現在很窮 只好向朋友借 太貴了 不想再買了',
    ),
    sense(
      '久慢',
      '～花<time>了三天時間 ～花<time>了一個小時 我們花<time>了一年時間 ～花<time>了一個晚上',
      '才做完 終於學會<can>了 慢慢地做 把作業寫完了',
    ),
  ),
  ambiguous(
    '打',
    '＿了很久',
    sense(
      '聊說',
      '～打<call>了電話 ～給＃打<call>電話 ～在打<call>電話 ～又打<call>電話了',
      '聽到了媽媽的聲音 聊了一個晚上 沒有人接 電話裡很吵',
    ),
    sense(
      '跑',
      '～打<play>了籃球 ～去打<play>網球 ～在打<play>球 ～又打<play>球了',
      '出了很多汗 贏了十分 輸給了對手 球進了',
    ),
    sense('罵', '～打<hit>了＃ ～打<hit>人 ～又打<hit>了＃', '把人打<hit>哭了 真不應該 要道歉 被警察帶走了'),
    sense(
      '疼',
      '醫生給～打<inject>針 ～去醫院打<inject>針 ～打<inject>了一針',
      '病好多了 燒退了 護士說沒事 很怕疼',
    ),
    sense(
      '忙擦',
      '～在打<clean>掃房間 ～把教室打<clean>掃了 ～打<clean>掃了廚房',
      '地上很乾淨 灰塵沒有了 窗戶也擦了',
    ),
    sense('看', '～打<open>開了門 ～把窗戶打<open>開 ～打<open>開箱子', '外面有人 裡面是空的 風吹進來了'),
  ),
  ambiguous(
    '包',
    '真＿啊',
    sense(
      '重',
      '～買了一個包<bag> ～的包<bag>很大 這個包<bag>不見了 ～背著包<bag> 我的包<bag>在這裡',
      '裡面有錢和手機 放在桌子下面 丟在公車上了|丟在公交車上了 黑色的那個 重得拿不動',
    ),
    sense(
      '餓',
      '～在包<wrap>餃子 ～把餃子包<wrap>好了 我們一起包<wrap>餃子',
      '煮好了就吃 水開<boil>了沒有？ 快來吃吧',
    ),
    sense(
      '美',
      '～把禮物包<wrap>起來 ～用紙包<wrap>禮物 ～包<wrap>好了禮物',
      '要送給朋友 明天是生<birth>日 朋友一定喜歡',
    ),
    sense(
      '香軟',
      '～早上吃麵包<bread> ～買了三個麵包<bread> ～在吃麵包<bread>',
      '還喝了牛奶 好吃極了 又香又軟',
    ),
    sense(
      '多',
      '～過年收到紅包<money> ～給孩子紅包<money> 這個紅包<money>給你',
      '有一千塊 祝你新年快樂 新年好',
    ),
  ),
  ambiguous(
    '行',
    '＿了很多',
    sense(
      '存借',
      '～在銀行<firm> ～去了銀行<firm> 我在銀行<firm>門口 ～走進銀行<firm>',
      '把錢存了 借錢買房子 換一點錢',
    ),
    sense('改', '這樣不行<fine> 你這樣做不行<fine> ～說不行<fine>', '換個辦法吧 再想想吧 應該改一改'),
    sense('寫', '～寫了一行<row>字 這行<row>字不是我的 ～看不清這行<row>字', '太小了 念給我聽 是誰寫的？'),
    sense('玩拍', '～去旅行<travel>了 ～喜歡旅行<travel> ～帶著行<travel>李', '坐飛機去 一個人去 飛機快來了'),
  ),
  ambiguous(
    '開',
    '太＿了',
    sense(
      '快慢',
      '～在開<drive>車 ～開<drive>車去上班 ～學會<can>了開<drive>車',
      '路上很多車 小心一點 前面是紅燈',
    ),
    sense(
      '久長',
      '～在開<hold>會<meeting> 我們明天開<hold>會<meeting> ～開<hold>了三個小時會<meeting>',
      '大家都要來 討論新的問題 老闆說個不停 經理還沒來',
    ),
    sense(
      '美香',
      '春天花<flower>開<bloom>了 院子裡的花<flower>都開<bloom>了 樹上開<bloom>了花<flower>',
      '紅的白的都有 真漂亮 蜜蜂飛來了',
    ),
    sense('燙', '水開<boil>了 水快開<boil>了 壺裡的水開<boil>了', '泡茶吧 可以喝茶了 別燙到手 煮麵吧'),
    sense('亮', '～把燈開<switch>了 請別開<switch>燈 ～又開<switch>了燈', '房間亮了 什麼都看見了 天黑了'),
  ),
  ambiguous(
    '會',
    '要＿很久',
    sense(
      '學練',
      '～會<can>游泳 ～會<can>唱歌 我會<can>開<drive>車 ～會<can>說英文',
      '是媽媽教的 很容易學 每天都練習',
    ),
    sense(
      '下',
      '明天會<will>下雨 晚上會<will>下雪 下午會<will>下雨',
      '記得帶傘 多穿衣服 出門要小心 天氣不好',
    ),
    sense(
      '談說',
      '～去參加會<meeting>議 ～在會<meeting>議上 我們的會<meeting>議',
      '討論了三個小時 經理沒有來 上午九點開<start>始',
    ),
  ),
  ambiguous(
    '長',
    '真＿啊',
    sense('遠', '這條路很長<long> 這條河真長<long> 那座橋很長<long>', '有一公里 短一點才好 一眼看不到頭'),
    sense('美黑', '～的頭髮很長<long> 長<long>長<long>的頭髮 頭髮又長<long>了', '應該洗了 像姐姐的 漂亮極了'),
    sense(
      '高快',
      '～長<grow>大了 孩子長<grow>得真快 小樹長<grow>高了 ～長<grow>高了',
      '以前還那麼小 衣服都小了 今年比我高了',
    ),
    sense(
      '忙',
      '校長<chief>來了 班長<chief>說話了 校長<chief>在講話',
      '大家安靜 同學們好 請坐下 學生都站起來',
    ),
  ),
  ambiguous(
    '生',
    '一直＿著',
    sense('睡躺', '～生<ill>病了 ～又生<ill>病了 ～今天生<ill>病', '要吃藥 去看醫生 發燒了 住進了醫院'),
    sense(
      '罵吵',
      '～生<angry>氣了 ～很生<angry>氣 ～生<angry>我的氣',
      '是我的錯 誰惹的？ 跟你說對不起 原諒我吧',
    ),
    sense(
      '玩唱',
      '今天是～的生<birth>日 ～過生<birth>日 ～的生<birth>日到了',
      '一起吃蛋糕 祝你快樂 收到很多禮物',
    ),
  ),
  ambiguous(
    '東西',
    '＿了半天',
    sense(
      '買挑',
      '～去買東<thing>西<thing> ～想要新東<thing>西<thing> 這是什麼東<thing>西<thing>',
      '多少錢？ 便宜極了 放在家裡',
    ),
    sense(
      '走找',
      '這條街東<east>西<west>走向 ～分不清東<east>西<west> 這座城東<east>西<west>很長',
      '迷路了 看看地圖吧 錯了方向',
    ),
  ),
];
