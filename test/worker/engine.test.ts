import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { compileKernels } from '../../.config/kernels.ts';
import { bestKernel } from '../../src/model/kernels/choice.ts';
import { fastestOps } from '../../src/worker/engine.ts';

const kernel = bestKernel();
const served = readFileSync(await compileKernels(kernel === 'relaxed-simd' ? kernel : 'simd'));

/** The network, answering every request alike. */
const network = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer));

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the fastest kernel that can run here is fetched, once, by whatever type the server calls it', async () => {
  network(async () => new Response(served, { headers: { 'content-type': 'application/octet-stream' } }));
  const ops = await fastestOps();
  expect(ops.kernel).toBe(kernel);
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(String(vi.mocked(fetch).mock.calls[0]?.[0])).toContain(`kernels-${kernel}`);
  ops.begin(10);
  expect(ops.add(Float32Array.of(1, 2), Float32Array.of(3, 4))).toEqual(Float32Array.of(4, 6));
});

test.each([
  ['the network is down', () => Promise.reject(new TypeError('failed to fetch'))],
  ['the file is missing', async () => new Response('<!doctype html>', { status: 404 })],
  ['the file is cut off', async () => new Response(served.subarray(0, 100))],
])('plain TypeScript computes where %s', async (_, answer) => {
  network(answer);
  expect((await fastestOps()).kernel).toBe('typescript');
});

test('plain TypeScript computes where WebAssembly is missing, and nothing is fetched', async () => {
  network(async () => new Response(served));
  vi.stubGlobal('WebAssembly', undefined);
  expect((await fastestOps()).kernel).toBe('typescript');
  expect(fetch).not.toHaveBeenCalled();
});
