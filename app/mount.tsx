import { createRoot } from 'react-dom/client';
import type { Words } from '../src/i18n/en.ts';
import type { StageId } from '../src/stages/ids.ts';
import { View as Overview } from '../src/stages/overview/View.tsx';
import { ExplainerProvider } from '../src/store/provider.tsx';
import { App } from './App.tsx';
import { Localised } from './Localised.tsx';
import type { Started } from './start.ts';
import { fetchFigure, keepFigure } from './useFigure.ts';

/** Draws the whole page. */
export function mount({ store, ignored, link }: Started, words: Words): void {
  const root = document.getElementById('root');
  if (!root) return;
  // A figure that is here before the first run is drawn together with it: the overview, and what a link names.
  keepFigure('overview', Overview);
  fetchFigure(store.getState().stage as StageId).catch(() => undefined);
  createRoot(root).render(
    <ExplainerProvider store={store}>
      <Localised first={words}>
        <App link={link} linkIgnored={ignored.length > 0} />
      </Localised>
    </ExplainerProvider>,
  );
}
