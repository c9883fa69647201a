import './ahead.ts';
import './page.css';
import { firstWords } from '../src/i18n/loadWords.ts';
import { modelOf } from '../src/store/modelIds.ts';
import { firstPainted } from './firstPainted.ts';
import { isKept, loadFonts } from './fonts.ts';
import { keepLearned } from './keepLearned.ts';
import { start } from './start.ts';

/**
 * Small on purpose: the model and the worker are on their way before the page that shows them has been read.
 * The build names what is imported here in index.html, so that it is fetched beside this file and not after it.
 */
const started = start();
const { store } = started;
const [words, { mount }] = await Promise.all([firstWords(store.getState().language), import('./mount.tsx')]);
mount(started, words);

const rest = firstPainted(store);
// What lies on the reader's disk keeps nothing else waiting.
if (isKept()) loadFonts();
else rest.then(loadFonts);

// Keeping the page for later costs the first view nothing then. Where it is denied the page works all the same.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  await rest;
  keepLearned(modelOf(store.getState())).catch(() => undefined);
  navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}
