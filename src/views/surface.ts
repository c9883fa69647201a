import { useSyncExternalStore } from 'react';

/** Device pixels per CSS pixel of the page; follows zoom, full screen and a window moved to another screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(watchRatio, pixelRatio);
}

function pixelRatio(): number {
  return (globalThis.devicePixelRatio || 1) * (document.documentElement.currentCSSZoom || 1);
}

function watchRatio(changed: () => void): () => void {
  if (typeof matchMedia !== 'function') return () => {};
  const query = matchMedia(`(resolution: ${globalThis.devicePixelRatio || 1}dppx)`);
  query.addEventListener('change', changed);
  addEventListener('resize', changed);
  document.addEventListener('fullscreenchange', changed);
  return () => {
    document.removeEventListener('fullscreenchange', changed);
    query.removeEventListener('change', changed);
    removeEventListener('resize', changed);
  };
}

/** Custom properties of the page as they are now, for canvas, which reads no style sheet. Follows the theme. */
export function useStyleValues<Names extends readonly string[]>(
  ...names: Names
): { [N in keyof Names]: string } {
  const joined = useSyncExternalStore(watchTheme, () => {
    const style = getComputedStyle(document.documentElement);
    return names.map((name) => style.getPropertyValue(name).trim()).join('\n');
  });
  return joined.split('\n') as { [N in keyof Names]: string };
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const query = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
  query?.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    query?.removeEventListener('change', changed);
  };
}
