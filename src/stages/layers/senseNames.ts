import type { Language } from '../../i18n/languages.ts';

/** What the grammars' senses are called: the English ones by word and sense, in simplified and traditional characters. */
const ENGLISH: Readonly<Record<string, readonly [hans: string, hant: string]>> = {
  'ball.dance': ['舞会', '舞會'],
  'ball.toy': ['球', '球'],
  'bank.money': ['银行', '銀行'],
  'bank.river': ['河岸', '河岸'],
  'bark.dog': ['狗叫声', '狗叫聲'],
  'bark.tree': ['树皮', '樹皮'],
  'bat.animal': ['蝙蝠', '蝙蝠'],
  'bat.club': ['球棒', '球棒'],
  'crane.bird': ['鹤', '鶴'],
  'crane.machine': ['起重机', '起重機'],
  'key.lock': ['钥匙', '鑰匙'],
  'key.piano': ['琴键', '琴鍵'],
  'letter.alphabet': ['字母', '字母'],
  'letter.mail': ['信', '信'],
  'match.fire': ['火柴', '火柴'],
  'match.game': ['比赛', '比賽'],
  'mouse.animal': ['老鼠', '老鼠'],
  'mouse.computer': ['鼠标', '滑鼠'],
  'nail.finger': ['指甲', '指甲'],
  'nail.metal': ['钉子', '釘子'],
  'orange.colour': ['橙色', '橘色'],
  'orange.fruit': ['橙子', '柳橙'],
  'plant.factory': ['工厂', '工廠'],
  'plant.flower': ['植物', '植物'],
  'ring.circus': ['场子', '場子'],
  'ring.jewel': ['戒指', '戒指'],
  'seal.animal': ['海豹', '海豹'],
  'seal.stamp': ['印章', '印章'],
  'spring.metal': ['弹簧', '彈簧'],
  'spring.season': ['春天', '春天'],
  'spring.water': ['泉水', '泉水'],
  'star.film': ['明星', '明星'],
  'star.sky': ['星星', '星星'],
  'trunk.elephant': ['象鼻', '象鼻'],
  'trunk.tree': ['树干', '樹幹'],
  'wave.hand': ['挥手', '揮手'],
  'wave.sea': ['海浪', '海浪'],
};

/** The Chinese ones by sense, in the three languages. */
const CHINESE: Readonly<Record<string, readonly [en: string, hans: string, hant: string]>> = {
  angry: ['angry', '生气', '生氣'],
  bag: ['bag', '提包', '提包'],
  birth: ['birthday', '生日', '生日'],
  bloom: ['bloom', '开花', '開花'],
  boil: ['boil', '水开了', '水開了'],
  bread: ['bread', '面包', '麵包'],
  call: ['phone', '打电话', '打電話'],
  can: ['able to', '能够', '能夠'],
  chief: ['headmaster', '校长', '校長'],
  clean: ['clean', '打扫', '打掃'],
  drive: ['drive', '开车', '開車'],
  east: ['east', '东方', '東方'],
  fine: ['all right', '可以', '可以'],
  firm: ['bank', '银行', '銀行'],
  flower: ['flower', '花朵', '花朵'],
  gift: ['small gift', '心意', '心意'],
  grow: ['grow', '生长', '生長'],
  hit: ['hit', '打人', '打人'],
  hold: ['hold a meeting', '开会', '開會'],
  ill: ['ill', '生病', '生病'],
  inject: ['injection', '打针', '打針'],
  intent: ['intention', '意图', '意圖'],
  interest: ['interesting', '有趣', '有趣'],
  long: ['long', '不短', '不短'],
  meaning: ['meaning', '含义', '含義'],
  meeting: ['meeting', '会议', '會議'],
  money: ['red envelope', '红包', '紅包'],
  open: ['open', '打开', '打開'],
  play: ['play ball', '打球', '打球'],
  row: ['line of text', '一行字', '一行字'],
  shame: ['embarrassed', '抱歉', '抱歉'],
  spend: ['spend money', '花钱', '花錢'],
  start: ['begin', '开始', '開始'],
  switch: ['switch on', '开灯', '開燈'],
  thing: ['thing', '物品', '物品'],
  time: ['take time', '花时间', '花時間'],
  travel: ['travel', '旅行', '旅行'],
  west: ['west', '西方', '西方'],
  will: ['will', '将会', '將會'],
  wrap: ['wrap', '包起来', '包起來'],
};

/** What a sense of a word is called; as the grammar calls it where nothing better is known. */
export function senseName(word: string, sense: string, language: Language): string {
  const chinese = /\p{Script=Han}/u.test(word) ? CHINESE[sense] : undefined;
  if (chinese) return chinese[language === 'en' ? 0 : language === 'zh-Hans' ? 1 : 2];
  const english = ENGLISH[`${word}.${sense}`];
  return (language === 'en' ? undefined : english?.[language === 'zh-Hans' ? 0 : 1]) ?? sense;
}

/** Whether a sense has a name in every language. */
export function isNamed(word: string, sense: string): boolean {
  return /\p{Script=Han}/u.test(word) ? sense in CHINESE : `${word}.${sense}` in ENGLISH;
}
