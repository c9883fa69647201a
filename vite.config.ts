import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { chapters } from './.config/chapters.ts';
import { contentSecurityPolicy, embedAtTop } from './.config/entries.ts';
import { kernels } from './.config/kernels.ts';
import { offlineFiles } from './.config/offline.ts';
import { preloadFirstView } from './.config/preload.ts';

export default defineConfig({
  // Every address is relative, so dist works under any path of any static server.
  base: './',
  plugins: [
    // The page's Markdown, made into components at build time.
    chapters(),

    kernels(),
    react(),
    embedAtTop(),
    preloadFirstView(),
    contentSecurityPolicy(),
    offlineFiles(),
  ],
  build: {
    target: 'baseline-widely-available',
    // The policy admits no inline script and no data: font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // All styles together are smaller than what asking for each would cost.
    cssCodeSplit: false,
    // Says which file a source became; the size check reads it.
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', embed: 'embed.html', sw: 'app/offline.ts' },
      output: {
        // Three files, so that few requests make the first view: what says which model will be wanted, what runs it, and
        // the page with the figure that it opens with. All other figures stay apart.
        codeSplitting: {
          groups: [
            { name: 'ahead', test: /\/app\/ahead\.ts$/, priority: 3 },
            {
              name: 'core',
              test: /\/app\/(start|fonts|firstPainted)\.ts$|\/i18n\/loadWords\.ts$/,
              priority: 2,
            },
            {
              name: 'page',
              test: /\/app\/(mount|Localised)\.tsx$|\/stages\/overview\/View\.tsx$/,
              priority: 1,
            },
          ],
        },
        // A service worker keeps its address from version to version.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  // A worker is a build of its own, with plugins of its own.
  worker: { format: 'es', plugins: () => [kernels()] },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'test/{model,worker,store,app,views,stages,i18n,training,bench}/**/*.test.{ts,tsx}',
            'test/architecture.test.ts',
          ],
          setupFiles: ['test/setup.ts'],
          // A property test draws hundreds of runs; a busy machine is no failure.
          testTimeout: 60_000,
          // Of two cores Vitest would leave one to itself.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/serve.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file is a process here and a few more in Chromium; two of them fill two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
