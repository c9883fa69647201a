import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { ExplainerActions, ExplainerStore } from './explainer.ts';
import type { ExplainerState } from './state.ts';

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
