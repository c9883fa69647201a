import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build as bundle, type Rolldown } from 'vite';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Build, compileKernels } from '../../.config/kernels.ts';
import type { EncoderConfig } from '../../src/model/config.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { refKey, weightOrder } from '../../src/model/tensorNames.ts';
import '../model/allclose.ts';
import { GOLDEN_CASES, readGolden } from '../model/goldenCases.ts';
import { openPage, whenReady } from './chromium.ts';
import type { KernelsPage, Packed } from './kernelsPage.ts';

/** Both builds of the kernels in a browser; Node.js 20 knows only the one without relaxed SIMD. */

type Inside = typeof globalThis & { kernelsPage: KernelsPage };

let page: Page;
const modules = new Map<Build, string>();

beforeAll(async () => {
  const built = (await bundle({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'kernelsPage.ts'), formats: ['iife'], name: 'unused' },
    },
  })) as Rolldown.RolldownOutput[];
  for (const build of ['simd', 'relaxed-simd'] as const) {
    modules.set(build, readFileSync(await compileKernels(build)).toString('base64'));
  }
  const browser = await chromium.connect(inject('chromium'));
  page = await browser.newPage();
  await page.evaluate(built[0]?.output[0].code ?? '');
  return () => browser.close();
});

describe.each(['simd', 'relaxed-simd'] as const)('the %s kernels in Chromium', (build) => {
  test('can be run', async () => {
    expect(await page.evaluate((one) => (globalThis as Inside).kernelsPage.supports(one), build)).toBe(true);
  });

  test.each(GOLDEN_CASES)('compute what PyTorch computes in the case %s', async (name) => {
    const { config, input, weights, tensors } = readGolden(name);
    const packed = weightOrder(config).map((ref): Packed => {
      const { shape, data } = weights.get(ref);
      return [
        refKey(ref),
        shape,
        Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
      ];
    });
    const made = await page.evaluate(
      ([one, module, ...run]) => (globalThis as Inside).kernelsPage.run(one, module, ...run),
      [build, modules.get(build) ?? '', config, input, packed] as const,
    );
    expect(made.map(([one]) => one).toSorted()).toEqual([...tensors.keys()].toSorted());
    for (const [one, shape, text] of made) {
      const data = new Float32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
      expect({ shape, data }, one).toBeAllclose(tensors.get(one) as Tensor, { atol: 2e-5 });
    }
  });

  const shapes: [string, Partial<EncoderConfig>, number][] = [
    ['one token', {}, 1],
    ['five tokens and odd extents', { width: 21, heads: 3, hidden: 27 }, 5],
    ['eleven tokens, pre-LN, causal', { normOrder: 'pre', causal: true }, 11],
    ['512 tokens', { layers: 1 }, 512],
    ['the width of BERT', { width: 768, heads: 12, hidden: 3072, layers: 1 }, 13],
  ];
  test.each(shapes)('compute what plain TypeScript computes with %s', async (_, changes, T) => {
    const config = { ...readGolden('tied-post').config, vocabulary: 50, ...changes };
    const input = {
      ids: Array.from({ length: T }, (_, t) => (t * 11) % 50),
      padding: Array.from({ length: T }, (_, t) => t > 2 && t >= T - 2),
    };
    const distances = await page.evaluate(
      ([one, module, ...run]) => (globalThis as Inside).kernelsPage.distances(one, module, ...run),
      [build, modules.get(build) ?? '', config, input] as const,
    );
    for (const [name, distance] of distances) expect(distance, name).toBeLessThan(5e-5);
  });
});

test('the page runs the fastest of them, without a word against its policy', async () => {
  const { page: whole, requests } = await openPage();
  await whenReady(whole);
  expect(requests.some((address) => /kernels-relaxed-simd-[\w-]+\.wasm$/.test(address))).toBe(true);
  expect(requests.some((address) => /kernels-simd-[\w-]+\.wasm$/.test(address))).toBe(false);
});
