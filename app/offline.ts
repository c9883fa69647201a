import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

/** Filled in by the build: every file of the page, with a hash where its name carries none. */
declare const __FILES__: { url: string; revision: string | null }[];

/** The service worker: after the first visit the page opens without a network. A new version waits until the old one is closed. */
cleanupOutdatedCaches();
precacheAndRoute(__FILES__);

/** Learned models are not on the list: the newest is fetched where there is a network, else what was kept last. */
addEventListener('fetch', (event) => {
  const asked = event as FetchEvent;
  const { request } = asked;
  if (request.method !== 'GET' || !/\/models\/pocket-/.test(new URL(request.url).pathname)) return;
  asked.respondWith(newestOrKept(request));
});

async function newestOrKept(request: Request): Promise<Response> {
  const kept = await caches.open('learned');
  try {
    const response = await fetch(request);
    if (response.ok) await kept.put(request, response.clone());
    return response;
  } catch (error) {
    // Who asked, and how, makes no other file of it, whatever a server's `Vary` says of that.
    const last = await kept.match(request, { ignoreVary: true });
    if (last) return last;
    throw error;
  }
}

interface FetchEvent extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
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
