import { expect, test } from 'vitest';
import { isLanguage, LANGUAGES, preferredLanguage } from '../../src/i18n/languages.ts';

test.each<[string[], string]>([
  [['en-GB'], 'en'],
  [['zh'], 'zh-Hans'],
  [['zh-CN', 'en'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-TW'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-MO'], 'zh-Hant'],
  [['zh-Hant'], 'zh-Hant'],
  [['ZH-HANT-HK'], 'zh-Hant'],
  [['zh-Hans-HK'], 'zh-Hans'],
  [['fr', 'zh-TW', 'en'], 'zh-Hant'],
  [['de', 'en-US', 'zh'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
  [[''], 'en'],
])('a browser that asks for %j gets %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});

test('only the three languages of the page are known', () => {
  expect(LANGUAGES.every(isLanguage)).toBe(true);
  expect(['zh', 'EN', '', 'toString'].some(isLanguage)).toBe(false);
});
