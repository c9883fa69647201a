import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { words } from '../../src/stages/training/words.ts';
import { openPage, whenReady } from './chromium.ts';

/** Training in a real worker of a real browser, on the grammar and the model that are shipped. */

const w = words.en;
const stepsDone = async (page: Page): Promise<number> =>
  Number(await page.locator('p[data-step]').getAttribute('data-step'));
const status = (page: Page) => page.locator('p[data-step]').getAttribute('data-status');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const PATIENCE = { timeout: 120_000 };

async function open(extra = '') {
  const opened = await openPage({ url: `#stage=training&blank=8&batch=8${extra}` });
  await whenReady(opened.page);
  return opened;
}

/** The losses of the first steps, as the curve says them to those who read it by keys. */
async function firstLosses(page: Page, count: number): Promise<string[]> {
  const curve = page.getByRole('slider', { name: w.curve });
  const losses: string[] = [];
  await curve.press('Home');
  for (let n = 0; n < count; n++) {
    const text = (await curve.getAttribute('aria-valuetext')) ?? '';
    losses.push(/loss ([\d.]+)/.exec(text)?.[1] ?? text);
    await curve.press('ArrowRight');
  }
  return losses;
}

describe('a training', () => {
  test('goes twenty steps, pauses, rewinds, and its curve starts again at the same values', async () => {
    const { page } = await open();
    const losses: string[][] = [];
    for (let take = 0; take < 2; take++) {
      await press(page, w.run);
      await expect.poll(() => stepsDone(page), PATIENCE).toBeGreaterThanOrEqual(20);
      await press(page, w.pause);
      await expect.poll(() => status(page), PATIENCE).toBe('paused');
      losses.push(await firstLosses(page, 20));
      await press(page, w.rewind);
      await expect.poll(() => stepsDone(page), PATIENCE).toBe(0);
    }
    expect(losses[0]).toHaveLength(20);
    expect(new Set(losses[0]).size).toBeGreaterThan(10);
    expect(losses[1]).toEqual(losses[0]);
  }, 300_000);

  test('leaves the page free: typing and walking work while it goes on, with the weights it has come to', async () => {
    const { page } = await open();
    await page.getByRole('checkbox', { name: w.goOn }).check();
    await press(page, w.run);
    await expect.poll(() => stepsDone(page), PATIENCE).toBeGreaterThan(0);
    await page.getByRole('button', { name: `${en.back}: Learning` }).click();
    await page.keyboard.press('ArrowLeft');
    await page.locator("[data-stage='output'] h1").waitFor();
    const chip = page.getByRole('group', { name: en.weights.label });
    await expect.poll(() => chip.textContent(), PATIENCE).toMatch(/Weights trained here, step \d+/);
    await page.getByLabel(en.sentence, { exact: true }).fill('The bank lent money');
    await expect
      .poll(() => page.evaluate(() => decodeURIComponent(location.hash)), PATIENCE)
      .toContain('text=The bank lent money');
    await page.getByRole('heading', { name: /place/ }).first().waitFor();
    const shown = () => chip.getAttribute('data-shown').then(Number);
    const before = await shown();
    await expect.poll(shown, PATIENCE).toBeGreaterThan(before);
    await chip.getByRole('button', { name: en.weights.pause }).click();
    await chip.getByRole('button', { name: en.weights.shipped }).click();
    await expect.poll(() => chip.count(), PATIENCE).toBe(0);
  }, 300_000);

  test('pauses when the reader walks away, and says where it stands when they come back', async () => {
    const { page } = await open();
    await press(page, w.run);
    await expect.poll(() => stepsDone(page), PATIENCE).toBeGreaterThan(1);
    await page.keyboard.press('ArrowLeft');
    const chip = page.getByRole('group', { name: en.weights.label });
    await chip.getByRole('button', { name: en.weights.goOn }).waitFor();
    await chip.getByRole('button', { name: en.weights.toTraining }).click();
    await expect.poll(() => status(page)).toBe('paused');
    const step = await stepsDone(page);
    await press(page, w.step);
    await expect.poll(() => stepsDone(page), PATIENCE).toBe(step + 1);
  }, 300_000);

  test('is handed over as a file of its step', async () => {
    const { page } = await open();
    await press(page, w.step);
    await expect.poll(() => status(page), PATIENCE).toBe('paused');
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, w.download)]);
    expect(file.suggestedFilename()).toBe('pocket-en-step-1.safetensors');
  }, 300_000);

  test('says that it ran away, begins again at the usual rate, which the link need not name, and learns', async () => {
    const { page } = await open('&rate=1');
    await press(page, w.run);
    await expect.poll(() => status(page), { timeout: 240_000 }).toBe('diverged');
    await press(page, w.lower('0.002'));
    await expect.poll(() => stepsDone(page), PATIENCE).toBe(0);
    await expect.poll(() => page.evaluate(() => location.hash)).not.toContain('rate=');
    expect(await page.getByText(/^It ran away/).count()).toBe(0);
    await press(page, w.run);
    await expect.poll(() => stepsDone(page), PATIENCE).toBeGreaterThanOrEqual(5);
    expect(await status(page)).toBe('running');
    await press(page, w.pause);
    await expect.poll(() => status(page), PATIENCE).toBe('paused');
    // What a rate of 1 had broken is gone: at first nobody is much worse than guessing evenly.
    for (const loss of await firstLosses(page, 5)) expect(Number(loss)).toBeLessThan(8.5);
  }, 400_000);
});
