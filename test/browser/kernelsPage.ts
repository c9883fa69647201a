import type { EncoderConfig } from '../../src/model/config.ts';
import { type EncoderInput, forward } from '../../src/model/encoder.ts';
import { supports } from '../../src/model/kernels/choice.ts';
import { wasmOps } from '../../src/model/kernels/engine.ts';
import { type Ops, plainOps } from '../../src/model/ops.ts';
import { fileName } from '../../src/model/runFile.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { givenWeights, untrainedWeights } from '../../src/model/weights.ts';

/** What kernels.test.ts runs inside a page. Numbers cross as text, four bytes each in base 64. */

export type Build = 'simd' | 'relaxed-simd';
/** A name, a shape, and the numbers. */
export type Packed = readonly [name: string, shape: readonly number[], numbers: string];

export interface KernelsPage {
  /** Whether the page's browser runs a build. */
  supports(build: Build): boolean;
  /** Every tensor of a run, with weights by their keys. */
  run(
    build: Build,
    module: string,
    config: EncoderConfig,
    input: EncoderInput,
    weights: readonly Packed[],
  ): Packed[];
  /** How far a run of untrained weights is from plain TypeScript's, by tensor: the largest |a − b| / (1 + |b|). */
  distances(build: Build, module: string, config: EncoderConfig, input: EncoderInput): [string, number][];
}

const engines = new Map<Build, Ops>();

function engineOf(build: Build, module: string): Ops {
  const engine = engines.get(build) ?? wasmOps(new WebAssembly.Module(bytesOf(module)), build);
  engines.set(build, engine);
  return engine;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function textOf(data: Float32Array): string {
  let text = '';
  for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) {
    text += String.fromCharCode(byte);
  }
  return btoa(text);
}

const page: KernelsPage = {
  supports,
  run(build, module, config, input, weights) {
    const tensors = new Map<string, Tensor>(
      weights.map(([key, shape, text]) => [key, { shape, data: new Float32Array(bytesOf(text).buffer) }]),
    );
    const made = forward(config, givenWeights(config, tensors), input, engineOf(build, module));
    return Array.from(made, (tensor): Packed => [fileName(tensor), tensor.shape, textOf(tensor.data)]);
  },
  distances(build, module, config, input) {
    const weights = untrainedWeights(config);
    const plain = [...forward(config, weights, input, plainOps)];
    return Array.from(forward(config, weights, input, engineOf(build, module)), ({ name, data }, n) => {
      const wanted = plain[n]?.data ?? new Float32Array();
      let distance = data.length === wanted.length ? 0 : Number.POSITIVE_INFINITY;
      data.forEach((value, i) => {
        const expected = wanted[i] as number;
        const off = Math.abs(value - expected) / (1 + Math.abs(expected));
        distance = off <= distance ? distance : Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
      });
      return [name, distance];
    });
  },
};

Object.assign(globalThis, { kernelsPage: page });
