import { useEffect } from 'react';
import { toggled } from '../src/model/blanks.ts';
import { STAGE_IDS, type StageId } from '../src/stages/ids.ts';
import { useActions, useExplainerStore } from '../src/store/provider.tsx';
import { type Action, actionOf } from './keys.ts';

/** What a key does on this page beyond walking and choosing; what is left out does nothing there. */
export type OwnKeys = Partial<Record<'edit' | 'sheet', () => void>>;

/**
 * The keys of page and embed alike.
 * @param own must stay the same object from one drawing to the next.
 */
export function useKeys(own: OwnKeys): void {
  const store = useExplainerStore();
  const { share, choose, pause } = useActions();
  useEffect(() => {
    const step = (by: number) => {
      const next = STAGE_IDS[STAGE_IDS.indexOf(store.getState().stage as StageId) + by];
      if (next) share({ stage: next });
    };
    const move = (field: 'token' | 'head' | 'layer', by: number) =>
      share({ [field]: Math.max(0, store.getState()[field] + by) });
    const acts: Partial<Record<Action, () => void>> = {
      next: () => step(1),
      back: () => step(-1),
      tokenUp: () => move('token', -1),
      tokenDown: () => move('token', 1),
      headPrevious: () => move('head', -1),
      headNext: () => move('head', 1),
      layerPrevious: () => move('layer', -1),
      layerNext: () => move('layer', 1),
      cover: () => {
        const { token, tokens, blanks, loaded } = store.getState();
        if (!loaded?.config.tied) return;
        const { vocabulary } = loaded.tokenizer;
        share({ blanks: toggled(blanks, token, { tokens, vocabulary }) });
      },
      close: () => choose(null),
      ...own,
    };
    const press = (event: KeyboardEvent) => {
      const action = actionOf(event);
      const act = action && acts[action];
      if (!act) return;
      event.preventDefault();
      pause('stages');
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [store, share, choose, pause, own]);
}
