import { modelAhead } from './modelAhead.ts';
import { rememberedLanguage } from './remembered.ts';

/**
 * The first script that runs, and small: says which model the page will ask for, so that its files are on their way
 * while the page’s own scripts are. Whoever asks for them later is given what was fetched here. The build starts it
 * by itself, before all others.
 */
for (const href of modelAhead(location.hash, rememberedLanguage())) {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
  document.head.append(link);
}
