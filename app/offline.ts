import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

/** Filled in by the build: every file of the page, with a hash where its name carries none. */
declare const __FILES__: { url: string; revision: string | null }[];

/** The service worker: after the first visit the page opens without a network. A new version waits until the old one is closed. */
cleanupOutdatedCaches();
precacheAndRoute(__FILES__);

interface ActivateEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void> };
}

// The page of the first visit is served at once too, not only the next one.
addEventListener('activate', (event) => {
  (event as ActivateEvent).waitUntil((globalThis as unknown as ServiceWorkerScope).clients.claim());
});
