import { useEffect, useMemo, useState } from 'react';
import { whole } from './pca.ts';

/** Up to so many numbers directions are found before the figure is drawn. */
export const AT_ONCE = 100_000;
/** How long a frame is kept from drawing, in milliseconds. */
const SLICE = 8;

/** What was found, and of what. */
export interface Found<Given, Result> {
  readonly of: Given;
  readonly result: Result;
}

/**
 * Searches in slices between which the page may draw; what was found before stays meanwhile, with what it was found of.
 * Null until the first search is through.
 * @param search the same function every time; each of its steps should take a few milliseconds at most.
 * @param isSmall whether the whole search may be done before the figure is drawn.
 */
export function useSliced<Given, Result>(
  given: Given,
  search: (given: Given) => Generator<undefined, Result>,
  isSmall: boolean,
): Found<Given, Result> | null {
  const small = useMemo(
    () => (isSmall ? { of: given, result: whole(search(given)) } : null),
    [isSmall, given, search],
  );
  const [found, setFound] = useState<Found<Given, Result> | null>(null);
  useEffect(() => {
    if (isSmall) return setFound(null);
    const steps = search(given);
    let timer = 0;
    const work = () => {
      const until = performance.now() + SLICE;
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return setFound({ of: given, result: step.value });
        if (performance.now() >= until) break;
      }
      timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => clearTimeout(timer);
  }, [isSmall, given, search]);
  return small ?? found;
}
