import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import type { ModelCard } from '../../src/model/card.ts';
import { words as learning } from '../../src/stages/learning/words.ts';
import { MOMENT_WORDS } from '../../src/stages/momentWords.ts';
import { formatCount } from '../../src/stages/number.ts';
import { SHARED_WORDS } from '../../src/stages/sharedWords.ts';
import { openPage, whenReady } from './chromium.ts';

/** Walking back and forth through a training, with the shipped checkpoints. */

const TEXT = 'The animal did not cross the street because it was too [MASK].';
const LEARNING = `#v=1&lang=en&stage=learning&text=${encodeURIComponent(TEXT)}`;

const cardOf = (page: Page): Promise<ModelCard> =>
  page.evaluate(async () => (await fetch('models/pocket-en/card.json')).json());

const slider = (page: Page) => page.getByRole('slider', { name: learning.en.slider });

/** What the figure says of the step, once its weights run. */
async function said(page: Page, step: number): Promise<string> {
  const text = `step ${formatCount(step)}, `;
  await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toContain(text);
  await whenReady(page);
  return (await slider(page).getAttribute('aria-valuetext')) ?? '';
}

/** The likeliest words, as they are drawn, with their shares. */
async function guesses(page: Page): Promise<string[]> {
  const bars = page.getByRole('region', { name: MOMENT_WORDS.en.guess, exact: true }).getByRole('option');
  return bars.allTextContents();
}

const shareOf = (guess: string) => Number(/([\d.]+)\u202f%$/.exec(guess)?.[1]) / 100;

