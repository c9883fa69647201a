import { isLanguage, type Language, preferredLanguage } from '../src/i18n/languages.ts';
import { createExplainer, type ExplainerStore } from '../src/store/explainer.ts';
import type { Shared, Theme } from '../src/store/state.ts';
import type { WorkerLike } from '../src/worker/client.ts';
import { defaults, readLink, writeLink } from './url.ts';

/** What a mount begins with: a store filled from the link, and how the link is kept true. */
export interface Started {
  readonly store: ExplainerStore;
  /** Fields of the first link that could not be read. */
  readonly ignored: readonly string[];
  /** The link to what is on screen. */
  link(): string;
}

/** Reads the link, makes the store and keeps both in step; Back and Forward walk through the stages. */
export function start(overrides: Partial<Shared> = {}): Started {
  const base = { ...defaults(rememberedLanguage(), rememberedTheme()), ...overrides };
  const { shared, ignored } = readLink(location.hash, base);
  const store = createExplainer(shared, {
    startWorker,
    nextFrame: (callback) => requestAnimationFrame(callback),
    base: new URL('.', document.baseURI).href,
  });

  let shown = location.hash;
  store.subscribe((state, before) => {
    if (state.language !== before.language) remember('language', state.language);
    if (state.theme !== before.theme) remember('theme', state.theme);
    const link = writeLink(state, base);
    if (link === shown || (link === '' && shown === '')) return;
    shown = link;
    const url = `${location.pathname}${location.search}${link}`;
    if (state.stage === before.stage) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
  });
  addEventListener('popstate', () => {
    if (location.hash === shown) return;
    shown = location.hash;
    // A link names every field that is not default, so what it leaves out goes back to its default; the reader's language and look stay.
    const { language, theme } = store.getState();
    store.actions.share(readLink(location.hash, { ...base, language, theme }).shared);
  });
  return { store, ignored, link: () => `${location.href.split('#')[0]}${writeLink(store.getState(), base)}` };
}

function startWorker(): WorkerLike {
  return new Worker(new URL('../src/worker/encoder.worker.ts', import.meta.url), {
    type: 'module',
  }) as WorkerLike;
}

/** Storage may be denied; then nothing is remembered, and nothing else changes. */
function remember(key: 'language' | 'theme', value: string): void {
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

function rememberedLanguage(): Language {
  const known = remembered('language');
  return known !== null && isLanguage(known) ? known : preferredLanguage(navigator.languages);
}

function rememberedTheme(): Theme {
  const known = remembered('theme');
  return known === 'light' || known === 'dark' ? known : 'system';
}
