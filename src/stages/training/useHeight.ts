import { type RefCallback, useCallback, useState } from 'react';

/**
 * How high an element comes out, which words alone decide: hand the first to the element as its `ref`.
 * @param about until it was measured.
 */
export function useHeight(about: number): readonly [RefCallback<HTMLElement>, number] {
  const [height, setHeight] = useState<number | null>(null);
  const follow = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => setHeight(Math.max(1, element.offsetHeight));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return [follow, height ?? about];
}
