/** The things of the Chinese corpus: measure words, what is said of them, and the verbs that go with them. */

export interface Thing {
  readonly word: string;
  /** Every measure word that a careful speaker might use. */
  readonly measures: readonly string[];
  /** Attributes as they stand before the noun, with their 的 if they need it. */
  readonly attributes: readonly string[];
}

const thing = (word: string, measures: string, attributes = ''): Thing => ({
  word,
  measures: [...measures],
  attributes: attributes === '' ? [] : attributes.split(' '),
});

const READ = '新 舊 有名的 有意思的 很厚的';
const CLOTHES = '新 舊 紅色的 白色的 黑色的 藍色的 漂亮的 便宜的';
const MADE = '新 舊 大 小 漂亮的 便宜的';
const FRUIT = '大 小 很甜的 新鮮的';

export const THINGS: readonly Thing[] = [
  thing('茶', '杯壺', '熱 冷 很香的 很濃的'),
  thing('水', '杯瓶', '熱 冷 乾淨的'),
  thing('咖啡', '杯', '熱 冷 很香的 很濃的'),
  thing('牛奶', '杯瓶', '熱 冷 新鮮的'),
  thing('果汁', '杯瓶', '冷 很甜的 新鮮的'),
  thing('酒', '杯瓶', '紅 白 好'),
  thing('湯', '碗', '熱 好喝的 很香的'),
  thing('飯', '碗', '熱 白 冷'),
  thing('麵', '碗', '熱 好吃的'),
  thing('麵包', '片塊', '新鮮的 很香的 很軟的'),
  thing('蛋糕', '塊', '大 小 很甜的 好吃的'),
  thing('肉', '塊', '大 小 好吃的'),
  thing('糖', '顆塊', '紅色的 很甜的'),
  thing('蘋果', '個顆', `紅 ${FRUIT}`),
  thing('橘子', '個顆', FRUIT),
  thing('西瓜', '個顆', FRUIT),
  thing('雞蛋', '個顆', '大 小 新鮮的'),
  thing('香蕉', '根', FRUIT),
  thing('魚', '條', '大 小 新鮮的'),
  thing('書', '本', READ),
  thing('小說', '本', READ),
  thing('字典', '本', '新 舊 很厚的'),
  thing('日記', '本', '舊 很厚的'),
  thing('雜誌', '本', '新 舊 有意思的'),
  thing('報紙', '張份', '今天的 昨天的 舊'),
  thing('信', '封', '長 很長的 重要的'),
  thing('詩', '首', '古老的 有名的 很美的'),
  thing('歌', '首', '新 老 好聽的 有名的'),
  thing('電影', '部場', '新 老 有意思的 有名的'),
  thing('字', '個', '大 小 漂亮的'),
  thing('衣服', '件', CLOTHES),
  thing('毛衣', '件', CLOTHES),
  thing('大衣', '件', CLOTHES),
  thing('裙子', '條', CLOTHES),
  thing('褲子', '條', CLOTHES),
  thing('鞋子', '雙', CLOTHES),
  thing('襪子', '雙', CLOTHES),
  thing('手套', '雙', CLOTHES),
  thing('帽子', '頂', CLOTHES),
  thing('眼鏡', '副', '新 舊 黑色的'),
  thing('車', '輛', '新 舊 紅色的 白色的 很快的'),
  thing('腳踏車|自行車', '輛', '新 舊 紅色的 藍色的'),
  thing('公車|公交車', '輛', '新 舊 很慢的'),
  thing('計程車|出租車', '輛', '新 舊 黃色的'),
  thing('飛機', '架', '大 小 很快的'),
  thing('船', '艘條', '大 小 白色的'),
  thing('馬', '匹', '白 黑 老 很快的'),
  thing('鋼琴', '架', '新 舊 黑色的'),
  thing('吉他', '把', '新 舊 便宜的'),
  thing('小提琴', '把', '新 舊 很貴的'),
  thing('鼓', '面', '大 小 舊'),
  thing('筆', '支', '新 舊 紅 便宜的'),
  thing('紙', '張', '白 紅 乾淨的'),
  thing('畫', '幅張', '有名的 漂亮的 古老的'),
  thing('照片', '張', '新 舊 黑白的 漂亮的'),
  thing('地圖', '張', '新 舊 中國的'),
  thing('票', '張', '便宜的 很貴的'),
  thing('桌子', '張', MADE),
  thing('椅子', '把', MADE),
  thing('床', '張', `${MADE} 很軟的`),
  thing('燈', '盞', MADE),
  thing('門', '扇', '大 小 紅色的'),
  thing('窗戶', '扇', '大 小 很高的'),
  thing('鏡子', '面', MADE),
  thing('電腦', '台', '新 舊 很貴的'),
  thing('電視', '台', '新 舊 很貴的'),
  thing('刀', '把', '新 舊 很快的'),
  thing('雨傘', '把', '新 舊 黑色的'),
  thing('鑰匙', '把', '新 舊 小'),
  thing('箱子', '個', '大 小 很重的 空的'),
  thing('盒子', '個', '大 小 紅色的 空的'),
  thing('杯子', '個', '新 紅色的 乾淨的'),
  thing('書包', '個', '新 舊 很重的 紅色的'),
  thing('花', '朵', '紅 白 黃 很香的 漂亮的'),
  thing('樹', '棵', '大 小 老 很高的'),
  thing('草', '根棵', '小 綠色的'),
  thing('山', '座', '大 小 很高的 有名的'),
  thing('河', '條', '大 小 很長的 很深的 有名的'),
  thing('路', '條', '新 舊 很長的'),
  thing('街', '條', '老 很長的 有名的'),
  thing('橋', '座', '新 舊 很長的 有名的'),
  thing('石頭', '塊', '大 小 很重的 黑色的'),
  thing('葉子', '片', '黃 紅 綠色的'),
  thing('雲', '朵片', '白 黑 大'),
  thing('星星', '顆', '小 很亮的'),
  thing('房子', '座棟', '新 舊 大 漂亮的'),
  thing('學校', '所', '新 舊 大 有名的'),
  thing('醫院', '家所', '新 大 有名的'),
  thing('銀行', '家', '新 大 小 有名的'),
  thing('商店', '家', '新 大 小'),
  thing('公司', '家', '新 大 小 有名的'),
  thing('房間', '間', '大 小 乾淨的'),
  thing('教室', '間', '新 大 小 乾淨的'),
  thing('城市', '座', '大 小 古老的 漂亮的'),
  thing('問題', '個', '大 小 新 重要的'),
  thing('夢', '個', '好 很長的 奇怪的'),
  thing('禮物', '份件', '小 漂亮的 很貴的'),
  thing('比賽', '場', '重要的 有名的'),
  thing('雨', '場', '大 小'),
];

