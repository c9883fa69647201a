import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { zhHans } from '../../src/i18n/zhHans.ts';
import { TOKEN_LIMIT } from '../../src/model/config.ts';
import { FIRST_SENTENCE } from '../../src/store/firstSentence.ts';
import { openPage, whenReady } from './chromium.ts';

/** A clear message, no exception, and nothing typed is lost. `openPage` fails on any error of the console. */

const field = (page: Awaited<ReturnType<typeof openPage>>['page']) =>
  page.getByLabel(en.sentence, { exact: true });

describe('the page', () => {
  test('asks for a word where there is none', async () => {
    const { page } = await openPage();
    await whenReady(page);
    for (const nothing of ['', '   ', '\n\t']) {
      await field(page).fill(nothing);
      await page.getByText(en.problems.empty).waitFor();
    }
    await field(page).fill('it');
    await whenReady(page);
    expect(await page.getByText(en.problems.empty).count()).toBe(0);
  });

  test('draws every stage for awkward texts', async () => {
    const { page } = await openPage({ url: '#stage=overview' });
    await whenReady(page);
    const texts = [
      'x',
      '👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈',
      'مرحبا بالعالم',
      'é e\u0301 a\u0308\u0323 Z̷̯a̴',
      '\u0000\u0007 \u200b\u2060 a\u200db',
      'the the the the',
      '[MASK] [PAD] [UNK]',
      'Ünknöwnwörd'.repeat(30),
      '小沈阳江西演唱会邀请了，',
    ];
    for (const text of texts) {
      await field(page).fill(text);
      await expect.poll(() => field(page).inputValue()).toBe(text);
      for (const stage of ['tokens', 'embedding', 'softmax', 'layers', 'output', 'overview']) {
        await page.evaluate((id) => {
          location.hash = location.hash.replace(/stage=[\w-]*&?|^$/, '').replace(/^#?/, `#stage=${id}&`);
        }, stage);
        await page.locator(`main [data-stage='${stage}']`).waitFor();
        await whenReady(page);
      }
    }
  }, 120_000);

  test('keeps lone surrogates in the box and reads on', async () => {
    const { page } = await openPage({ url: '#stage=tokens' });
    await whenReady(page);
    await page.evaluate(() => {
      const box = document.querySelector('textarea');
      if (!box) return;
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      set?.call(box, 'a \ud83d b');
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await whenReady(page);
    expect((await field(page).inputValue()).length).toBe(5);
  });

  test('reads the first tokens of 20,000 characters, marks the rest and keeps it', async () => {
    const { page } = await openPage({ url: '#stage=tokens' });
    await whenReady(page);
    const text = 'it was too wide . '.repeat(1112);
    await field(page).fill(text);
    await page.getByText(new RegExp(`first ${TOKEN_LIMIT} tokens`)).waitFor();
    await whenReady(page);
    expect(await field(page).inputValue()).toBe(text);
  });

  test('says that only unknown words are all alike', async () => {
    const { page } = await openPage({ url: `#model=pocket&text=${encodeURIComponent('🦄 🐲')}` });
    await whenReady(page);
    await page.getByText(en.onlyUnknown).waitFor();
  });

  test('names the words that a trained model has not learned', async () => {
    const { page } = await openPage({ url: `#text=${encodeURIComponent('the 🦄 was tired')}` });
    await whenReady(page);
    await page.getByText(en.asUnknown('🦄')).waitFor();
  });

  test('reads what it can of a broken link, and says so', async () => {
    const { page } = await openPage({
      url: '#stage=nowhere&layer=99&head=abc&token=-5&cell=zz&model=gpt&sizes=1,2&text=%E0%A4%A&v=7',
    });
    await whenReady(page);
    await page.getByText(en.problems.link).waitFor();
    await page.locator("[data-stage='overview'] h1").waitFor();
  });

  test('says in the reader’s language that the model cannot be fetched, and tries again', async () => {
    const { page, context } = await openPage({
      url: '#lang=zh-Hans',
      tolerates: /404|tokenizer\.json|config\.json|ERR_/,
    });
    await whenReady(page);
    await context.route(/models\/paper/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('button', { name: new RegExp(`^${zhHans.model}:`) }).click();
    await page.getByRole('button', { name: new RegExp(zhHans.models.paper) }).click();
    await page.getByText(zhHans.problems.unreachable).waitFor();
    expect(await page.getByLabel(zhHans.sentence, { exact: true }).inputValue()).toBe(
      FIRST_SENTENCE['zh-Hans'].text,
    );
    await context.unroute(/models\/paper/);
    await page.getByRole('button', { name: zhHans.retry }).click();
    await whenReady(page);
    expect(await page.getByText(zhHans.problems.unreachable).count()).toBe(0);
  });

  test('waits for nothing where the model cannot be fetched, until it is asked again', async () => {
    const { page, context } = await openPage({ url: 'icon.svg', tolerates: /favicon|models|ERR_/ });
    await context.route(/models\/pocket/, (route) => route.abort());
    await page.goto('./');
    await page.getByText(en.problems.unreachable).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
    expect(await page.getByText(en.computing).count()).toBe(0);
    await context.unroute(/models\/pocket/);
    await page.getByRole('button', { name: en.retry }).click();
    await whenReady(page);
  });

  test('says that the encoder cannot run where workers are blocked', async () => {
    const { page, context } = await openPage({ url: 'icon.svg', tolerates: /favicon/ });
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'Worker', {
        value: class {
          constructor() {
            throw new Error('blocked');
          }
        },
      });
    });
    await page.goto('./');
    await page.getByText(en.problems.lost).waitFor();
    expect(await field(page).inputValue()).toContain('animal');
  });

  test('works where storage is denied and WebAssembly is missing', async () => {
    const { page, context } = await openPage({ url: 'icon.svg', tolerates: /favicon/ });
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
      Object.defineProperty(globalThis, 'WebAssembly', { value: undefined });
    });
    await page.goto('./');
    await whenReady(page);
    await page.getByRole('button', { name: /^Appearance/ }).click();
    await page.locator("html[data-theme='dark']").waitFor();
  });

  test('opens and works with the network gone, once it has been visited', async () => {
    const { page, context } = await openPage({ url: '#stage=tokens', serviceWorker: true });
    await whenReady(page);
    // The service worker fetches every file of the page first.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 90_000 });
    await context.setOffline(true);
    await page.goto('#stage=scores&lang=zh-Hans&model=paper&text=%E7%8B%97%E8%BF%BD%E7%8C%AB');
    await page.reload();
    await whenReady(page);
    await page.getByRole('heading', { level: 2, name: zhHans.question }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator("main [data-stage='softmax']").waitFor();
    await whenReady(page);
  }, 120_000);

  test('keeps the learned model of the first visit, though the server varies by who asks', async () => {
    const { page, context } = await openPage({ serviceWorker: true, tolerates: /ERR_INTERNET_DISCONNECTED/ });
    await whenReady(page);
    const kept = await context.request.get('models/pocket-en/config.json');
    expect(kept.headers().vary).toMatch(/origin/i);
    const files = () => page.evaluate(async () => (await (await caches.open('learned')).keys()).length);
    await expect.poll(files, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
    await context.setOffline(true);
    await page.reload();
    await whenReady(page);
  }, 120_000);
});
