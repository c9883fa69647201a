import './page.css';
import { createRoot } from 'react-dom/client';
import { firstWords } from '../src/i18n/words.tsx';
import { ExplainerProvider } from '../src/store/provider.tsx';
import { App } from './App.tsx';
import { Localised } from './Localised.tsx';
import { start } from './start.ts';

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // Once the page stands, so that keeping it for later costs the first view nothing. Where it is denied the page works all the same.
  addEventListener('load', () => navigator.serviceWorker.register('./sw.js').catch(() => undefined));
}

const { store, ignored, link } = start();
const words = await firstWords(store.getState().language);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ExplainerProvider store={store}>
      <Localised first={words}>
        <App link={link} linkIgnored={ignored.length > 0} />
      </Localised>
    </ExplainerProvider>,
  );
}