describe('a reader of the training', () => {
  test('goes from noise to sense with the arrow keys, and the guess goes along', async () => {
    const { page } = await openPage({ url: LEARNING });
    await whenReady(page);
    const { checkpoints } = await cardOf(page);
    const steps = checkpoints.map(({ step }) => step);
    const finished = await guesses(page);
    await slider(page).focus();
    await page.keyboard.press('Home');
    const losses: number[] = [];
    for (const [n, step] of steps.entries()) {
      const text = await said(page, step);
      losses.push(Number(/loss ([\d.]+)/.exec(text)?.[1]));
      const drawn = await guesses(page);
      if (n === 0) {
        // Noise holds no word likely: none of the vocabulary has more than a few in a hundred.
        expect(shareOf(drawn[0] ?? '')).toBeLessThan(0.1);
        expect(drawn).not.toEqual(finished);
      }
      if (n === steps.length - 1) expect(drawn).toEqual(finished);
      await page.keyboard.press('ArrowRight');
    }
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(shareOf(finished[0] ?? '')).toBeGreaterThan(0.1);
    // The link is written a moment later.
    await page.waitForFunction(() => !location.hash.includes('checkpoint='));
  }, 180_000);

  test('sees the same weights in every stage, takes them along in the link, and goes back to the finished ones', async () => {
    const { page, context } = await openPage({ url: LEARNING });
    await whenReady(page);
    const { checkpoints, training } = await cardOf(page);
    const step = checkpoints.at(-3)?.step ?? 0;
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await said(page, step);
    const there = await guesses(page);
    await page.getByRole('button', { name: new RegExp(`^${MOMENT_WORDS.en.guess}\\.`) }).click();
    await page.locator(`main [data-stage='output']`).waitFor();
    await whenReady(page);
    const chip = page.getByRole('group', { name: en.weights.label });
    const steps = formatCount(training.steps);
    await chip.getByText(en.weights.of(formatCount(step), steps)).waitFor();
    await page.waitForFunction((n) => location.hash.includes(`checkpoint=${n}`), step);

    // Another tab begins with the same weights.
    const other = await context.newPage();
    await other.goto(page.url().replace('stage=output', 'stage=learning'));
    await said(other, step);
    expect(await guesses(other)).toEqual(there);
    await other.close();

    await chip.getByRole('button', { name: en.weights.next }).click();
    await chip.getByText(en.weights.of(formatCount(checkpoints.at(-2)?.step ?? 0), steps)).waitFor();
    await chip.getByRole('button', { name: en.weights.finished }).click();
    await chip.waitFor({ state: 'detached' });
    await page.waitForFunction(() => !location.hash.includes('checkpoint='));
    await page.goBack();
    await page.locator(`main [data-stage='learning']`).waitFor();
    await said(page, training.steps);
  }, 180_000);

  test('keeps the finished weights where others cannot be fetched, is told so, and can try again', async () => {
    const { page } = await openPage({ url: LEARNING, tolerates: /checkpoints|Failed to load resource/ });
    await whenReady(page);
    const finished = await guesses(page);
    await page.route('**/checkpoints/**', (route) => route.abort());
    await slider(page).focus();
    await page.keyboard.press('Home');
    await page.getByText(en.weights.problems.unreachable('0')).waitFor();
    await whenReady(page);
    expect(await guesses(page)).toEqual(finished);
    await page.unroute('**/checkpoints/**');
    await page.getByRole('button', { name: en.retry }).click();
    await said(page, 0);
    expect(await page.getByText(en.weights.problems.unreachable('0')).count()).toBe(0);
    expect(await guesses(page)).not.toEqual(finished);
  });

  test('keeps the weights that run where those of a step came damaged, is told so, and can try again', async () => {
    const { page } = await openPage({ url: LEARNING, tolerates: /checkpoints/ });
    await whenReady(page);
    const { checkpoints } = await cardOf(page);
    const [first, before] = [checkpoints[0], checkpoints.at(-2)];
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await said(page, before?.step ?? 0);
    const kept = await guesses(page);
    const damaged = `**/${first?.file}`;
    // Cut off on the way, as a server or a disk may do.
    await page.route(damaged, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
    });
    await page.keyboard.press('Home');
    const notice = page.getByText(en.weights.problems.broken('0'));
    await notice.waitFor();
    await whenReady(page);
    await said(page, before?.step ?? 0);
    expect(await guesses(page)).toEqual(kept);
    // Still damaged: it is said again, and nothing is lost.
    await page.getByRole('button', { name: en.retry }).click();
    await notice.waitFor();
    expect(await guesses(page)).toEqual(kept);
    await page.unroute(damaged);
    await page.getByRole('button', { name: en.retry }).click();
    await said(page, 0);
    expect(await notice.count()).toBe(0);
    expect(await guesses(page)).not.toEqual(kept);
  }, 60_000);

  test('is told where the notes of the training cannot be had, and has them once they can', async () => {
    const { page } = await openPage({ tolerates: /card|Failed to load resource/ });
    await page.route('**/card.json', (route) => route.abort());
    await page.goto('about:blank');
    await page.goto(LEARNING);
    await whenReady(page);
    await page.getByText(learning.en.noCard).waitFor();
    expect(await slider(page).count()).toBe(0);
    await page.unroute('**/card.json');
    await page.getByRole('button', { name: learning.en.retry }).click();
    await slider(page).waitFor();
    expect(await page.getByText(learning.en.noCard).count()).toBe(0);
  }, 60_000);

  test('is led to a trained model where an untrained one is open', async () => {
    const { page } = await openPage({ url: '#v=1&lang=en&model=pocket&stage=learning' });
    await whenReady(page);
    await page.getByRole('button', { name: learning.en.openTrained }).click();
    await slider(page).waitFor();
  });

  test('starts one of two players: the way through the training, or the way through the stages', async () => {
    const { page } = await openPage({ url: LEARNING });
    await whenReady(page);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button(learning.en.play).click();
    await button(learning.en.pause).waitFor();
    await button(en.play).click();
    await button(en.pause).waitFor();
    expect(await button(learning.en.pause).count()).toBe(0);
    await button(learning.en.play).click();
    await button(learning.en.pause).waitFor();
    expect(await button(en.pause).count()).toBe(0);
    // What plays goes on: the stage stays, the step does not.
    const next = formatCount((await cardOf(page)).checkpoints[1]?.step ?? 0);
    await expect
      .poll(() => slider(page).getAttribute('aria-valuetext'), { timeout: 30_000 })
      .toContain(`step ${next}, `);
    await page.getByRole('button', { name: new RegExp(`^${MOMENT_WORDS.en.guess}\\.`) }).click();
    await page.locator(`main [data-stage='output']`).waitFor();
    await page.goBack();
    await button(learning.en.play).waitFor();
  });

  test('is told at step 0 that the weights are as the seed drew them, and at the end that they are learned', async () => {
    const { page } = await openPage({ url: '#stage=scores&checkpoint=0&cell=attention.q.weight:1,1' });
    await whenReady(page);
    await page.getByText('The weights are random and untrained').waitFor();
    await page.getByRole('tab', { name: en.arithmetic }).click();
    const sum = page.getByRole('tabpanel', { name: en.arithmetic });
    await sum.getByText(/^An untrained weight: drawn .* from seed 1/).waitFor();
    await page.getByRole('button', { name: en.weights.finished }).click();
    await sum.getByText(SHARED_WORDS.en.learned).waitFor();
    await page.getByRole('tab', { name: en.read }).click();
    await page.getByText('The weights are learned: a high score').waitFor();
  });
});
