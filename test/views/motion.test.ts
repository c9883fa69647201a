// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { carry, DURATION, placesIn } from '../../src/views/motion.ts';

type Move = { element: Element; frames: Keyframe[]; duration: number };
let moves: Move[] = [];
let reduced = false;

/** Things that are carried, each with its place: a browser would lay them out. */
function page(things: Readonly<Record<string, DOMRect>>): HTMLElement {
  const root = document.createElement('div');
  for (const [key, rect] of Object.entries(things)) {
    const element = document.createElement('div');
    element.dataset.carry = key.replace(/\d$/, '');
    element.getBoundingClientRect = () => rect;
    Object.assign(element, {
      animate: (frames: Keyframe[], { duration }: { duration: number }) => {
        moves.push({ element, frames, duration });
      },
    });
    root.append(element);
  }
  return root;
}

beforeEach(() => {
  moves = [];
  reduced = false;
  vi.spyOn(globalThis, 'matchMedia').mockImplementation(
    (query) => ({ matches: reduced && query.includes('prefers-reduced-motion') }) as MediaQueryList,
  );
});

describe('where things are', () => {
  test('is known by their key', () => {
    const places = placesIn(page({ q: new DOMRect(1, 2, 30, 40) }));
    expect(places.get('q')).toMatchObject({ x: 1, y: 2, width: 30, height: 40 });
  });

  test('is where the figure has them, not the stamp on the map, and nowhere while they are hidden', () => {
    const places = placesIn(
      page({ q1: new DOMRect(0, 0, 9, 9), q2: new DOMRect(50, 0, 90, 90), k: new DOMRect(0, 0, 0, 0) }),
    );
    expect(places.get('q')?.x).toBe(50);
    expect(places.has('k')).toBe(false);
  });
});

describe('the motion from figure to figure', () => {
  const before = new Map([['q', new DOMRect(10, 20, 100, 50)]]);

  test('takes what both have from where it stood, in the size it had', () => {
    carry(page({ q: new DOMRect(110, 20, 200, 100) }), before);
    expect(moves).toHaveLength(1);
    expect(moves[0]?.frames[0]).toMatchObject({ transform: 'translate(-100px, 0px) scale(0.5, 0.5)' });
    expect(moves[0]?.frames.at(-1)).toMatchObject({ transform: 'none' });
  });

  test('lets what is new arise after that', () => {
    carry(page({ k: new DOMRect(0, 0, 10, 10) }), before);
    expect(moves[0]?.frames).toEqual([{ opacity: 0 }, { opacity: 0, offset: 0.4 }, { opacity: 1 }]);
  });

  test('is short', () => {
    carry(page({ q: new DOMRect(0, 0, 10, 10), k: new DOMRect(0, 0, 10, 10) }), before);
    for (const { duration } of moves) {
      expect(duration).toBeGreaterThanOrEqual(200);
      expect(duration).toBeLessThanOrEqual(500);
    }
    expect(DURATION.short).toBeGreaterThanOrEqual(200);
  });

  test('is left out for a reader who wants less of it', () => {
    reduced = true;
    carry(page({ q: new DOMRect(0, 0, 10, 10), k: new DOMRect(0, 0, 10, 10) }), before);
    expect(moves).toEqual([]);
  });

  test('leaves alone what is not seen', () => {
    carry(page({ q: new DOMRect(0, 0, 0, 0) }), before);
    expect(moves).toEqual([]);
  });
});
