/** Durations in milliseconds; every movement on the page takes one of these. */
export const DURATION = { short: 200, carry: 420 } as const;
export const EASE = 'cubic-bezier(0.3, 0, 0.1, 1)';

export function motionReduced(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Calls `draw` with 0 … 1 from frame to frame, slowly at both ends; with 1 at once for a reader who wants less motion.
 * The returned function stops it where it is.
 */
export function glide(draw: (part: number) => void): () => void {
  if (motionReduced()) {
    draw(1);
    return () => undefined;
  }
  const began = performance.now();
  const step = (now: number) => {
    const t = Math.max(0, Math.min(1, (now - began) / DURATION.carry));
    draw(t * t * (3 - 2 * t));
    if (t < 1) frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

/** What the eye can follow from one figure to the next. */
const CARRIED = '[data-carry]';

export type Places = ReadonlyMap<string, DOMRect>;

/** Where every carried thing is seen now, mid-flight included; so a movement can be interrupted and turned round. */
export function placesIn(root: Element): Places {
  const places = new Map<string, DOMRect>();
  for (const element of root.querySelectorAll<HTMLElement>(CARRIED)) {
    const rect = element.getBoundingClientRect();
    const key = element.dataset.carry as string;
    if (rect.width > 0) places.set(key, rect);
  }
  return places;
}

/**
 * Lets everything that stood in `before` slide and resize from there to where it stands now;
 * what is new arises once the rest is on its way.
 */
export function carry(root: Element, before: Places): void {
  if (motionReduced()) return;
  for (const element of root.querySelectorAll<HTMLElement>(CARRIED)) {
    const from = before.get(element.dataset.carry as string);
    const to = element.getBoundingClientRect();
    if (to.width === 0 || typeof element.animate !== 'function') continue;
    if (!from) {
      element.animate([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }], {
        duration: DURATION.carry,
        easing: EASE,
      });
      continue;
    }
    // Places are measured on the screen, movements in the element's own pixels: under zoom these differ.
    const zoom = element.currentCSSZoom || 1;
    const move = `translate(${(from.left - to.left) / zoom}px, ${(from.top - to.top) / zoom}px)`;
    const size = `scale(${from.width / to.width}, ${from.height / to.height})`;
    // Words would be stretched in flight: they arise when the picture has come.
    for (const words of element.querySelectorAll('[data-still]')) {
      words.animate([{ opacity: 0 }, { opacity: 0, offset: 0.6 }, { opacity: 1 }], DURATION.carry);
    }
    element.animate(
      [
        { transformOrigin: '0 0', transform: `${move} ${size}` },
        { transformOrigin: '0 0', transform: 'none' },
      ],
      { duration: DURATION.carry, easing: EASE },
    );
  }
}
