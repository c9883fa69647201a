import type { ExplainerStore } from '../src/store/explainer.ts';
import type { Shared } from '../src/store/state.ts';
import { fitsLink, readLink, writeLink } from './url.ts';

/** What the page keeps with an entry of the history. Its being there marks the entry as the page's own. */
interface Entry {
  readonly page: typeof OURS;
  /** A sentence that is too long for the link: a reload must not lose it. */
  readonly text: string | null;
}

const OURS = 'encoder-explainer';

/**
 * How long nothing must have changed until the address follows, in milliseconds. Browsers refuse a hundred changes in half
 * a minute, and Chromium loads and draws the page's icon again with each: not between one letter and the next.
 */
const LAG = 300;

function entryOf(state: Shared): Entry {
  return { page: OURS, text: fitsLink(state.text) ? null : state.text };
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'page' in value && value.page === OURS;
}

/** The sentence of an entry whose link could not hold it. */
export function longText(state: unknown): Partial<Shared> {
  return isEntry(state) && typeof state.text === 'string' ? { text: state.text } : {};
}

/** Keeps the address true to the page: a stage is an entry of its own, all else amends the entry; Back and Forward walk. */
export function keepInHistory(store: ExplainerStore, base: Shared): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let walking = false;

  const write = (how: 'pushState' | 'replaceState', state: Shared) => {
    clearTimeout(timer);
    timer = undefined;
    const url = `${location.pathname}${location.search}${writeLink(state, base)}`;
    try {
      history[how](entryOf(state), '', url);
    } catch {
      // Refused for haste, or an entry too large for this browser: the page itself is as it should be.
      return;
    }
  };
  const amend = () => {
    clearTimeout(timer);
    timer = setTimeout(() => write('replaceState', store.getState()), LAG);
  };

  const fields = Object.keys(base) as (keyof Shared)[];
  history.replaceState(entryOf(store.getState()), '');
  store.subscribe((state, before) => {
    // Most of what changes is what the worker computed, and no link holds that.
    if (fields.every((field) => state[field] === before[field])) return;
    if (writeLink(state, base) === writeLink(before, base) && state.text === before.text) return;
    if (!walking && state.stage !== before.stage) {
      // What changed since the last writing belongs to the stage that is left.
      if (timer !== undefined) write('replaceState', before);
      write('pushState', state);
    } else amend();
  });
  addEventListener('popstate', (event) => {
    clearTimeout(timer);
    timer = undefined;
    const { language, theme } = store.getState();
    const linked = readLink(location.hash, { ...base, language, theme }).shared;
    const { stage, layer, head, pick } = linked;
    walking = true;
    // Back and Forward walk through the stages with the sentence and the chosen token as they are now: nothing typed
    // is lost, however long. A link that was opened by hand is taken whole.
    store.actions.share(isEntry(event.state) ? { stage, layer, head, pick } : linked);
    walking = false;
    // The entry that was reached says what is on the page now.
    write('replaceState', store.getState());
  });
}
