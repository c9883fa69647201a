import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import wasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import {
  add,
  clone,
  erf,
  fused,
  gather,
  matMul,
  mean,
  mul,
  ready,
  relu,
  reshape,
  rsqrt,
  setBackend,
  softmax,
  square,
  sub,
  type Tensor,
  tensor,
  tensor1d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import { headWidth } from '../../../src/model/config.ts';
import { waves } from '../../../src/model/ops.ts';
import {
  refKey,
  refOf,
  type TensorName,
  type WeightName,
  weightOrder,
} from '../../../src/model/tensorNames.ts';
import { lastTensor } from './onnxEncoder.ts';
import { serveRuntime } from './runtime.ts';

const address = new URL(wasm, location.href).href;
setWasmPaths({
  'tfjs-backend-wasm.wasm': address,
  'tfjs-backend-wasm-simd.wasm': address,
  'tfjs-backend-wasm-threaded-simd.wasm': address,
});

serveRuntime(async ({ config, ids, outputs }, weights) => {
  await setBackend('wasm');
  await ready();
  const { width: D, heads: H } = config;
  const Dh = headWidth(config);
  const T = ids.length;
  const held = new Map<string, Tensor>();
  for (const ref of weightOrder(config)) {
    const { data, shape } = weights.get(ref);
    held.set(refKey(ref), tensor(data, [...shape]));
  }
  const rows = tensor1d([...ids], 'int32');
  const codes = tensor(config.position === 'sinusoidal' ? waves(T, D) : new Float32Array(T * D), [T, D]);
  const last = refKey(lastTensor(config));
  const weight = (name: WeightName, layer: number | null = null) =>
    held.get(refKey(refOf(name, layer))) as Tensor;

  const forward = (): Record<string, Tensor> => {
    const made: Record<string, Tensor> = {};
    const name = (tensorName: TensorName, layer: number | null, value: Tensor): Tensor => {
      const key = refKey(refOf(tensorName, layer));
      if (outputs === 'all' || key === last) made[key] = value;
      return value;
    };
    const product = (x: Tensor, matrix: WeightName, bias: WeightName, layer: number) =>
      fused.matMul({ a: x as never, b: weight(matrix, layer) as never, bias: weight(bias, layer) });
    const norm = (x: Tensor, part: 'attention' | 'ffn', layer: number) => {
      const centred = sub(x, mean(x, -1, true));
      const inverse = rsqrt(add(mean(square(centred), -1, true), config.epsilon));
      return add(
        mul(mul(centred, inverse), weight(`${part}.norm.gamma`, layer)),
        weight(`${part}.norm.beta`, layer),
      );
    };
    const activate = (x: Tensor): Tensor =>
      config.activation === 'relu' ? relu(x) : mul(mul(x, 0.5), add(erf(mul(x, Math.SQRT1_2)), 1));

    const token = name('embedding.token', null, gather(weight('embedding.weight'), rows));
    const scaled = name('embedding.scaled', null, mul(token, config.scaleEmbedding ? Math.sqrt(D) : 1));
    name('position.encoding', null, codes);
    let x = name('embedding.sum', null, add(scaled, codes));
    for (let layer = 0; layer < config.layers; layer++) {
      const heads = (letter: 'q' | 'k' | 'v') => {
        const flat = product(x, `attention.${letter}.weight`, `attention.${letter}.bias`, layer);
        return name(`attention.${letter}`, layer, transpose(reshape(flat, [T, H, Dh]), [1, 0, 2]));
      };
      const q = heads('q');
      const k = heads('k');
      const v = heads('v');
      const scores = name('attention.scores', layer, matMul(q, k, false, true));
      const divided = name('attention.scaled', layer, mul(scores, 1 / Math.sqrt(Dh)));
      const masked = name('attention.masked', layer, clone(divided));
      const attention = name('attention.weights', layer, softmax(masked));
      const context = name('attention.context', layer, matMul(attention, v));
      const concat = name('attention.concat', layer, reshape(transpose(context, [1, 0, 2]), [T, D]));
      const mixed = name(
        'attention.output',
        layer,
        product(concat, 'attention.output.weight', 'attention.output.bias', layer),
      );
      x = name('attention.residual', layer, add(x, mixed));
      x = name('attention.norm', layer, norm(x, 'attention', layer));
      const hidden = name('ffn.hidden', layer, product(x, 'ffn.hidden.weight', 'ffn.hidden.bias', layer));
      const activated = name('ffn.activated', layer, activate(hidden));
      const output = name(
        'ffn.output',
        layer,
        product(activated, 'ffn.output.weight', 'ffn.output.bias', layer),
      );
      x = name('ffn.residual', layer, add(x, output));
      x = name('ffn.norm', layer, norm(x, 'ffn', layer));
    }
    return made;
  };

  return {
    async run() {
      const made = tidy(forward);
      return Object.entries(made).map(([key, value]) => {
        const data = value.dataSync() as Float32Array<ArrayBuffer>;
        if (value !== codes) value.dispose();
        return { key, data };
      });
    },
    dispose() {
      for (const one of [...held.values(), rows, codes]) one.dispose();
    },
  };
});
