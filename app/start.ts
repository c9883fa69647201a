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

  history.replaceState(OURS, '');
  let shown = location.hash;
  let walking = false;
  store.subscribe((state, before) => {
    if (state.language !== before.language) remember('language', state.language);
    if (state.theme !== before.theme) remember('theme', state.theme);
    const link = writeLink(state, base);
    if (link === shown || (link === '' && shown === '')) return;
    shown = link;
    const url = `${location.pathname}${location.search}${link}`;
    if (walking || state.stage === before.stage) history.replaceState(OURS, '', url);
    else history.pushState(OURS, '', url);
  });
  addEventListener('popstate', (event) => {
    if (location.hash === shown) return;
    const before = store.getState();
    const linked = readLink(location.hash, {
      ...base,
      language: before.language,
      theme: before.theme,
    }).shared;
    const { stage, layer, head, pick } = linked;
    shown = location.hash;
    walking = true;
    // Back and Forward walk through the stages with the sentence and the chosen token as they are now: nothing typed
    // is lost, however long. A link that was opened by hand is taken whole.
    store.actions.share(event.state === OURS ? { stage, layer, head, pick } : linked);
    walking = false;
  });
  return { store, ignored, link: () => `${location.href.split('#')[0]}${writeLink(store.getState(), base)}` };
}

/** Marks the entries of the history that the page itself made. */
const OURS = 'encoder-explainer';

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
