import { en, type Words } from './en.ts';
import type { Language } from './languages.ts';

/** Loads the words of a language. English is in the first load; the others come when they are wanted. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return en;
    case 'zh-Hans':
      return (await import('./zhHans.ts')).zhHans;
    case 'zh-Hant':
      return (await import('./zhHant.ts')).zhHant;
  }
}

/** The words the page begins with: English where the language's own cannot be fetched, so that the page always opens. */
export function firstWords(language: Language): Promise<Words> {
  return loadWords(language).catch(() => en);
}
