import { useEffect, useMemo, useState } from 'react';
import { type Projection, principal, principalSteps } from '../pca.ts';

/** Up to so many numbers the directions are found before the figure is drawn. */
const AT_ONCE = 400_000;
/** How long a frame is kept from drawing, in milliseconds. */
const SLICE = 8;

/** The rows along the two directions in which they differ most; of very many rows null until it is found, a slice of each frame. */
export function useProjection(rows: readonly ArrayLike<number>[]): Projection | null {
  const isSmall = rows.length * (rows[0]?.length ?? 0) <= AT_ONCE;
  const small = useMemo(() => (isSmall ? principal(rows) : null), [isSmall, rows]);
  const [found, setFound] = useState<{ rows: typeof rows; projection: Projection } | null>(null);
  useEffect(() => {
    if (isSmall) return;
    const steps = principalSteps(rows);
    let timer = 0;
    const work = () => {
      const until = performance.now() + SLICE;
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) return setFound({ rows, projection: step.value });
        if (performance.now() > until) break;
      }
      timer = window.setTimeout(work);
    };
    timer = window.setTimeout(work);
    return () => clearTimeout(timer);
  }, [isSmall, rows]);
  return small ?? (found?.rows === rows ? found.projection : null);
}
