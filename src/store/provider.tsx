import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { ExplainerActions, ExplainerStore } from './explainer.ts';
import type { ExplainerState, Run } from './state.ts';

const StoreContext = createContext<ExplainerStore | null>(null);

export function ExplainerProvider({ store, children }: { store: ExplainerStore; children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The store of this mount. Throws outside an ExplainerProvider. */
export function useExplainerStore(): ExplainerStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('no ExplainerProvider above this component');
  return store;
}

/** A part of the state; the component renders again when that part changes. */
export function useExplainer<Part>(selector: (state: ExplainerState) => Part): Part {
  return useStore(useExplainerStore(), selector);
}

export function useActions(): ExplainerActions {
  return useExplainerStore().actions;
}

/** Keeps the numbers of a run readable for as long as this component draws it, also when a newer run has begun. */
export function useHeld(run: Run | null): void {
  const { hold } = useActions();
  const id = run?.id;
  useLayoutEffect(() => (id === undefined ? undefined : hold(id)), [hold, id]);
}
