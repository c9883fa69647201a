import type { Plugin } from 'vite';

/** What the first view needs beyond what index.html loads by itself: the page, and the figure that it opens with. */
const FIRST = [/\/app\/mount\.tsx$/, /\/src\/stages\/overview\/View\.tsx$/];
/** The worker is no module of the page’s, but what was preloaded lies in the browser’s cache when it is started. */
const WORKER = /encoder\.worker-[\w-]+\.js$/;

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
          if (FIRST.some((module) => module.test(chunk.facadeModuleId ?? ''))) collect(file);
        }
        return [...scripts]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
