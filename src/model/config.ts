/** What an encoder is, before any weight exists. */
export interface EncoderConfig {
  /** D, called d_model in the paper. */
  readonly width: number;
  /** H; must divide `width`. */
  readonly heads: number;
  /** F, the inner width of the feed-forward network. */
  readonly hidden: number;
  /** N, how many encoder layers are stacked. */
  readonly layers: number;
  readonly activation: Activation;
  /** `post`: LayerNorm after each residual (Vaswani et al. 2017, BERT); `pre`: before each sub-layer, with one more at the end (GPT-2). */
  readonly normOrder: NormOrder;
  readonly position: PositionKind;
  /** Whether embeddings are multiplied by √D before the position is added (Vaswani et al. 2017, §3.4). */
  readonly scaleEmbedding: boolean;
  /** ε under the root of LayerNorm. */
  readonly epsilon: number;
  /** Whether a token may look only at itself and at what stands before it (the decoder's mask). */
  readonly causal: boolean;
  /** The share of cells dropped in training. Stated only: in use nothing is dropped. */
  readonly dropout: number;
  /** V, the rows of the embedding table. */
  readonly vocabulary: number;
  /**
   * Whether the model guesses words: its output matrix is the embedding table once more, with a bias for each entry
   * (Press & Wolf 2017; Vaswani et al. 2017, §3.4). Untrained models have no such head.
   */
  readonly tied: boolean;
  /** The seed from which untrained weights are drawn. */
  readonly seed: number;
}

export const ACTIVATIONS = ['relu', 'gelu', 'gelu-tanh'] as const;
export type Activation = (typeof ACTIVATIONS)[number];
export const NORM_ORDERS = ['post', 'pre'] as const;
export type NormOrder = (typeof NORM_ORDERS)[number];
export const POSITION_KINDS = ['sinusoidal', 'none'] as const;
export type PositionKind = (typeof POSITION_KINDS)[number];

/** The sizes a reader may choose, both ends included. */
export const BOUNDS = {
  width: [8, 1024],
  heads: [1, 64],
  hidden: [8, 4096],
  layers: [1, 12],
  vocabulary: [1, 200_000],
  seed: [0, 2 ** 32 - 1],
} as const satisfies Partial<Record<keyof EncoderConfig, readonly [number, number]>>;

/** The least and the most that logits may be divided by. */
export const TEMPERATURES = [0.1, 3] as const;

/** The most tokens one run takes; the rest of a longer text stays in the box, marked. */
export const TOKEN_LIMIT = 512;
/** The most bytes that weights, activations and what the page draws of them may take together. */
export const MEMORY_LIMIT = 1_500_000_000;
/** Up to this many bytes, with all tensors counted twice, a run is sent to the page whole; above it only what is drawn. */
export const SEND_ALL = 24_000_000;

/** Why a configuration cannot be built. `field` names the culprit; the page words it in the reader's language. */
export type ConfigProblem =
  | { readonly code: 'not-a-number'; readonly field: string }
  | { readonly code: 'out-of-bounds'; readonly field: string; readonly low: number; readonly high: number }
  | { readonly code: 'not-one-of'; readonly field: string; readonly allowed: readonly string[] }
  | { readonly code: 'heads-do-not-divide'; readonly heads: number; readonly width: number }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number };

/** Thrown where a wrong configuration would otherwise be run. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => JSON.stringify(problem)).join('; '));
  }
}

/** Dh, the width of one head (d_k = d_v in the paper). */
export function headWidth(config: EncoderConfig): number {
  return config.width / config.heads;
}

/** How many numbers the model has learned, or would have: every weight, bias, γ, β and the embedding table. */
export function parameterCount(config: EncoderConfig): number {
  const { width: d, hidden: f, layers, vocabulary } = config;
  const attention = 4 * (d * d + d);
  const feedForward = d * f + f + f * d + d;
  const norms = 2 * 2 * d;
  const finalNorm = config.normOrder === 'pre' ? 2 * d : 0;
  const head = config.tied ? vocabulary : 0;
  return vocabulary * d + layers * (attention + feedForward + norms) + finalNorm + head;
}

