import address from './fonts.css?url';

/** Loads the fonts of the text; until they have come it is set in fonts of the reader’s own, of the same width. */
export function loadFonts(): void {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'stylesheet', href: address });
  document.head.append(link);
}

/** Whether everything the page fetches is on the reader’s disk already, kept by the service worker. */
export function isKept(): boolean {
  return navigator.serviceWorker?.controller != null;
}
