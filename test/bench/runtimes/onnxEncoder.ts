import { type EncoderConfig, headWidth } from '../../../src/model/config.ts';
import { waves } from '../../../src/model/ops.ts';
import {
  dataOrder,
  type Ref,
  refKey,
  refOf,
  type TensorName,
  type WeightName,
} from '../../../src/model/tensorNames.ts';
import type { Weights } from '../../../src/model/weights.ts';
import { MICROSOFT, OnnxGraph } from './onnxGraph.ts';

export interface OnnxEncoder {
  readonly model: Uint8Array<ArrayBuffer>;
  /** What the model calls `WEIGHTS_FILE`. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** The names of its outputs, each the key of one of our tensors. */
  readonly outputs: readonly string[];
}

/** The name of the only input: T token ids. */
export const INPUT = 'ids';

/** The last tensor of a run: what an encoder is for. */
export function lastTensor(config: EncoderConfig): Ref {
  return dataOrder(config).at(-1) as Ref;
}

/**
 * An encoder with the norm after each residual, as an ONNX model of the operators with which ONNX Runtime is fastest:
 * the standard ones and its own.
 *
 * @param outputs `all` gives every tensor that our own forward pass gives, `last` only the last; then attention is one
 *   operator, and so is each residual with its norm.
 * @throws RangeError for a norm before the sub-layers, which nothing here measures.
 */
export function onnxEncoder(
  config: EncoderConfig,
  weights: Weights,
  tokens: number,
  outputs: 'all' | 'last',
): OnnxEncoder {
  if (config.normOrder !== 'post') throw new RangeError('only post-norm encoders are written as ONNX');
  const graph = new OnnxGraph();
  const { width: D } = config;
  const last = refKey(lastTensor(config));
  const given = outputs === 'all' ? dataOrder(config).map(refKey) : [last];

  const ids = graph.input(INPUT, [tokens]);
  const table = weights.get(refOf('embedding.weight'));
  const token = graph.node(
    'Gather',
    [graph.weight(table.data, table.shape), ids],
    {},
    named('embedding.token'),
  );
  const factor = graph.constant([config.scaleEmbedding ? Math.sqrt(D) : 1], []);
  const scaled = graph.node('Mul', [token, factor], {}, named('embedding.scaled'));
  const codes = config.position === 'sinusoidal' ? waves(tokens, D) : new Float32Array(tokens * D);
  const position = graph.node(
    'Identity',
    [graph.constant(codes, [tokens, D])],
    {},
    named('position.encoding'),
  );
  let x = graph.node('Add', [scaled, position], {}, named('embedding.sum'));

  for (let layer = 0; layer < config.layers; layer++) {
    const part = { graph, config, weights, layer };
    const weight = (name: WeightName) => weightOf(part, name);
    const mixed = outputs === 'all' ? attention(part, x) : fusedAttention(part, x, tokens);
    x = addNorm(part, x, mixed, 'attention');
    const hidden = graph.node(
      'Gemm',
      [x, weight('ffn.hidden.weight'), weight('ffn.hidden.bias')],
      {},
      named('ffn.hidden', layer),
    );
    const activated =
      config.activation === 'relu'
        ? graph.node('Relu', [hidden], {}, named('ffn.activated', layer))
        : graph.node(
            config.activation === 'gelu' ? 'Gelu' : 'FastGelu',
            [hidden],
            {},
            { ...named('ffn.activated', layer), domain: MICROSOFT },
          );
    const output = graph.node(
      'Gemm',
      [activated, weight('ffn.output.weight'), weight('ffn.output.bias')],
      {},
      named('ffn.output', layer),
    );
    x = addNorm(part, x, output, 'ffn');
  }
  for (const name of given) graph.output(name);
  return { model: graph.model(), weights: graph.weights(), outputs: given };
}

interface Layer {
  readonly graph: OnnxGraph;
  readonly config: EncoderConfig;
  readonly weights: Weights;
  readonly layer: number;
}

function key(name: TensorName, layer: number | null): string {
  return refKey(refOf(name, layer));
}

