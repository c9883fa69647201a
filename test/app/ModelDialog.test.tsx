// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ModelDialog } from '../../app/ModelDialog.tsx';
import { LANGUAGES, type Language } from '../../src/i18n/languages.ts';
import { BOUNDS, multiplyCount, parameterCount } from '../../src/model/config.ts';
import { formatCount } from '../../src/stages/number.ts';
import { modelOf } from '../../src/store/modelIds.ts';
import type { LoadedModel } from '../../src/store/models.ts';
import type { Shared } from '../../src/store/state.ts';
import { until } from '../worker/channel.ts';
import { closeStores, openStore, show } from './realStore.tsx';

afterEach(closeStores);

async function opened(language: Language = 'en', part: Partial<Shared> = {}) {
  const { store } = await openStore(part);
  const onClose = vi.fn();
  const { words, container } = await show(store, <ModelDialog onClose={onClose} />, language);
  const field = (name: keyof typeof words.fields) =>
    screen.getByLabelText<HTMLInputElement>(words.fields[name]);
  return {
    store,
    onClose,
    words,
    field,
    type: (name: keyof typeof words.fields, value: string) =>
      fireEvent.change(field(name), { target: { value } }),
    use: () => screen.getByRole<HTMLButtonElement>('button', { name: words.use }),
    said: () => screen.getByRole('status').textContent,
    send: () => fireEvent.submit(container.querySelector('form') as HTMLFormElement),
  };
}

test('every size and every choice has a field with its name, in every language', async () => {
  for (const language of LANGUAGES) {
    const { field } = await opened(language);
    for (const name of ['width', 'heads', 'hidden', 'layers', 'seed'] as const) {
      expect(field(name).type).toBe('number');
      expect([Number(field(name).min), Number(field(name).max)]).toEqual([...BOUNDS[name]]);
    }
    for (const name of ['activation', 'normOrder', 'position', 'scaleEmbedding'] as const) {
      expect(['SELECT', 'INPUT']).toContain(field(name).tagName);
    }
    document.body.replaceChildren();
  }
});

test('what a model costs is said before it is built', async () => {
  const { store, type, said, words } = await opened();
  const { loaded, custom } = store.getState();
  type('width', '64');
  const config = { ...(loaded as LoadedModel).config, ...custom, width: 64 };
  expect(said()).toContain(words.parameters(formatCount(parameterCount(config))));
  expect(said()).toContain(words.multiplications(formatCount(multiplyCount(config, 13))));
});

describe('a size that cannot be built', () => {
  test.each<['width' | 'heads' | 'hidden' | 'layers', string]>([
    ['width', '4'],
    ['width', '100000'],
    ['heads', '0'],
    ['hidden', '7'],
    ['layers', '13'],
    ['layers', '-1'],
    ['width', ''],
    ['heads', '1.5'],
  ])('is named, and the button is disabled: %s %s', async (name, value) => {
    const { type, said, use, words } = await opened();
    expect(use().disabled).toBe(false);
    type(name, value);
    expect(said()).toContain(words.fields[name]);
    expect(use().disabled).toBe(true);
  });

  test('is named where the heads do not divide the width', async () => {
    const { type, said, use, words } = await opened();
    type('width', '30');
    type('heads', '4');
    expect(said()).toBe(words.problems.headsDoNotDivide(4, 30));
    expect(use().disabled).toBe(true);
    type('heads', '5');
    expect(use().disabled).toBe(false);
  });

  test('is named where all together need too much memory for a long text', async () => {
    const { type, said, use } = await opened('en', { text: 'it was '.repeat(120) });
    type('width', '1024');
    type('hidden', '4096');
    type('layers', '12');
    type('heads', '64');
    expect(said()).toMatch(/\d+ MB.*\d+ MB/);
    expect(use().disabled).toBe(true);
  });

  test('does not come into the page by Enter either', async () => {
    const { type, send, store, onClose } = await opened();
    type('heads', '0');
    send();
    expect(onClose).not.toHaveBeenCalled();
    expect(modelOf(store.getState())).not.toBe('custom');
  });
});

test('a model of one’s own runs', async () => {
  const { type, send, store, onClose } = await opened();
  type('width', '48');
  type('heads', '6');
  type('layers', '1');
  send();
  expect(onClose).toHaveBeenCalledOnce();
  // The run before had tensors of the same names, so the new width is waited for too.
  await until(() => store.getState().run?.config.width === 48);
  await until(() => store.getState().run?.tensors.has('attention.weights@0') === true);
  expect(store.getState().run?.config).toMatchObject({ heads: 6, layers: 1 });
  expect(store.getState().run?.tensors.get('attention.weights@0')?.shape).toEqual([6, 13, 13]);
});
