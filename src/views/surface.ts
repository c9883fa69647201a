import { useSyncExternalStore } from 'react';

/**
 * What canvases must know of the page they stand on. Dozens of them ask at every drawing, and asking the browser makes
 * it settle all styles first; so an answer is kept for as long as somebody watches for its change.
 */
interface Watched<Value> {
  read(): Value;
  watch(changed: () => void): () => void;
}

function watched<Value>(ask: () => Value, listen: (changed: () => void) => () => void): Watched<Value> {
  const watchers = new Set<() => void>();
  let known: { readonly value: Value } | null = null;
  let stop = () => {};
  const change = () => {
    known = null;
    for (const watcher of watchers) watcher();
  };
  return {
    read() {
      if (watchers.size === 0) return ask();
      known ??= { value: ask() };
      return known.value;
    },
    watch(changed) {
      if (watchers.size === 0) stop = listen(change);
      watchers.add(changed);
      return () => {
        watchers.delete(changed);
        if (watchers.size > 0) return;
        stop();
        known = null;
      };
    },
  };
}

const ratio = watched(
  () => (globalThis.devicePixelRatio || 1) * (document.documentElement.currentCSSZoom || 1),
  (changed) => {
    addEventListener('resize', changed);
    document.addEventListener('fullscreenchange', changed);
    // The page zooms itself when it fills the screen.
    const zoomed = new MutationObserver(changed);
    zoomed.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    let query: MediaQueryList | null = null;
    const follow = () => {
      query?.removeEventListener('change', follow);
      if (query) changed();
      query =
        typeof matchMedia === 'function'
          ? matchMedia(`(resolution: ${globalThis.devicePixelRatio || 1}dppx)`)
          : null;
      query?.addEventListener('change', follow);
    };
    follow();
    return () => {
      query?.removeEventListener('change', follow);
      zoomed.disconnect();
      document.removeEventListener('fullscreenchange', changed);
      removeEventListener('resize', changed);
    };
  },
);

/**
 * A canvas of this size in CSS pixels, empty and with no state left. Memory of the same size is kept, because handing
 * new memory over to the browser costs more than most pictures.
 * @returns null where there is no drawing.
 */
export function cleared(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  const [across, down] = [width, height].map((extent) => Math.max(1, Math.round(extent * ratio))) as [
    number,
    number,
  ];
  if (context && canvas.width === across && canvas.height === down) context.reset();
  else Object.assign(canvas, { width: across, height: down });
  return context;
}

/** Device pixels per CSS pixel of the page; follows zoom, full screen and a window moved to another screen. */
export function usePixelRatio(): number {
  return useSyncExternalStore(ratio.watch, ratio.read);
}

const styles = new Map<string, Watched<string>>();

function stylesOf(names: string): Watched<string> {
  const known = styles.get(names);
  if (known) return known;
  const made = watched(
    () => {
      const style = getComputedStyle(document.documentElement);
      return names
        .split('\n')
        .map((name) => style.getPropertyValue(name).trim())
        .join('\n');
    },
    (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
      const query = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
      query?.addEventListener('change', changed);
      return () => {
        observer.disconnect();
        query?.removeEventListener('change', changed);
      };
    },
  );
  styles.set(names, made);
  return made;
}

/** Custom properties of the page as they are now, for canvas, which reads no style sheet. Follows the theme. */
export function useStyleValues<Names extends readonly string[]>(
  ...names: Names
): { [N in keyof Names]: string } {
  const { watch, read } = stylesOf(names.join('\n'));
  return useSyncExternalStore(watch, read).split('\n') as { [N in keyof Names]: string };
}
