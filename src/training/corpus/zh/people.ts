import type { Voice } from './voice.ts';

/** Whoever can be spoken of in the Chinese corpus, with the gender that decides between 他 and 她. */

export type Gender = 'male' | 'female';

export interface Person {
  readonly word: string;
  readonly gender: Gender;
}

const all = (gender: Gender, words: string): readonly Person[] =>
  words.split(' ').map((word) => ({ word, gender }));

/**
 * Given names; those that begin with 小 differ in one character only, which a probe can then blank. These characters
 * are the same in both scripts, so each is met twice as often.
 */
export const NAMES = [
  ...all('male', '小明 小文 小平 小光 大衛 約翰 彼得 志明'),
  ...all('female', '小美 小玉 小芳 小雪 安娜 瑪麗 春嬌 美玲'),
];

/** Names of one shape, told apart by their last character. */
export const SHORT_NAMES = NAMES.filter(({ word }) => word.startsWith('小'));

export const FAMILY = [
  ...all('male', '爸爸 哥哥 弟弟 爺爺 叔叔 舅舅'),
  ...all('female', '媽媽 姐姐 妹妹 奶奶 阿姨 姑姑'),
];

export const CHILDREN = [...all('male', '兒子 孫子'), ...all('female', '女兒 孫女')];

export const ROYAL = [...all('male', '國王 王子'), ...all('female', '王后 公主 女王')];

export const STRANGERS = [...all('male', '男孩 男人'), ...all('female', '女孩 女人')];

export const SURNAMES = ['王', '李', '林', '周', '高', '江', '張', '陳'];

export const TITLES = [...all('male', '先生'), ...all('female', '太太 小姐')];

/** Callings say nothing of gender. */
export const CALLINGS = '老師 醫生 司機 學生 警察 農夫 工人 作家 歌手 畫家 校長'.split(' ');

export const PERSON_MEASURES = ['個', '位'];

/** Somebody who has been spoken of. */
export interface Spoken extends Person {
  /** Where the head of the phrase stands: 爸 in 小美的爸爸. */
  readonly at: number;
}

/** Says somebody of known gender, of the wanted one if given. */
export function sayPerson(voice: Voice, gender?: Gender): Spoken {
  const kind = voice.choose(
    ['name', 'family', 'title', 'owned', 'royal', 'stranger'] as const,
    undefined,
    [6, 4, 2, 4, 1, 1],
  );
  if (kind === 'owned') {
    if (voice.chance(0.3)) voice.pick(['我', '你']);
    else sayFrom(voice, NAMES);
    voice.say('的');
    return sayFrom(voice, OWNED, gender);
  }
  if (kind === 'title') {
    const surname = voice.pick(SURNAMES);
    const title = sayFrom(voice, TITLES, gender);
    return { ...title, word: `${surname}${title.word}`, at: title.at - 1 };
  }
  if (kind === 'stranger') voice.pick(['那個', '這個', '有個']);
  return sayFrom(voice, { name: NAMES, family: FAMILY, royal: ROYAL, stranger: STRANGERS }[kind], gender);
}

const OWNED = [...FAMILY, ...CHILDREN];

/** Says one of these people. */
export function sayFrom(voice: Voice, people: readonly Person[], gender?: Gender): Spoken {
  const fitting = gender ? people.filter((person) => person.gender === gender) : people;
  const person = voice.choose(fitting, ({ word }) => word);
  return { ...person, at: voice.say(person.word) };
}

/** The pronoun for a gender. */
export const PRONOUN = { male: '他', female: '她' } as const;
