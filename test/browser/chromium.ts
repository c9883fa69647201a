import {
  type Browser,
  type BrowserContext,
  type BrowserServer,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../.config/findChromium.mjs';

export { findChromium };

async function options(): Promise<LaunchOptions> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('There is no Chromium; `npm test` installs one, CHROMIUM names one.');
  const args = ['quic', 'background-networking', 'component-update', 'sync', 'gpu'].map(
    (part) => `--disable-${part}`,
  );
  // Chromium's sandbox refuses to start as root.
  const isRoot = process.getuid?.() === 0;
  return { executablePath, headless: true, chromiumSandbox: !isRoot, args: ['--no-first-run', ...args] };
}

/** A Chromium of one's own. */
export async function launch(): Promise<Browser> {
  return chromium.launch(await options());
}

/** A Chromium that several processes connect to. */
export async function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer(await options());
}

export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly locale?: string;
  /** Relative to where the page is served: '', '#stage=scores', 'embed.html#stage=mix'. */
  readonly url?: string;
  /** Lets the page keep itself for later; else every test would fetch all of it. */
  readonly serviceWorker?: boolean;
  /** What a test provokes on purpose and so is no problem. */
  readonly tolerates?: RegExp;
}

export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The address of every request so far. */
  readonly requests: readonly string[];
  /** Errors on the console, uncaught errors, failed requests and requests to another origin. */
  readonly problems: readonly string[];
}

/** Opens a page in a context of its own and notes what it asks for and what goes wrong. */
export async function openWatched(browser: Browser, base: string, view: View = {}): Promise<OpenPage> {
  const {
    width = 1280,
    height = 800,
    colorScheme = 'light',
    reducedMotion = 'reduce',
    locale = 'en',
    url = '',
  } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion,
    locale,
    baseURL: base,
    serviceWorkers: view.serviceWorker ? 'allow' : 'block',
  });
  const requests: string[] = [];
  const problems: string[] = [];
  const origin = new URL(base).origin;
  context.on('request', (request) => {
    const address = request.url();
    requests.push(address);
    const isOwn = /^(data|blob):/.test(address) || new URL(address).origin === origin;
    if (!isOwn) problems.push(`request to another origin: ${address}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) =>
    problems.push(`uncaught: ${error.error().stack ?? error.error().message}`),
  );
  const page = await context.newPage();
  await page.goto(url);
  return { page, context, requests, problems };
}

/** Waits until the page says that its stage is drawn. */
export async function whenReady(page: Page, timeout = 30_000): Promise<void> {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached', timeout });
}

let connection: Promise<Browser> | undefined;

/** Waits until the fonts of the text have come, which the page fetches after its first figure. */
export async function whenSet(page: Page, timeout = 30_000): Promise<void> {
  await page.waitForFunction(
    () => [...document.fonts].some((face) => face.family.includes('Inter') && face.status === 'loaded'),
    undefined,
    { timeout },
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** For tests: opens the built page in the shared Chromium. When the test ends, the page closes and any problem fails it. */
export async function openPage(view: View = {}): Promise<OpenPage> {
  const { expect, inject, onTestFinished } = await import('vitest');
  connection ??= chromium.connect(inject('chromium'));
  const open = await openWatched(await connection, inject('page'), view);
  onTestFinished(async () => {
    await open.context.close();
    expect(open.problems.filter((problem) => !view.tolerates?.test(problem))).toEqual([]);
  });
  return open;
}
