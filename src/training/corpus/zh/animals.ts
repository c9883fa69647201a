/** The animals of the Chinese corpus: how they are counted, what they eat and how they sound. */

export interface Animal {
  readonly word: string;
  readonly measure: string;
  readonly food: readonly string[];
  /** The sound's character, said twice: 喵喵. */
  readonly sound?: string;
}

const animal = (word: string, measure: string, food: string, sound?: string): Animal => ({
  word,
  measure,
  food: food.split(' '),
  ...(sound && { sound }),
});

/** Animals of one character. */
export const BEASTS: readonly Animal[] = [
  animal('貓', '隻', '魚', '喵'),
  animal('狗', '隻', '骨頭 肉', '汪'),
  animal('牛', '頭', '草', '哞'),
  animal('羊', '隻', '草', '咩'),
  animal('馬', '匹', '草'),
  animal('鳥', '隻', '蟲子', '吱'),
  animal('豬', '頭', '菜', '哼'),
  animal('狼', '隻', '肉 羊', '嗷'),
  animal('熊', '頭', '蜂蜜 魚'),
  animal('蛇', '條', '鳥 老鼠'),
];

export const OTHER_ANIMALS: readonly Animal[] = [
  animal('雞', '隻', '米', '咯'),
  animal('鴨', '隻', '米', '嘎'),
  animal('老鼠', '隻', '米', '吱'),
  animal('兔子', '隻', '草 菜'),
  animal('老虎', '隻', '肉', '嗷'),
  animal('獅子', '頭', '肉'),
  animal('猴子', '隻', '香蕉 水果'),
  animal('大象', '頭', '草 香蕉'),
  animal('青蛙', '隻', '蟲子', '呱'),
  animal('狐狸', '隻', '雞 肉'),
  animal('小貓', '隻', '魚', '喵'),
  animal('小狗', '隻', '骨頭 肉', '汪'),
  animal('小鳥', '隻', '蟲子', '吱'),
];

export const ANIMALS: readonly Animal[] = [...BEASTS, ...OTHER_ANIMALS];
