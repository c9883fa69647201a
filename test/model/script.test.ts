import { expect, test } from 'vitest';
import { languageOf } from '../../src/model/script.ts';

test.each([
  ['The animal did not cross the street.', 'en'],
  ['小猫没有过马路，因为它太累了。', 'zh'],
  ['小貓', 'zh'],
  ['这个 API 的意思', 'zh'],
  ['My name is 王 and I live here', 'en'],
  ['', null],
  ['123 … ?!', null],
  ['猫 cat', null],
  ['Ελληνικά', null],
])('%j is written in %j', (text, language) => {
  expect(languageOf(text)).toBe(language);
});
