import { useEffect, useMemo } from 'react';
import { type Ref, refKey, refOf } from '../src/model/tensorNames.ts';
import type { StageId } from '../src/stages/ids.ts';
import { STAGES, stageOf } from '../src/stages/index.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { useSelection } from './useSelection.ts';

/**
 * Asks the worker for what the open stage and, where there is one, the map draw, whenever that changes. Draws nothing: a
 * component of its own, so that a new run does not render the whole frame again.
 */
export function Needs({ map }: { map: boolean }) {
  const { want } = useActions();
  const id = useExplainer((state) => state.stage) as StageId;
  const config = useExplainer((state) => state.run?.config ?? null);
  const run = useExplainer((state) => state.run?.id ?? null);
  const chosen = useSelection();
  const refs = useMemo(() => {
    if (!config) return [];
    const selection = { ...chosen, layer: Math.min(chosen.layer, config.layers - 1) };
    const stamps = map ? STAGES.map((stage) => stage.main(config)).filter((name) => name !== null) : [];
    const all: Ref[] = [
      ...stageOf(id).needs(config, selection),
      ...stamps.map((name) => refOf(name, selection.layer)),
    ];
    return [...new Map(all.map((ref) => [refKey(ref), ref])).values()];
  }, [config, id, chosen, map]);
  // A new run begins with nothing: it is asked again for the same.
  useEffect(() => {
    if (run !== null) want(refs);
  }, [want, refs, run]);
  return null;
}
