import { createContext, useContext } from 'react';
import type { StageContext } from './stage.ts';

export const StageContextReact = createContext<StageContext | null>(null);

/** What the open stage draws and may say. Throws outside a StageFrame. */
export function useStage(): StageContext {
  const stage = useContext(StageContextReact);
  if (!stage) throw new Error('no StageFrame above this component');
  return stage;
}
