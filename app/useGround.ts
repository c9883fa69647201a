import { useEffect, useSyncExternalStore } from 'react';
import { useExplainer } from '../src/store/provider.tsx';

const DARK = '(prefers-color-scheme: dark)';

function watchSystem(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The ground the page is drawn on: the reader's choice, else the system's. Sets it on the document. */
export function useGround(): 'light' | 'dark' {
  const theme = useExplainer((state) => state.theme);
  const system = useSyncExternalStore(watchSystem, () => (matchMedia(DARK).matches ? 'dark' : 'light'));
  const ground = theme === 'system' ? system : theme;
  useEffect(() => {
    document.documentElement.dataset.theme = ground;
  }, [ground]);
  return ground;
}
