/** Keeps account of the memory that runs came in, and says when the worker may have it back. */
export interface Lending {
  /** Memory of a run has come. */
  lend(run: number, buffers: readonly ArrayBuffer[]): void;
  /** Somebody draws this run, newest or not, until the returned function is called. */
  hold(run: number): () => void;
  /** A newer run begins: older ones go back as soon as nobody draws them. */
  begin(run: number): void;
}

/**
 * @param giveBack takes memory that nobody reads any more.
 * @param nextFrame calls back before the next paint.
 */
export function createLending(
  giveBack: (buffers: readonly ArrayBuffer[]) => void,
  nextFrame: (callback: () => void) => void,
): Lending {
  const lent = new Map<number, ArrayBuffer[]>();
  const holders = new Map<number, number>();
  let newest = 0;
  let settling = false;

  const settle = () => {
    settling = false;
    for (const [run, buffers] of lent) {
      if (run === newest || holders.has(run)) continue;
      lent.delete(run);
      giveBack(buffers);
    }
  };
  /** Not before what replaces the run has been drawn and painted: effects run late, and read what they were given. */
  const settleSoon = () => {
    if (settling) return;
    settling = true;
    nextFrame(() => nextFrame(settle));
  };

  return {
    lend(run, buffers) {
      const before = lent.get(run);
      if (before) before.push(...buffers);
      else lent.set(run, [...buffers]);
    },
    hold(run) {
      holders.set(run, (holders.get(run) ?? 0) + 1);
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        const left = (holders.get(run) ?? 1) - 1;
        if (left > 0) holders.set(run, left);
        else holders.delete(run);
        settleSoon();
      };
    },
    begin(run) {
      newest = run;
      settleSoon();
    },
  };
}
