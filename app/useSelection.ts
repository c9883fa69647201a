import { useMemo } from 'react';
import type { Selection } from '../src/stages/stage.ts';
import { useExplainer } from '../src/store/provider.tsx';

/** What the reader looks at, without the cell whose sum is open: choosing one changes no tensor and no chapter. */
export function useSelection(): Selection {
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const token = useExplainer((state) => state.token);
  const place = useExplainer((state) => state.place);
  const view = useExplainer((state) => state.view);
  const word = useExplainer((state) => state.word);
  return useMemo(
    () => ({ layer, head, token, place, view, word, pick: null }),
    [layer, head, token, place, view, word],
  );
}
