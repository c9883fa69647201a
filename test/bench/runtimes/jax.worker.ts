import { defaultDevice, init, jit, nn, numpy as np, tree } from '@jax-js/jax';
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

serveRuntime(async ({ config, ids, outputs }, weights) => {
  await init('wasm');
  defaultDevice('wasm');
  const { width: D, heads: H } = config;
  const Dh = headWidth(config);
  const T = ids.length;
  const held: Record<string, np.Array> = {};
  for (const ref of weightOrder(config)) {
    const { data, shape } = weights.get(ref);
    held[refKey(ref)] = np.array(data as Float32Array<ArrayBuffer>).reshape([...shape]);
  }
  const codes = config.position === 'sinusoidal' ? waves(T, D) : new Float32Array(T * D);
  const position = np.array(codes as Float32Array<ArrayBuffer>).reshape([T, D]);
  const rows = np.array(Int32Array.from(ids));
  const last = refKey(lastTensor(config));

  type Made = Record<string, np.Array>;
  const forward = jit((held: Made, rows: np.Array, position: np.Array): Made => {
    const made: Made = {};
    /** Keeps a tensor that is wanted; what is returned may be used once more. */
    const name = (tensorName: TensorName, layer: number | null, value: np.Array): np.Array => {
      const key = refKey(refOf(tensorName, layer));
      if (outputs === 'all' || key === last) made[key] = value.ref;
      return value;
    };
    const weight = (weightName: WeightName, layer: number | null = null): np.Array =>
      held[refKey(refOf(weightName, layer))] as np.Array;
    const product = (x: np.Array, matrix: WeightName, bias: WeightName, layer: number) =>
      np.matmul(x, weight(matrix, layer)).add(weight(bias, layer));
    const norm = (x: np.Array, part: 'attention' | 'ffn', layer: number) =>
      nn
        .standardize(x, -1, { epsilon: config.epsilon })
        .mul(weight(`${part}.norm.gamma`, layer))
        .add(weight(`${part}.norm.beta`, layer));

    const token = name('embedding.token', null, np.take(weight('embedding.weight'), rows, 0));
    const scaled = name('embedding.scaled', null, token.mul(config.scaleEmbedding ? Math.sqrt(D) : 1));
    name('position.encoding', null, position);
    let x = name('embedding.sum', null, scaled.add(position));
    for (let layer = 0; layer < config.layers; layer++) {
      const heads = (letter: 'q' | 'k' | 'v') => {
        const flat = product(x.ref, `attention.${letter}.weight`, `attention.${letter}.bias`, layer);
        return name(`attention.${letter}`, layer, np.transpose(flat.reshape([T, H, Dh]), [1, 0, 2]));
      };
      const q = heads('q');
      const k = heads('k');
      const v = heads('v');
      const scores = name('attention.scores', layer, np.matmul(q, np.transpose(k, [0, 2, 1])));
      const divided = name('attention.scaled', layer, scores.mul(1 / Math.sqrt(Dh)));
      const masked = name('attention.masked', layer, divided);
      const attention = name('attention.weights', layer, nn.softmax(masked, -1));
      const context = name('attention.context', layer, np.matmul(attention, v));
      const concat = name('attention.concat', layer, np.transpose(context, [1, 0, 2]).reshape([T, D]));
      const mixed = name(
        'attention.output',
        layer,
        product(concat, 'attention.output.weight', 'attention.output.bias', layer),
      );
      x = name('attention.residual', layer, x.add(mixed));
      x = name('attention.norm', layer, norm(x, 'attention', layer));
      const hidden = name('ffn.hidden', layer, product(x.ref, 'ffn.hidden.weight', 'ffn.hidden.bias', layer));
      const activated = name(
        'ffn.activated',
        layer,
        config.activation === 'relu'
          ? nn.relu(hidden)
          : nn.gelu(hidden, { approximate: config.activation === 'gelu-tanh' }),
      );
      const output = name(
        'ffn.output',
        layer,
        product(activated, 'ffn.output.weight', 'ffn.output.bias', layer),
      );
      x = name('ffn.residual', layer, x.add(output));
      x = name('ffn.norm', layer, norm(x, 'ffn', layer));
    }
    x.dispose();
    return made;
  });

  return {
    async run() {
      const made = forward(tree.ref(held), rows.ref, position.ref) as Made;
      return Promise.all(
        Object.entries(made).map(async ([key, value]) => ({
          key,
          data: (await value.data()) as Float32Array<ArrayBuffer>,
        })),
      );
    },
    dispose() {
      tree.dispose(held);
      rows.dispose();
      position.dispose();
      forward.dispose();
    },
  };
});