/** How many multiplications the products of one run take, for T tokens. */
export function multiplyCount(config: EncoderConfig, tokens: number): number {
  const { width: d, hidden: f, layers, vocabulary } = config;
  const projections = 4 * tokens * d * d;
  const attention = 2 * tokens * tokens * d;
  const feedForward = 2 * tokens * d * f;
  const head = config.tied ? tokens * d * vocabulary : 0;
  return layers * (projections + attention + feedForward) + head;
}

/** How many numbers the tensors of one layer hold, and those outside the layers, for T tokens. */
function activationCount(config: EncoderConfig, tokens: number): { perLayer: number; outside: number } {
  const { width: d, heads: h, hidden: f, vocabulary } = config;
  const head = config.tied ? 3 * tokens * vocabulary : 0;
  return {
    perLayer: 11 * tokens * d + 4 * h * tokens * tokens + 2 * tokens * f,
    outside: (config.normOrder === 'pre' ? 5 : 4) * tokens * d + head,
  };
}

/** Whether a run is small enough for the page to be sent every tensor of it. */
export function isSentWhole(config: EncoderConfig, tokens: number): boolean {
  const { perLayer, outside } = activationCount(config, tokens);
  return 4 * (parameterCount(config) + 2 * (outside + config.layers * perLayer)) <= SEND_ALL;
}

/**
 * Bytes for the weights and every intermediate of one run, once each, in the worker, and for what the page holds of
 * them: all of a small run; of a large one no more than the numbers of one layer and what stands outside the layers.
 */
export function memoryNeeded(config: EncoderConfig, tokens: number): number {
  const { perLayer, outside } = activationCount(config, tokens);
  const run = outside + config.layers * perLayer;
  const drawn = isSentWhole(config, tokens) ? run : outside + perLayer;
  return 4 * (parameterCount(config) + run + drawn);
}

/** Everything that is wrong with a configuration; empty when it can be built and run on so many tokens. */
export function configProblems(config: EncoderConfig, tokens = 1): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [field, [low, high]] of Object.entries(BOUNDS)) {
    const value = config[field as keyof typeof BOUNDS];
    if (!Number.isInteger(value)) problems.push({ code: 'not-a-number', field });
    else if (value < low || value > high) problems.push({ code: 'out-of-bounds', field, low, high });
  }
  if (!(config.epsilon > 0 && config.epsilon < 1)) {
    problems.push({ code: 'out-of-bounds', field: 'epsilon', low: 0, high: 1 });
  }
  if (!(config.dropout >= 0 && config.dropout < 1)) {
    problems.push({ code: 'out-of-bounds', field: 'dropout', low: 0, high: 1 });
  }
  const choices: [keyof EncoderConfig, readonly string[]][] = [
    ['activation', ACTIVATIONS],
    ['normOrder', NORM_ORDERS],
    ['position', POSITION_KINDS],
  ];
  for (const [field, allowed] of choices) {
    if (!allowed.includes(String(config[field]))) problems.push({ code: 'not-one-of', field, allowed });
  }
  if (problems.length > 0) return problems;
  if (config.width % config.heads !== 0) {
    problems.push({ code: 'heads-do-not-divide', heads: config.heads, width: config.width });
  }
  const bytes = memoryNeeded(config, tokens);
  if (bytes > MEMORY_LIMIT) problems.push({ code: 'too-large', bytes, limit: MEMORY_LIMIT });
  return problems;
}

/** Returns the configuration, or throws ConfigError with everything that is wrong with it for so many tokens. */
export function checkConfig(config: EncoderConfig, tokens = 1): EncoderConfig {
  const problems = configProblems(config, tokens);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
