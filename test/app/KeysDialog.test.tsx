// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { KeysDialog } from '../../app/KeysDialog.tsx';
import { KEYS } from '../../app/keys.ts';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(closeStores);

test.each(LANGUAGES)('the sheet names every key of the page and what it does, in %s', async (language) => {
  const { store } = await openStore();
  const { words, container } = await show(store, <KeysDialog onClose={() => {}} />, language);
  const rows = [...container.querySelectorAll('dl > div')].map((row) => ({
    keys: [...row.querySelectorAll('kbd')].map((key) => key.textContent),
    does: row.querySelector('dd')?.textContent,
  }));
  expect(rows).toEqual(KEYS.map(({ keys, action }) => ({ keys: [...keys], does: words.keyNames[action] })));
  expect(new Set(KEYS.map(({ action }) => action)).size).toBe(Object.keys(words.keyNames).length);
  expect(container.querySelector('dialog')?.getAttribute('aria-label')).toBe(words.keys);
});

test('the sheet is open, and its cross closes it', async () => {
  const { store } = await openStore();
  const onClose = vi.fn();
  const { words, container } = await show(store, <KeysDialog onClose={onClose} />);
  expect(container.querySelector('dialog')?.open).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: words.close }));
  expect(onClose).toHaveBeenCalledOnce();
});
