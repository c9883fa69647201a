// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AboutDialog } from '../../app/AboutDialog.tsx';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(closeStores);

test.each(LANGUAGES)('about says in %s what computed the last run', async (language) => {
  const { store } = await openStore();
  const { words } = await show(store, <AboutDialog onClose={() => undefined} />, language);
  // In these tests the session is given no engine.
  expect(store.getState().run?.kernel).toBe('typescript');
  expect(screen.getByText(words.computedBy.typescript)).toBeTruthy();
  expect(new Set(Object.values(words.computedBy)).size).toBe(3);
});
