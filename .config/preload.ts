import type { HtmlTagDescriptor, Plugin } from 'vite';

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
        const styles = new Set<string>();
        const collect = (file: string) => {
          const chunk = bundle[file];
          if (chunk?.type !== 'chunk' || scripts.has(file)) return;
          scripts.add(file);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
          chunk.imports.forEach(collect);
        };
        for (const [file, chunk] of Object.entries(bundle)) {
          if (WORKER.test(file)) scripts.add(file);
          if (chunk.type !== 'chunk') continue;
          if (FIRST.some((module) => module.test(chunk.facadeModuleId ?? ''))) collect(file);
        }
        const missing = (file: string) => !html.includes(file);
        const tags = (files: Iterable<string>, attrs: HtmlTagDescriptor['attrs']): HtmlTagDescriptor[] =>
          [...files].filter(missing).map((file) => ({
            tag: 'link',
            attrs: { ...attrs, crossorigin: true, href: `./${file}` },
            injectTo: 'head' as const,
          }));
        return [...tags(scripts, { rel: 'modulepreload' }), ...tags(styles, { rel: 'preload', as: 'style' })];
      },
    },
  };
}
