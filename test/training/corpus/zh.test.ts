import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/model/random.ts';
import { tokensOf } from '../../../src/training/corpus/grammar.ts';
import { CHINESE } from '../../../src/training/corpus/zh/corpus.ts';
import { inScript } from '../../../src/training/corpus/zh/script.ts';

const random = seededRandom(5, 'zh');
const sentences = Array.from({ length: 3000 }, () => CHINESE.sentence(random));
const whole = tokensOf;

/** The best guess for the character in brackets. */
function best(text: string): string {
  const characters = [...whole(text.replace(/[[\]]/g, ''))];
  const blank = [...whole(text.replace('[', '＃'))].indexOf('＃');
  return [...CHINESE.posterior(characters, blank).keys()][0] ?? '';
}

describe('the Chinese corpus', () => {
  test('is in both scripts, never in both at once', () => {
    let simplified = 0;
    for (const { words } of sentences) {
      const text = words.join('');
      const hasTraditional = inScript(text, 'hans') !== text;
      if (!hasTraditional) simplified++;
      // Characters that are written so in simplified only.
      if (hasTraditional) expect(text).not.toMatch(/[们说这还没过妈猫发书车门鱼鸟马给买卖红绿]/);
    }
    expect(simplified / sentences.length).toBeGreaterThan(0.45);
    expect(simplified / sentences.length).toBeLessThan(0.58);
  });

  test.each([
    ['頭髮發白，王后在後面', '头发发白，王后在后面'],
    ['一隻貓只吃麵，裡面乾淨', '一只猫只吃面，里面干净'],
    ['「你好」', '“你好”'],
  ])('%s is %s', (traditional, simplified) => {
    expect(inScript(traditional, 'hant')).toBe(traditional);
    expect(inScript(traditional, 'hans')).toBe(simplified);
  });

  test('knows every character of the sentences that the page offers', () => {
    const texts = [
      '小沈阳江西演唱会邀请了，',
      '你是什么意思',
      '真不好意思',
      '小猫没有过马路，因为它太累了。',
      '小貓沒有過馬路，因為牠太累了。',
    ];
    const known = new Set(CHINESE.words);
    expect(texts.flatMap((text) => whole(text).filter((character) => !known.has(character)))).toEqual([]);
  });

  test.each([
    ['那隻動物沒有過馬路，因為它太累了，太累的是[動]物。'],
    ['那只狗没有过河，因为它太累了，我说的是[狗]。'],
    ['那只狗没有过河，因为它太宽了，我说的是[河]。'],
    ['狗追貓，[貓]跑了。'],
    ['貓追狗，[狗]跑了。'],
    ['狗被貓追了，[狗]跑了。'],
    ['當你玩權力的遊戲，你不贏就[死]。'],
    ['当你玩权力的游戏，你不赢就[死]。'],
    ['當你下棋，你不贏就[輸]。'],
    ['法国的首都是[巴]黎。'],
    ['小明的媽媽說[她]想喝水。'],
    ['小美的爸爸在鏡子裡看見了[他]自己。'],
    ['桌子上有一[本]書。'],
    ['今天是星期一，明天是星期[二]。'],
    ['三加四等於[七]。'],
    ['大的反義詞是[小]。'],
  ])('%s', (text = '') => {
    expect(best(text)).toBe(text.charAt(text.indexOf('[') + 1));
  });

  test('他 and 她 stand for people of that gender', () => {
    const MEN =
      /^(爸|哥|弟|爷|爺|叔|舅|儿|兒|孙子|孫子|国王|國王|王子|男|小[明文平光]|大卫|大衛|约|約|彼|志明|.先生)/;
    const WOMEN = /^(妈|媽|姐|妹|奶|阿|姑|女|孙女|孫女|王后|公|小[美玉芳雪]|安|玛|瑪|春|美玲|.太太|.小姐)/;
    let seen = 0;
    for (const { words, marks } of sentences) {
      for (const mark of marks) {
        if (mark.kind !== 'referent') continue;
        const pronoun = words[mark.at] ?? '';
        const referent = words.slice(mark.of).join('');
        const group = words[mark.at + 1] === '们' || words[mark.at + 1] === '們';
        if (pronoun === '她') expect(referent).toMatch(WOMEN);
        if (pronoun === '他' && !group) expect(referent).toMatch(MEN);
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(500);
  });
});
