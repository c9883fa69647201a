import { describe, expect, test } from 'vitest';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { openPage, whenReady } from './chromium.ts';

/** What only a browser knows of the figures: their style, how they scroll, what a pointer meets. */

describe('a figure', () => {
  test.each(STAGE_IDS)(
    'of %s draws lines as lines: nothing has the fill of a shape without a style',
    async (id) => {
      const { page } = await openPage({ url: `#stage=${id}`, width: 1440, height: 900 });
      await whenReady(page);
      const blots = await page.evaluate(() =>
        [...document.querySelectorAll('main :is(path, rect, circle)')]
          // A straight line encloses nothing, so its fill is not seen.
          .filter((shape) => shape.localName !== 'path' || /[acqz]/i.test(shape.getAttribute('d') ?? ''))
          .filter((shape) => getComputedStyle(shape).fill === 'rgb(0, 0, 0)')
          .map((shape) => shape.outerHTML.slice(0, 200)),
      );
      expect(blots).toEqual([]);
    },
  );

  test.each([
    ['a phone', 390, 844],
    ['a tablet', 900, 900],
  ])('lets the page scroll under the wheel on %s', async (_, width, height) => {
    const { page } = await openPage({ url: '#stage=scores', width, height });
    await whenReady(page);
    await page.getByRole('grid', { name: /^scores/ }).hover();
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  });
});
