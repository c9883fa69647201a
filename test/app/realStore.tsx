import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { defaults } from '../../app/url.ts';
import type { Language } from '../../src/i18n/languages.ts';
import { loadWords } from '../../src/i18n/loadWords.ts';
import { WordsContext } from '../../src/i18n/words.tsx';
import { createExplainer, type ExplainerStore } from '../../src/store/explainer.ts';
import { ExplainerProvider } from '../../src/store/provider.tsx';
import type { Shared } from '../../src/store/state.ts';
import { connect, type Line, until } from '../worker/channel.ts';
import { connectTrainer } from '../worker/trainingLine.ts';

/** A page's store with its worker, on the shipped models, for the pieces of the frame. */

export interface Opened {
  readonly store: ExplainerStore;
  readonly lines: readonly Line[];
}

const open: ExplainerStore[] = [];

/** Files of public/ by their address, as any static server gives them; null is a server that cannot be reached. */
export async function openStore(part: Partial<Shared> = {}, answer?: () => Response | null): Promise<Opened> {
  vi.stubGlobal('fetch', async (url: URL | string) => {
    if (!answer)
      return new Response(await readFile(join(import.meta.dirname, '../../public', new URL(url).pathname)));
    const response = answer();
    if (response) return response;
    throw new TypeError('no network');
  });
  const lines: Line[] = [];
  const store = createExplainer(
    { ...defaults('en', 'system'), model: 'pocket', ...part },
    {
      startWorker: () => {
        const line = connect();
        lines.push(line);
        return line.worker;
      },
      startTrainer: () => connectTrainer().worker,
      nextFrame: (callback) => void setImmediate(callback),
      base: 'http://localhost/',
    },
  );
  open.push(store);
  const settled = () => store.getState().problem !== null || store.getState().run?.milliseconds != null;
  await until(settled);
  return { store, lines };
}

export function closeStores(): void {
  for (const store of open.splice(0)) store.actions.dispose();
  vi.unstubAllGlobals();
}

/** A piece of the frame on this store, in this language. */
export async function show(store: ExplainerStore, piece: ReactNode, language: Language = 'en') {
  const words = await loadWords(language);
  const view = await act(async () =>
    render(
      <WordsContext value={words}>
        <ExplainerProvider store={store}>{piece}</ExplainerProvider>
      </WordsContext>,
    ),
  );
  return { ...view, words };
}
