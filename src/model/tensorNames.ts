import { type EncoderConfig, headWidth } from './config.ts';

/**
 * THE table. Every tensor of the encoder, its axes, the operation that makes it and what it is made from.
 * The stream, the arithmetic behind a cell, the export, the link and the tests are derived from it.
 */

export type Axis = 'token' | 'key' | 'head' | 'width' | 'headWidth' | 'hidden' | 'vocabulary' | 'in' | 'out';

export type Operation =
  | 'lookup' // a row of the table: E[id]
  | 'scale' // x · factor
  | 'wave' // sin or cos of position / 10000^(2i/d)
  | 'add' // a + b
  | 'project' // x·W + b, cut into heads
  | 'linear' // x·W + b
  | 'dot' // q · k
  | 'mask' // x, or a very negative number
  | 'softmax' // e^x / Σ e^x along the last axis
  | 'mix' // Σ α v
  | 'concat' // heads laid end to end
  | 'norm' // (x − μ) / √(σ² + ε) · γ + β
  | 'activation' // ReLU or GELU, cell by cell
  | 'unembed'; // x·Eᵀ + b: a score for each row of the table

/** A tensor of one run. `layer` is null where it stands outside the layers. */
export interface Ref {
  readonly name: AnyTensorName;
  readonly layer: number | null;
}

interface Row {
  readonly axes: readonly Axis[];
  /** Whether there is one in each layer. */
  readonly layered: boolean;
}

interface ActivationRow<Source = Ref> extends Row {
  readonly operation: Operation;
  /** What it is made from, in the order in which the operation reads it. */
  readonly from: (config: EncoderConfig, layer: number) => readonly Source[];
}

/** Inside the table a name cannot have the type that the table defines; a test holds that each is one of them. */
interface LooseRef {
  readonly name: string;
  readonly layer: number | null;
}

const run = <Name extends string>(name: Name) => ({ name, layer: null }) as const;
const at = <Name extends string>(name: Name, layer: number) => ({ name, layer }) as const;

/** What a layer reads: the sum of word and position, or what the layer below gave. */
export function layerInput(config: EncoderConfig, layer: number) {
  if (layer === 0) return run('embedding.sum');
  return at(config.normOrder === 'post' ? 'ffn.norm' : 'ffn.residual', layer - 1);
}

/** What the queries, keys and values are made from. */
export function attentionInput(config: EncoderConfig, layer: number) {
  return config.normOrder === 'post' ? layerInput(config, layer) : at('attention.norm', layer);
}

/** What the feed-forward network reads. */
export function feedForwardInput(config: EncoderConfig, layer: number) {
  return at(config.normOrder === 'post' ? 'attention.norm' : 'ffn.norm', layer);
}

/** What a layer hands on: its last tensor on the residual line. */
export function layerOutput(config: EncoderConfig, layer: number) {
  return at(config.normOrder === 'post' ? 'ffn.norm' : 'ffn.residual', layer);
}

/** What a token's row passes: what the first layer reads, and what each layer hands on. */
export function stationsOf(config: EncoderConfig): Ref[] {
  return [
    layerInput(config, 0),
    ...Array.from({ length: config.layers }, (_, layer) => layerOutput(config, layer)),
  ];
}

/** The context vectors: what comes out of the encoder. */
export function encoderOutput(config: EncoderConfig) {
  return config.normOrder === 'post' ? layerOutput(config, config.layers - 1) : run('final.norm');
}

function projection(part: 'q' | 'k' | 'v') {
  return {
    axes: ['head', 'token', 'headWidth'],
    layered: true,
    operation: 'project',
    from: (c: EncoderConfig, l: number) => [
      attentionInput(c, l),
      at(`attention.${part}.weight`, l),
      at(`attention.${part}.bias`, l),
    ],
  } as const;
}

const perKey = { axes: ['head', 'token', 'key'], layered: true } as const;
const perToken = { axes: ['token', 'width'], layered: true } as const;
const outside = { axes: ['token', 'width'], layered: false } as const;
const perEntry = { axes: ['token', 'vocabulary'], layered: false } as const;

