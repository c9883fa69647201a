import { filesOf, folderOf, isLearned, type ModelId } from '../src/store/modelIds.ts';

/**
 * On the first visit a learned model is fetched before the service worker rules the page, so the worker has not kept it:
 * once it rules, the files pass through it again, out of the browser's own cache.
 */
export async function keepLearned(id: ModelId): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker.controller || !isLearned(id)) return;
  await new Promise((resolve) => {
    serviceWorker.addEventListener('controllerchange', resolve, { once: true });
  });
  const folder = new URL(`models/${folderOf(id)}/`, document.baseURI);
  const files = [...filesOf(id), 'card.json'];
  await Promise.all(files.map((file) => fetch(new URL(file, folder), { cache: 'force-cache' })));
}
