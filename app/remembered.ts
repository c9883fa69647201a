import { isLanguage, type Language, preferredLanguage } from '../src/i18n/languages.ts';
import type { Theme } from '../src/store/state.ts';

/** Storage may be denied; then nothing is remembered, and nothing else changes. */
export function remember(key: 'language' | 'theme', value: string): void {
  try {
    localStorage.setItem(`encoder-explainer.${key}`, value);
  } catch {
    return;
  }
}

function remembered(key: 'language' | 'theme'): string | null {
  try {
    return localStorage.getItem(`encoder-explainer.${key}`);
  } catch {
    return null;
  }
}

export function rememberedLanguage(): Language {
  const known = remembered('language');
  return known !== null && isLanguage(known) ? known : preferredLanguage(navigator.languages);
}

export function rememberedTheme(): Theme {
  const known = remembered('theme');
  return known === 'light' || known === 'dark' ? known : 'system';
}
