import { join } from 'node:path';
import { defineConfig } from 'vite';
import { kernels } from '../../../../.config/kernels.ts';

/** The pages that measure, built as our own page is. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [kernels()],
  build: {
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        measure: join(import.meta.dirname, 'measure.html'),
        first: join(import.meta.dirname, 'first.html'),
      },
    },
  },
  worker: { format: 'es', plugins: () => [kernels()] },
});
