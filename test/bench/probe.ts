/** What the page is asked while it is measured; lives in the page, so that nothing is polled from outside. */
export interface Probe {
  /** When the first figure was painted, in milliseconds since the navigation began. */
  readonly first: Promise<number>;
  /**
   * Times the next key: `painted` becomes the milliseconds from its press until what it asked for is painted, a new
   * sentence through the whole encoder or another stage. Painted: the figure says that it is drawn, and two frames
   * have begun since.
   */
  arm(kind: 'edit' | 'step'): void;
  painted: Promise<number>;
  /** Notes the time between frames, in milliseconds, until it is called again, which gives them. */
  frames(): number[];
}

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Runs in the page before any of its scripts; must not close over anything of this module. */
export function installProbe(): void {
  const ready = () => document.documentElement.dataset.ready === 'true';
  const afterNextFrame = (then: (at: number) => void) =>
    requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
  const observe = (seen: (records: readonly MutationRecord[], observer: MutationObserver) => void) =>
    new MutationObserver(seen).observe(document, {
      subtree: true,
      attributes: true,
      attributeFilter: ['data-ready', 'data-stage'],
    });

  const first = new Promise<number>((resolve) => {
    observe((_, observer) => {
      if (!ready()) return;
      observer.disconnect();
      afterNextFrame((at) => {
        performance.mark('first-painted');
        resolve(at);
      });
    });
  });

  const timed = (kind: 'edit' | 'step') =>
    new Promise<number>((resolve) => {
      const attribute = kind === 'edit' ? 'data-ready' : 'data-stage';
      const begin = ({ timeStamp }: KeyboardEvent) => {
        let changed = false;
        observe((records, observer) => {
          changed ||= records.some(({ attributeName }) => attributeName === attribute);
          if (!changed || !ready()) return;
          observer.disconnect();
          afterNextFrame((end) => {
            performance.measure(`${kind}-painted`, { start: timeStamp, end });
            // A trace has it; in the page it would count as memory of the page.
            performance.clearMeasures();
            resolve(end - timeStamp);
          });
        });
      };
      addEventListener('keydown', begin, { capture: true, once: true });
    });

  let gaps: number[] | null = null;
  const watch = () => {
    let before: number | null = null;
    const mine: number[] = [];
    gaps = mine;
    const note = () => {
      if (gaps !== mine) return;
      const now = performance.now();
      if (before !== null) mine.push(now - before);
      before = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  };

  window.probe = {
    first,
    painted: Promise.resolve(Number.NaN),
    arm(kind) {
      window.probe.painted = timed(kind);
    },
    frames() {
      const seen = gaps;
      if (seen) gaps = null;
      else watch();
      return seen ?? [];
    },
  };
}
