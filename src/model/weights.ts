import type { EncoderConfig } from './config.ts';
import { seededRandom } from './random.ts';
import type { Tensor } from './tensor.ts';
import { sizeOf } from './tensor.ts';
import { type Ref, refKey, shapeOf, weightOrder } from './tensorNames.ts';

/** Where forward() finds a weight. */
export interface Weights {
  get(ref: Ref): Tensor;
}

/** How a fresh weight is drawn; what the page says when asked where an untrained weight came from. */
export type Initialiser =
  | { readonly kind: 'normal'; readonly deviation: number }
  | { readonly kind: 'xavier'; readonly bound: number }
  | { readonly kind: 'constant'; readonly value: number };

/**
 * Embedding N(0, 1/√D), so that × √D brings it to unit variance; Xavier-uniform matrices
 * (Glorot & Bengio 2010), biases 0, γ 1, β 0: as in the code published with the paper.
 */
export function initialiserOf(ref: Ref, config: EncoderConfig): Initialiser {
  if (ref.name === 'embedding.weight') return { kind: 'normal', deviation: 1 / Math.sqrt(config.width) };
  if (ref.name.endsWith('.gamma')) return { kind: 'constant', value: 1 };
  if (ref.name.endsWith('.beta') || ref.name.endsWith('.bias')) return { kind: 'constant', value: 0 };
  const [fanIn, fanOut] = shapeOf(ref.name, config, 0) as [number, number];
  return { kind: 'xavier', bound: Math.sqrt(6 / (fanIn + fanOut)) };
}

/** Configurations with the same key draw the same weights. */
export function weightsKey(config: EncoderConfig): string {
  const { width, heads, hidden, layers, vocabulary, seed, normOrder, tied } = config;
  return JSON.stringify([width, heads, hidden, layers, vocabulary, seed, normOrder, tied]);
}

/** Untrained weights from `config.seed`. Each is drawn when it is first asked for, and kept. */
export function untrainedWeights(config: EncoderConfig): Weights {
  return keptWeights(drawnWeights(config));
}

/** Untrained weights that are drawn each time they are asked for: for an engine that keeps them in its own memory. */
export function drawnWeights(config: EncoderConfig): Weights {
  return { get: (ref) => draw(ref, config) };
}

/** Asks for each weight once and keeps it. */
export function keptWeights(weights: Weights): Weights {
  const kept = new Map<string, Tensor>();
  return {
    get(ref) {
      const key = refKey(ref);
      const tensor = kept.get(key) ?? weights.get(ref);
      kept.set(key, tensor);
      return tensor;
    },
  };
}

/**
 * Weights that were loaded or made elsewhere.
 * @throws RangeError when one is missing or has another shape than the configuration asks for.
 */
export function givenWeights(config: EncoderConfig, tensors: ReadonlyMap<string, Tensor>): Weights {
  for (const ref of weightOrder(config)) {
    const wanted = shapeOf(ref.name, config, 0).join(' × ');
    const found = tensors.get(refKey(ref))?.shape.join(' × ');
    if (found !== wanted)
      throw new RangeError(`weight ${refKey(ref)} is ${found ?? 'missing'}, not ${wanted}`);
  }
  return { get: (ref) => tensors.get(refKey(ref)) as Tensor };
}

/** How many numbers are drawn between two pauses: a millisecond or two. */
const PIECE = 65_536;

/** Draws a weight piece by piece, for whoever has something else to do in between. */
export function* drawing(ref: Ref, config: EncoderConfig): Generator<void, Tensor, void> {
  const shape = shapeOf(ref.name, config, 0);
  const data = new Float32Array(sizeOf(shape));
  const initialiser = initialiserOf(ref, config);
  const random = seededRandom(config.seed, refKey(ref));
  if (initialiser.kind === 'constant') data.fill(initialiser.value);
  else {
    const one =
      initialiser.kind === 'normal'
        ? () => random.normal() * initialiser.deviation
        : () => (2 * random.uniform() - 1) * initialiser.bound;
    for (let i = 0; i < data.length; i++) {
      if (i > 0 && i % PIECE === 0) yield;
      data[i] = one();
    }
  }
  return { shape, data };
}

/** Draws a weight at once. */
function draw(ref: Ref, config: EncoderConfig): Tensor {
  const steps = drawing(ref, config);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
