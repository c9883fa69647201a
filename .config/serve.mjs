import { createServer } from 'node:net';
import { preview } from 'vite';
import { ROOT } from './install.mjs';

/**
 * Serves dist as a static folder on localhost.
 * @param {{ port: number, base?: string }} options Port 0 takes any free one; `base` is the path it is served under.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve({ port, base = '/' }) {
  const server = await preview({
    root: ROOT,
    configFile: false,
    base,
    appType: 'mpa',
    logLevel: 'warn',
    preview: { port, strictPort: true, host: 'localhost' },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://localhost:${address.port}${base}`, close: () => server.close() };
}

/**
 * Why a port cannot be listened on: an error code such as EADDRINUSE; null where it is free.
 * @param {number} port
 * @returns {Promise<string | null>}
 */
export async function portTrouble(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    const code = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', (error) => resolve('code' in error ? error.code : 'unknown'));
      probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)));
    });
    if (code !== null && code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') return code;
  }
  return null;
}