export const TENSORS = {
  'embedding.token': {
    ...outside,
    operation: 'lookup',
    from: () => [run('tokens.id'), run('embedding.weight')],
  },
  'embedding.scaled': { ...outside, operation: 'scale', from: () => [run('embedding.token')] },
  'position.encoding': { ...outside, operation: 'wave', from: () => [] },
  'embedding.sum': {
    ...outside,
    operation: 'add',
    from: () => [run('embedding.scaled'), run('position.encoding')],
  },

  'attention.q': projection('q'),
  'attention.k': projection('k'),
  'attention.v': projection('v'),
  'attention.scores': {
    ...perKey,
    operation: 'dot',
    from: (_, l) => [at('attention.q', l), at('attention.k', l)],
  },
  'attention.scaled': { ...perKey, operation: 'scale', from: (_, l) => [at('attention.scores', l)] },
  'attention.masked': { ...perKey, operation: 'mask', from: (_, l) => [at('attention.scaled', l)] },
  'attention.weights': { ...perKey, operation: 'softmax', from: (_, l) => [at('attention.masked', l)] },
  'attention.context': {
    axes: ['head', 'token', 'headWidth'],
    layered: true,
    operation: 'mix',
    from: (_, l) => [at('attention.weights', l), at('attention.v', l)],
  },
  'attention.concat': { ...perToken, operation: 'concat', from: (_, l) => [at('attention.context', l)] },
  'attention.output': {
    ...perToken,
    operation: 'linear',
    from: (_, l) => [
      at('attention.concat', l),
      at('attention.output.weight', l),
      at('attention.output.bias', l),
    ],
  },
  'attention.residual': {
    ...perToken,
    operation: 'add',
    from: (c, l) => [layerInput(c, l), at('attention.output', l)],
  },
  'attention.norm': {
    ...perToken,
    operation: 'norm',
    from: (c, l) => [
      c.normOrder === 'post' ? at('attention.residual', l) : layerInput(c, l),
      at('attention.norm.gamma', l),
      at('attention.norm.beta', l),
    ],
  },

  'ffn.hidden': {
    axes: ['token', 'hidden'],
    layered: true,
    operation: 'linear',
    from: (c, l) => [feedForwardInput(c, l), at('ffn.hidden.weight', l), at('ffn.hidden.bias', l)],
  },
  'ffn.activated': {
    axes: ['token', 'hidden'],
    layered: true,
    operation: 'activation',
    from: (_, l) => [at('ffn.hidden', l)],
  },
  'ffn.output': {
    ...perToken,
    operation: 'linear',
    from: (_, l) => [at('ffn.activated', l), at('ffn.output.weight', l), at('ffn.output.bias', l)],
  },
  'ffn.residual': {
    ...perToken,
    operation: 'add',
    from: (c, l) => [
      at(c.normOrder === 'post' ? 'attention.norm' : 'attention.residual', l),
      at('ffn.output', l),
    ],
  },
  'ffn.norm': {
    ...perToken,
    operation: 'norm',
    from: (c, l) => [
      at(c.normOrder === 'post' ? 'ffn.residual' : 'attention.residual', l),
      at('ffn.norm.gamma', l),
      at('ffn.norm.beta', l),
    ],
  },

  /** Only in pre-LN: the norm after the last layer. */
  'final.norm': {
    ...outside,
    operation: 'norm',
    from: (c) => [layerOutput(c, c.layers - 1), run('final.norm.gamma'), run('final.norm.beta')],
  },

  /** Only where the model guesses words (`tied`): how well each entry of the vocabulary fits each place. */
  'output.logits': {
    ...perEntry,
    operation: 'unembed',
    from: (c) => [encoderOutput(c), run('embedding.weight'), run('output.bias')],
  },
  'output.tempered': { ...perEntry, operation: 'scale', from: () => [run('output.logits')] },
  'output.probabilities': { ...perEntry, operation: 'softmax', from: () => [run('output.tempered')] },
} as const satisfies Record<string, ActivationRow<LooseRef>>;

/** Weight matrices stand as the paper writes them, x·W: rows in, columns out. */
export const WEIGHTS = {
  'embedding.weight': { axes: ['vocabulary', 'width'], layered: false },
  'attention.q.weight': { axes: ['in', 'out'], layered: true },
  'attention.q.bias': { axes: ['out'], layered: true },
  'attention.k.weight': { axes: ['in', 'out'], layered: true },
  'attention.k.bias': { axes: ['out'], layered: true },
  'attention.v.weight': { axes: ['in', 'out'], layered: true },
  'attention.v.bias': { axes: ['out'], layered: true },
  'attention.output.weight': { axes: ['in', 'out'], layered: true },
  'attention.output.bias': { axes: ['out'], layered: true },
  'attention.norm.gamma': { axes: ['width'], layered: true },
  'attention.norm.beta': { axes: ['width'], layered: true },
  'ffn.hidden.weight': { axes: ['in', 'hidden'], layered: true },
  'ffn.hidden.bias': { axes: ['hidden'], layered: true },
  'ffn.output.weight': { axes: ['hidden', 'out'], layered: true },
  'ffn.output.bias': { axes: ['out'], layered: true },
  'ffn.norm.gamma': { axes: ['width'], layered: true },
  'ffn.norm.beta': { axes: ['width'], layered: true },
  'final.norm.gamma': { axes: ['width'], layered: false },
  'final.norm.beta': { axes: ['width'], layered: false },
  /** Only where the output matrix is the embedding table once more (`tied`). */
  'output.bias': { axes: ['vocabulary'], layered: false },
} as const satisfies Record<string, Row>;

