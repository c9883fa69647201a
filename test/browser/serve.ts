import type { TestProject } from 'vitest/node';
import { build, isStale } from '../../.config/build.mjs';
import { serve } from '../../.config/serve.mjs';
import { launchServer } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page is served: under a path of its own, as on any static server. */
    page: string;
    /** The one Chromium that all files share. */
    chromium: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (isStale()) await build();
  const server = await serve({ port: 0, base: '/some/path/' });
  const browser = await launchServer();
  project.provide('page', server.url);
  project.provide('chromium', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await server.close();
  };
}
