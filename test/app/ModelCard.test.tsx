// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { ModelCard } from '../../app/ModelCard.tsx';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { percent } from '../../src/i18n/percent.ts';
import { PHENOMENON_WORDS } from '../../src/i18n/phenomena.ts';
import type { ModelCard as Card } from '../../src/model/card.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(() => {
  cleanup();
  closeStores();
});

const CARDS = ['pocket-en', 'pocket-zh'].map(
  (name) =>
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../public/models/${name}/card.json`), 'utf8'),
    ) as Card,
);

test.each(LANGUAGES)('the card says in %s what was measured of each kind of probe', async (language) => {
  const { store } = await openStore({ language });
  for (const card of CARDS) {
    await show(store, <ModelCard card={card} />, language);
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(card.probes.length);
    for (const [n, { phenomenon, accuracy, best, unigram, bigram }] of card.probes.entries()) {
      const name = PHENOMENON_WORDS[language][phenomenon];
      expect(name, phenomenon).toBeTruthy();
      const cells = [...(rows[n] as HTMLElement).children].map((cell) => cell.textContent);
      expect(cells[0]).toBe(name);
      expect(cells.slice(2, 6)).toEqual(
        [accuracy, best, unigram, bigram].map((share) => percent(share, language, 1)),
      );
    }
    cleanup();
  }
});

test.each(CARDS)(
  'the card of $model shows where it fails, the word hidden and both answers said',
  async (card) => {
    const { store } = await openStore();
    await show(store, <ModelCard card={card} />);
    const shown = card.weaknesses.filter(({ examples }) => examples.length > 0);
    const items = screen.queryAllByRole('listitem');
    expect(items).toHaveLength(shown.length);
    for (const [n, { examples }] of shown.entries()) {
      const [example] = examples;
      const text = items[n]?.textContent ?? '';
      for (const said of ['▁▁', example?.right, example?.guessed]) expect(text).toContain(said);
      const beside = card.language === 'en' ? ' ' : '';
      expect(text.startsWith(example?.words.with(example.blank, '▁▁').join(beside) ?? '?')).toBe(true);
    }
  },
);
