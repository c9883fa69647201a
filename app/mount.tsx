import { createRoot } from 'react-dom/client';
import type { Words } from '../src/i18n/en.ts';
import { ExplainerProvider } from '../src/store/provider.tsx';
import { App } from './App.tsx';
import { Localised } from './Localised.tsx';
import type { Started } from './start.ts';

/** Draws the whole page. */
export function mount({ store, ignored, link }: Started, words: Words): void {
  const root = document.getElementById('root');
  if (!root) return;
  createRoot(root).render(
    <ExplainerProvider store={store}>
      <Localised first={words}>
        <App link={link} linkIgnored={ignored.length > 0} />
      </Localised>
    </ExplainerProvider>,
  );
}
