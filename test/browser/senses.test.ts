import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { words as layers } from '../../src/stages/layers/words.ts';
import { openPage, whenReady } from './chromium.ts';

/** The senses of a word, with the trained model in a real browser. */

const w = layers.en;

/** How many of the rows have a nearest neighbour of the same sense, station by station, as the picture says. */
const sharesOf = (label: string | null) =>
  [...(label ?? '').matchAll(/(\d+)\u202f% have a nearest/g)].map((match) => Number(match[1]));

describe('the senses of a word', () => {
  test('part from layer to layer, and a word is chosen by the keyboard', async () => {
    const { page } = await openPage({ url: '#stage=layers' });
    await whenReady(page);
    await page.getByRole('button', { name: w.bySenses }).press('Enter');
    const figure = page.getByRole('figure', { name: w.senses });
    await figure.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowRight');
    await figure.getByRole('listbox', { name: w.sentences('bank') }).waitFor();
    await expect.poll(() => page.evaluate(() => decodeURIComponent(location.hash))).toContain('word=bank');
    const picture = figure.getByRole('img', { name: /^The rows of “bank”/ });
    const shares = sharesOf(await picture.getAttribute('aria-label'));
    // The two cosines are named, so that nobody reads them as a range.
    expect(await picture.getByText(/^same sense [−\d.]+$/).count()).toBe(4);
    expect(await picture.getByText(/^other sense [−\d.]+$/).count()).toBe(4);
    expect(shares).toHaveLength(4);
    expect(shares.at(-1)).toBeGreaterThan((shares[0] ?? 100) + 20);
    expect(shares.at(-1)).toBeGreaterThan(80);
  });

  test('name the sentence behind a mark, and put it on the page', async () => {
    const { page } = await openPage({ url: '#stage=layers&view=senses&word=bank' });
    await whenReady(page);
    const figure = page.getByRole('figure', { name: w.senses });
    const list = figure.getByRole('listbox');
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const chosen = (await list.getByRole('option', { selected: true }).textContent()) ?? '';
    expect(chosen).toContain('bank');
    await figure.getByText(`river${w.colon}${chosen}`).waitFor();
    await figure.getByRole('button', { name: w.read }).click();
    await expect
      .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
      .toContain(`text=${chosen}`);
    await figure.getByText(w.own).waitFor();
    await figure.getByText(w.onPage).waitFor();
    // Of another sentence of the list it is not said.
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => figure.getByText(w.onPage).count()).toBe(0);
  });

  test('are put on the page from a phone too, and the reader sees that it was done', async () => {
    const { page } = await openPage({
      url: '#stage=layers&view=senses&word=bank',
      width: 390,
      height: 844,
    });
    await whenReady(page);
    const figure = page.getByRole('figure', { name: w.senses });
    const option = figure.getByRole('option').nth(3);
    await option.click();
    expect(await figure.getByText(w.onPage).count()).toBe(0);
    const button = figure.getByRole('button', { name: w.read });
    await button.scrollIntoViewIfNeeded();
    await button.click();
    const done = figure.getByText(w.onPage);
    await done.waitFor();
    const seen = await done.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && element.closest('[aria-live=polite]') !== null;
    });
    expect(seen).toBe(true);
    const text = await option.textContent();
    expect(await page.getByLabel(en.sentence, { exact: true }).inputValue()).toBe(text);
  });

  test.each(['light', 'dark'] as const)('break no rule that axe can test, %s', async (colorScheme) => {
    const { page } = await openPage({ url: `#stage=layers&view=senses&theme=${colorScheme}`, colorScheme });
    await whenReady(page);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const results = await run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')}`),
      );
    });
    expect(violations).toEqual([]);
  });
});
