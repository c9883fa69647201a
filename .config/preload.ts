import type { Plugin } from 'vite';

/** What the first view needs beyond what index.html loads by itself: the page, with the figure that it opens with. */
const FIRST = /\/app\/mount\.tsx$/;
/** The first script of all: async, so that it waits for none of the others, and asked for before them. */
const AHEAD = /\/app\/ahead\.ts$/;
/** The worker is no module of the page’s, but what was preloaded lies in the browser’s cache when it is started. */
const WORKER = /encoder\.worker-[\w-]+\.js$/;

/** A script of so many letters says only where another one is. */
const SMALL = 1000;

/** Names in index.html what its scripts will import, so that the browser fetches all at once and not one after another. */
export function preloadFirstView(): Plugin {
  return {
    name: 'preload-first-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle, filename }) {
        if (!bundle || !filename.endsWith('/index.html')) return [];
        const scripts = new Set<string>();
        const collect = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || scripts.has(file)) return;
          scripts.add(file);
          chunk.imports.forEach(collect);
        };
        for (const [file, chunk] of Object.entries(bundle)) {
          if (WORKER.test(file)) scripts.add(file);
          if (chunk.type !== 'chunk') continue;
          if (FIRST.test(chunk.facadeModuleId ?? '')) collect(file);
        }
        const ahead = Object.values(bundle).find(
          (chunk) => chunk.type === 'chunk' && chunk.moduleIds.some((id) => AHEAD.test(id)),
        )?.fileName;
        if (!ahead) throw new Error('no script fetches the model ahead');
        const length = (file: string) => {
          const chunk = bundle[file];
          return chunk?.type === 'chunk' ? chunk.code.length : 0;
        };
        // Some servers send only six files at once: the small ones and the worker, which has nothing to do before the
        // model is there, let it go first.
        const isUrgent = (file: string) => length(file) > SMALL && !WORKER.test(file);
        const others = [...scripts]
          .filter((file) => file !== ahead && !html.includes(file))
          .sort((a, b) => length(b) - length(a))
          .map((file) => ({
            tag: 'link',
            attrs: {
              rel: 'modulepreload',
              crossorigin: true,
              href: `./${file}`,
              ...(isUrgent(file) ? {} : { fetchpriority: 'low' }),
            },
            injectTo: 'head' as const,
          }));
        const first = { type: 'module', async: true, crossorigin: true, src: `./${ahead}` };
        return [{ tag: 'script', attrs: first, injectTo: 'head-prepend' as const }, ...others];
      },
    },
  };
}