function named(name: TensorName, layer: number | null = null): { outputs: [string] } {
  return { outputs: [key(name, layer)] };
}

function weightOf({ graph, weights, layer }: Layer, name: WeightName): string {
  const { data, shape } = weights.get(refOf(name, layer));
  return graph.weight(data, shape);
}

/** (T, D) → (T, D) with every tensor on the way. */
function attention(part: Layer, x: string): string {
  const { graph, config, layer } = part;
  const { width: D, heads: H } = config;
  const Dh = headWidth(config);
  const heads = (letter: 'q' | 'k' | 'v') => {
    const flat = graph.node('Gemm', [
      x,
      weightOf(part, `attention.${letter}.weight`),
      weightOf(part, `attention.${letter}.bias`),
    ]);
    const cut = graph.node('Reshape', [flat, graph.integers([-1, H, Dh])]);
    return graph.node('Transpose', [cut], { perm: [1, 0, 2] }, named(`attention.${letter}`, layer));
  };
  const q = heads('q');
  const k = heads('k');
  const v = heads('v');
  const scores = graph.node(
    'FusedMatMul',
    [q, k],
    { transB: 1 },
    {
      ...named('attention.scores', layer),
      domain: MICROSOFT,
    },
  );
  const root = graph.constant([1 / Math.sqrt(Dh)], []);
  const scaled = graph.node('Mul', [scores, root], {}, named('attention.scaled', layer));
  const masked = graph.node('Identity', [scaled], {}, named('attention.masked', layer));
  const weights = graph.node('Softmax', [masked], { axis: -1 }, named('attention.weights', layer));
  const context = graph.node('MatMul', [weights, v], {}, named('attention.context', layer));
  const turned = graph.node('Transpose', [context], { perm: [1, 0, 2] });
  const concat = graph.node(
    'Reshape',
    [turned, graph.integers([-1, D])],
    {},
    named('attention.concat', layer),
  );
  return graph.node(
    'Gemm',
    [concat, weightOf(part, 'attention.output.weight'), weightOf(part, 'attention.output.bias')],
    {},
    named('attention.output', layer),
  );
}

/** (T, D) → (T, D) in one operator and a product. */
function fusedAttention(part: Layer, x: string, tokens: number): string {
  const { graph, config, weights, layer } = part;
  const { width: D, heads: H } = config;
  const parts = ['q', 'k', 'v'] as const;
  const matrices = parts.map((one) => weights.get(refOf(`attention.${one}.weight`, layer)).data);
  const joined = new Float32Array(D * 3 * D);
  matrices.forEach((matrix, i) => {
    for (let row = 0; row < D; row++) joined.set(matrix.subarray(row * D, (row + 1) * D), (row * 3 + i) * D);
  });
  const biases = parts.flatMap((one) => [...weights.get(refOf(`attention.${one}.bias`, layer)).data]);
  const batch = graph.node('Reshape', [x, graph.integers([1, tokens, D])]);
  const concat = graph.node(
    'Attention',
    [batch, graph.weight(joined, [D, 3 * D]), graph.constant(biases, [3 * D])],
    { num_heads: H },
    { domain: MICROSOFT },
  );
  const flat = graph.node('Reshape', [concat, graph.integers([tokens, D])]);
  return graph.node('Gemm', [
    flat,
    weightOf(part, 'attention.output.weight'),
    weightOf(part, 'attention.output.bias'),
  ]);
}

/** The residual and its norm; one operator gives both. */
function addNorm(part: Layer, x: string, added: string, which: 'attention' | 'ffn'): string {
  const { graph, config, layer } = part;
  const weight = (name: WeightName) => weightOf(part, name);
  return graph.node(
    'SkipLayerNormalization',
    [x, added, weight(`${which}.norm.gamma`), weight(`${which}.norm.beta`)],
    { epsilon: { float: config.epsilon } },
    {
      // Second and third would be mean and deviation.
      outputs: [key(`${which}.norm`, layer), '', '', key(`${which}.residual`, layer)],
      domain: MICROSOFT,
    },
  );
}
