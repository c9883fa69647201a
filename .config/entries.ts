import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * app/embed.html stands beside its code, and is served and built as embed.html beside index.html. To the bundler it is
 * a file at the top, so every address in it comes out right; in its source, addresses are written from the top.
 */
export function embedAtTop(): Plugin {
  const source = join(import.meta.dirname, '../app/embed.html');
  const top = join(import.meta.dirname, '../embed.html');
  return {
    name: 'embed-at-top',
    enforce: 'pre',
    resolveId: (id) => (id === 'embed.html' || id === top ? top : null),
    load(id) {
      if (id !== top) return null;
      this.addWatchFile(source);
      return readFileSync(source, 'utf8');
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/embed\.html(?=\?|$)/, '/app/embed.html');
        next();
      });
    },
  };
}

/** What the built page may load: its own files and nothing else. In development Vite needs more than this. */
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** Writes the content security policy into every built HTML file, before anything it governs. */
export function contentSecurityPolicy(): Plugin {
  const content = Object.entries(POLICY)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
