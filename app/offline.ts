import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

/** Filled in by the build: every file of the page, with a hash where its name carries none. */
declare const __FILES__: { url: string; revision: string | null }[];

/** The service worker: after the first visit the page opens without a network. A new version waits until the old one is closed. */
cleanupOutdatedCaches();
precacheAndRoute(__FILES__);
