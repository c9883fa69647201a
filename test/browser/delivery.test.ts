import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPage, whenReady, whenSet } from './chromium.ts';

const DIST = join(import.meta.dirname, '../../dist');

for (const file of ['index.html', 'embed.html']) {
  test(`${file} works under any path and loads nothing from elsewhere`, async () => {
    const { page, requests } = await openPage({ url: file });
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).pathname).toBe(`/some/path/${file}`);
    expect(requests.filter((address) => !/^(data|blob):/.test(address))).not.toEqual([]);
    for (const address of requests)
      expect(address).toMatch(/^(data:|blob:|http:\/\/localhost:\d+\/some\/path\/)/);
  });

  test(`${file} has its policy before anything the policy governs, and nothing inline`, () => {
    const html = readFileSync(join(DIST, file), 'utf8');
    const policy = html.indexOf('Content-Security-Policy');
    expect(policy).toBeGreaterThan(0);
    expect(html.search(/<(script|link|style|img)\b/)).toBeGreaterThan(policy);
    expect(html).not.toMatch(/<style|\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)/);
  });
}

test('the policy is in force: a script from elsewhere or from text does not run', async () => {
  const { page } = await openPage({ tolerates: /Content Security Policy/ });
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "true"';
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve));
    return document.documentElement.dataset.injected ?? 'blocked';
  });
  expect(ran).toBe('blocked');
  const fetched = await page.evaluate(() =>
    fetch('http://127.0.0.1:9/').then(
      () => 'sent',
      () => 'blocked',
    ),
  );
  expect(fetched).toBe('blocked');
});

test('the first figure shares the network with no font, and its model is fetched once', async () => {
  const { page, context, requests } = await openPage();
  await whenReady(page);
  // The fonts of this first visit come after its figure, and are not those of the next.
  await whenSet(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route('**/model.safetensors', async (route) => {
    await released;
    await route.continue();
  });
  const before = requests.length;
  const since = (pattern: RegExp) => requests.slice(before).filter((address) => pattern.test(address));
  await page.reload({ waitUntil: 'commit' });
  // The page stands and waits for the model: whatever it wants besides has been asked for.
  await page.getByRole('status').getByRole('progressbar').waitFor();
  await page.waitForFunction(() => document.readyState === 'complete');
  expect(since(/\.woff2$/)).toEqual([]);
  release();
  await whenReady(page);
  await whenSet(page);
  expect(since(/\.woff2$/)).not.toEqual([]);
  for (const file of ['model.safetensors', 'tokenizer.json', 'config.json']) {
    expect(since(/\/models\//).filter((address) => address.endsWith(file))).toHaveLength(1);
  }
});
