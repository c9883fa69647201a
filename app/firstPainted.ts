import type { ExplainerStore } from '../src/store/explainer.ts';

/**
 * Resolves once the first figure has been painted, or when there is something to wait for that needs no network: what is
 * not needed for the first figure is fetched then, and takes nothing from what is.
 */
export function firstPainted({ getState, subscribe }: ExplainerStore): Promise<void> {
  const root = document.documentElement;
  return new Promise((resolve) => {
    const look = () => {
      const { problem, run } = getState();
      const computing = run !== null && run.milliseconds === null && run.progress > 0;
      if (root.dataset.ready !== 'true' && problem === null && !computing) return;
      observer.disconnect();
      stop();
      // In the second frame from here the first one has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { attributes: true, attributeFilter: ['data-ready'] });
    const stop = subscribe(look);
    look();
  });
}