/** What goes in: one id per token. */
export const INPUTS = {
  'tokens.id': { axes: ['token'], layered: false },
} as const satisfies Record<string, Row>;

export type TensorName = keyof typeof TENSORS;
export type WeightName = keyof typeof WEIGHTS;
export type InputName = keyof typeof INPUTS;
export type AnyTensorName = TensorName | WeightName | InputName;

export const TENSOR_NAMES = Object.keys(TENSORS) as readonly TensorName[];
export const WEIGHT_NAMES = Object.keys(WEIGHTS) as readonly WeightName[];

export function isTensorName(name: string): name is TensorName {
  return Object.hasOwn(TENSORS, name);
}
export function isWeightName(name: string): name is WeightName {
  return Object.hasOwn(WEIGHTS, name);
}
export function isAnyTensorName(name: string): name is AnyTensorName {
  return isTensorName(name) || isWeightName(name) || Object.hasOwn(INPUTS, name);
}

/** A tensor's row of the table, widened so that every name can be asked alike. */
export function activationRow(name: TensorName): ActivationRow {
  return TENSORS[name] as ActivationRow;
}

export function axesOf(name: AnyTensorName): readonly Axis[] {
  return rowOf(name).axes;
}

export function isLayered(name: AnyTensorName): boolean {
  return rowOf(name).layered;
}

/** Whether a model has a tensor of this name: the final norm is pre-LN's, the guess is where words are guessed. */
export function existsIn(name: AnyTensorName, config: EncoderConfig): boolean {
  if (name.startsWith('final.')) return config.normOrder === 'pre';
  return !name.startsWith('output.') || config.tied;
}

/** A name and a layer as a reference; the layer is dropped where the tensor stands outside the layers. */
export function refOf(name: AnyTensorName, layer: number | null = null): Ref {
  return { name, layer: isLayered(name) ? (layer ?? 0) : null };
}

/** The key of a reference in a Map: `attention.scores@2`. */
export function refKey(ref: Ref): string {
  return ref.layer === null ? ref.name : `${ref.name}@${ref.layer}`;
}

/** The shape of a tensor for T tokens. */
export function shapeOf(name: AnyTensorName, config: EncoderConfig, tokens: number): number[] {
  const extents: Record<Axis, number> = {
    token: tokens,
    key: tokens,
    head: config.heads,
    width: config.width,
    headWidth: headWidth(config),
    hidden: config.hidden,
    vocabulary: config.vocabulary,
    in: config.width,
    out: config.width,
  };
  return axesOf(name).map((axis) => extents[axis]);
}

const ATTENTION: readonly TensorName[] = [
  'attention.q',
  'attention.k',
  'attention.v',
  'attention.scores',
  'attention.scaled',
  'attention.masked',
  'attention.weights',
  'attention.context',
  'attention.concat',
  'attention.output',
  'attention.residual',
];
const FEED_FORWARD: readonly TensorName[] = ['ffn.hidden', 'ffn.activated', 'ffn.output', 'ffn.residual'];

const HEAD = ['output.logits', 'output.tempered', 'output.probabilities'] as const;

/** Every tensor of a run in the order in which forward() yields it. */
export function dataOrder(config: EncoderConfig): Ref[] {
  const layer: readonly TensorName[] =
    config.normOrder === 'post'
      ? [...ATTENTION, 'attention.norm', ...FEED_FORWARD, 'ffn.norm']
      : ['attention.norm', ...ATTENTION, 'ffn.norm', ...FEED_FORWARD];
  const before: TensorName[] = ['embedding.token', 'embedding.scaled', 'position.encoding', 'embedding.sum'];
  return [
    ...before.map(run),
    ...Array.from({ length: config.layers }, (_, l) => layer.map((name) => at(name, l))).flat(),
    ...(config.normOrder === 'pre' ? [run('final.norm')] : []),
    ...(config.tied ? HEAD.map(run) : []),
  ];
}

/** Every weight of a model. */
export function weightOrder(config: EncoderConfig): Ref[] {
  const layered = WEIGHT_NAMES.filter(isLayered);
  return [
    run('embedding.weight'),
    ...Array.from({ length: config.layers }, (_, l) => layered.map((name) => at(name, l))).flat(),
    ...(config.normOrder === 'pre' ? [run('final.norm.gamma'), run('final.norm.beta')] : []),
    ...(config.tied ? [run('output.bias')] : []),
  ];
}

function rowOf(name: AnyTensorName): Row {
  if (isTensorName(name)) return TENSORS[name];
  if (isWeightName(name)) return WEIGHTS[name];
  return INPUTS[name];
}
