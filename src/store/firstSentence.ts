import type { Language } from '../i18n/languages.ts';

/** What a reader of each language begins with, and the token whose row the first sentence is about: “it”. */
export const FIRST_SENTENCE: Readonly<Record<Language, { readonly text: string; readonly token: number }>> = {
  en: { text: 'The animal did not cross the street because it was too tired.', token: 8 },
  'zh-Hans': { text: '小猫没有过马路，因为它太累了。', token: 10 },
  'zh-Hant': { text: '小貓沒有過馬路，因為牠太累了。', token: 10 },
};