/** What goes with what. */
export const VERBS: Readonly<Record<string, readonly string[]>> = {
  喝: '茶 水 咖啡 牛奶 果汁 酒 湯'.split(' '),
  吃: '飯 麵 麵包 蛋糕 肉 糖 蘋果 橘子 西瓜 雞蛋 香蕉 魚'.split(' '),
  煮: '飯 麵 湯 雞蛋 咖啡'.split(' '),
  讀: '書 小說 報紙 信 詩 雜誌 日記'.split(' '),
  看: '書 小說 報紙 信 雜誌 電影 照片 畫 地圖 比賽'.split(' '),
  寫: '信 小說 詩 字 日記'.split(' '),
  查: '字典 地圖'.split(' '),
  寄: '信 禮物 照片'.split(' '),
  聽: '歌'.split(' '),
  唱: '歌'.split(' '),
  畫: '畫 花 樹 山 馬 地圖'.split(' '),
  穿: '衣服 毛衣 大衣 裙子 褲子 鞋子 襪子'.split(' '),
  戴: '帽子 眼鏡 手套'.split(' '),
  洗: '衣服 毛衣 褲子 襪子 杯子 車'.split(' '),
  騎: '馬 腳踏車|自行車'.split(' '),
  開: '車 門 窗戶 燈'.split(' '),
  坐: '飛機 船 公車|公交車 計程車|出租車'.split(' '),
  修: '車 腳踏車|自行車 電腦 電視 桌子 椅子 橋 路'.split(' '),
  彈: '鋼琴 吉他'.split(' '),
  拉: '小提琴'.split(' '),
  關: '門 窗戶 燈 電視'.split(' '),
  種: '花 樹 草'.split(' '),
  爬: '山 樹'.split(' '),
  借: '書 筆 雨傘 車 字典 吉他'.split(' '),
  買: '茶 酒 麵包 蛋糕 蘋果 魚 書 報紙 衣服 帽子 鞋子 車 筆 票 桌子 椅子 床 燈 電腦 刀 雨傘 花 房子 禮物 畫'.split(
    ' ',
  ),
  拍: '電影 照片'.split(' '),
  做: '蛋糕 麵包 衣服 桌子 夢'.split(' '),
};

const BY_WORD = new Map(THINGS.map((entry) => [entry.word, entry]));

/** @throws Error when the lexicon has no such thing. */
export function thingOf(word: string): Thing {
  const found = BY_WORD.get(word);
  if (!found) throw new Error(`the lexicon lacks ${word}`);
  return found;
}

/** Every measure word of a thing. */
export const MEASURES: readonly string[] = [...new Set(THINGS.flatMap(({ measures }) => measures))];
