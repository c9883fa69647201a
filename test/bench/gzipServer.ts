import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The types a static host sends, and whether it gzips them on the way; fonts and weights are packed already. */
const TYPES: Readonly<Record<string, readonly [type: string, gzips: boolean]>> = {
  '.html': ['text/html; charset=utf-8', true],
  '.js': ['text/javascript; charset=utf-8', true],
  '.css': ['text/css; charset=utf-8', true],
  '.json': ['application/json; charset=utf-8', true],
  '.svg': ['image/svg+xml', true],
  '.wasm': ['application/wasm', true],
  '.woff2': ['font/woff2', false],
};

export interface GzipServer {
  readonly url: string;
  /** Every answer so far: what was asked for, how many bytes its body took, and when (milliseconds since 1970). */
  readonly answers: readonly { readonly path: string; readonly bytes: number; readonly at: number }[];
  close(): void;
}

/** Serves a folder on localhost as static hosts do: text gzipped, caches allowed. */
export async function serveGzipped(folder: string): Promise<GzipServer> {
  const answers: { path: string; bytes: number; at: number }[] = [];
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const at = performance.timeOrigin + performance.now();
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const [type, gzips] = TYPES[extname(file)] ?? ['application/octet-stream', false];
    const body = packed.get(file) ?? (gzips ? gzipSync(readFileSync(file)) : readFileSync(file));
    packed.set(file, body);
    answers.push({ path, bytes: body.length, at });
    response.writeHead(200, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'max-age=600',
      ...(gzips ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    answers,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
