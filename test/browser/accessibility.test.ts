import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { STAGE_IDS } from '../../src/stages/ids.ts';
import { openPage, type View, whenReady } from './chromium.ts';

/** Every stage as page, phone and embed: no rule of WCAG 2.2 A or AA that axe can test is broken. */

const FRAMES: readonly (View & { readonly frame: string })[] = [
  { frame: 'page', url: '', width: 1440, height: 900, colorScheme: 'light' },
  { frame: 'phone in the dark', url: '', width: 320, height: 700, colorScheme: 'dark' },
  { frame: 'embed', url: 'embed.html', width: 640, height: 420, colorScheme: 'light' },
];

describe.each(FRAMES)('$frame', ({ frame: _, ...view }) => {
  test.each(STAGE_IDS)('%s', async (stage) => {
    const { page } = await openPage({ ...view, url: `${view.url}#stage=${stage}&theme=${view.colorScheme}` });
    await whenReady(page);
    await page.evaluate(axe.source);
    const violations = await page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const results = await run({ runOnly: tags });
      return results.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')}`),
      );
    });
    expect(violations).toEqual([]);
  });
});
