import { type ComponentType, useEffect, useState } from 'react';
import type { StageId } from '../src/stages/ids.ts';
import { STAGES, stageOf } from '../src/stages/index.ts';

const figures = new Map<StageId, ComponentType>();

/** Takes a figure that is here already, so that nothing is drawn without it first. */
export function keepFigure(id: StageId, figure: ComponentType): void {
  figures.set(id, figure);
}

/** Fetches a stage's figure, once; whoever knows early which will be wanted asks for it before it is drawn. */
export async function fetchFigure(id: StageId): Promise<void> {
  if (!figures.has(id)) figures.set(id, (await stageOf(id).load()).View);
}

/** A stage's figure: at once where it was fetched before, else null until it has come. */
export function useFigure(id: StageId): ComponentType | null {
  const [, setFetched] = useState(0);
  const figure = figures.get(id) ?? null;
  useEffect(() => {
    if (figure) return;
    let wanted = true;
    fetchFigure(id).then(
      () => wanted && setFetched((n) => n + 1),
      // Offline before the figure was ever fetched: the reader sees that it is still awaited.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [id, figure]);
  return figure;
}

/** Fetches all other figures once the first one stands, so that a step never waits. */
export function useFiguresAhead(ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const fetchAll = () => {
      for (const { id } of STAGES) fetchFigure(id).catch(() => undefined);
    };
    // Where the browser does not say when it is idle, the first picture is given a moment.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(fetchAll, 200);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(fetchAll);
    return () => cancelIdleCallback(handle);
  }, [ready]);
}
