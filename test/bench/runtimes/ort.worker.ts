import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { INPUT, onnxEncoder } from './onnxEncoder.ts';
import { WEIGHTS_FILE } from './onnxGraph.ts';
import { serveRuntime } from './runtime.ts';

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: new URL(wasm, location.href).href };

serveRuntime(async ({ config, ids, outputs }, weights) => {
  const encoder = onnxEncoder(config, weights, ids.length, outputs);
  const session = await ort.InferenceSession.create(encoder.model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    externalData: [{ path: WEIGHTS_FILE, data: encoder.weights }],
  });
  const feeds = { [INPUT]: new ort.Tensor('int64', BigInt64Array.from(ids.map(BigInt)), [ids.length]) };
  return {
    async run() {
      const results = await session.run(feeds);
      return encoder.outputs.map((key) => ({
        key,
        data: results[key]?.data as Float32Array<ArrayBuffer>,
      }));
    },
    dispose: () => void session.release(),
  };
});
