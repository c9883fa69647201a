import './ahead.ts';
import './page.css';
import { createRoot } from 'react-dom/client';
import { firstWords } from '../src/i18n/loadWords.ts';
import { ExplainerProvider } from '../src/store/provider.tsx';
import { EmbeddedStage } from './EmbeddedStage.tsx';
import { firstPainted } from './firstPainted.ts';
import { isKept, loadFonts } from './fonts.ts';
import { Localised } from './Localised.tsx';
import { start } from './start.ts';

const { store } = start();
const words = await firstWords(store.getState().language);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ExplainerProvider store={store}>
      <Localised first={words}>
        <EmbeddedStage />
      </Localised>
    </ExplainerProvider>,
  );
}

// Whoever reads an embed came for the page around it: its fonts come last.
if (isKept()) loadFonts();
else firstPainted(store).then(loadFonts);
