import { createExplainer, type ExplainerStore } from '../src/store/explainer.ts';
import type { WorkerLike } from '../src/worker/client.ts';
import type { TrainerLike } from '../src/worker/trainingClient.ts';
import { keepInHistory, longText } from './historyEntry.ts';
import { remember, rememberedLanguage, rememberedTheme } from './remembered.ts';
import { defaults, readLink, writeWholeLink } from './url.ts';

/** What a mount begins with: a store filled from the link, and how the link is kept true. */
export interface Started {
  readonly store: ExplainerStore;
  /** Fields of the first link that could not be read. */
  readonly ignored: readonly string[];
  /** The link to what is on screen. */
  link(): string;
}

/** Reads the link, makes the store and keeps both in step; Back and Forward walk through the stages. */
export function start(): Started {
  const base = defaults(rememberedLanguage(), rememberedTheme());
  const { shared: linked, ignored } = readLink(location.hash, base);
  const shared = { ...linked, ...longText(history.state) };
  const store = createExplainer(shared, {
    startWorker,
    startTrainer,
    nextFrame: (callback) => requestAnimationFrame(callback),
    base: new URL('.', document.baseURI).href,
  });

  keepInHistory(store, base);
  store.subscribe((state, before) => {
    if (state.language !== before.language) remember('language', state.language);
    if (state.theme !== before.theme) remember('theme', state.theme);
  });
  return {
    store,
    ignored,
    link: () => `${location.href.split('#')[0]}${writeWholeLink(store.getState(), base)}`,
  };
}

function startWorker(): WorkerLike {
  return new Worker(new URL('../src/worker/encoder.worker.ts', import.meta.url), {
    type: 'module',
  }) as WorkerLike;
}

function startTrainer(): TrainerLike {
  return new Worker(new URL('../src/worker/training.worker.ts', import.meta.url), {
    type: 'module',
  }) as TrainerLike;
}
