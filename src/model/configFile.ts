import {
  type Activation,
  ConfigError,
  type ConfigProblem,
  configProblems,
  type EncoderConfig,
} from './config.ts';

/** Under which key of `config.json` each setting stands. Names follow Hugging Face where it has one. */
export const CONFIG_KEYS = {
  width: 'hidden_size',
  heads: 'num_attention_heads',
  hidden: 'intermediate_size',
  layers: 'num_hidden_layers',
  activation: 'hidden_act',
  normOrder: 'norm_order',
  position: 'position_embedding_type',
  scaleEmbedding: 'scale_embedding',
  epsilon: 'layer_norm_eps',
  causal: 'is_decoder',
  dropout: 'hidden_dropout_prob',
  vocabulary: 'vocab_size',
  tied: 'tie_word_embeddings',
  seed: 'seed',
} as const satisfies Record<keyof EncoderConfig, string>;

export const MODEL_TYPE = 'encoder-explainer';

/** What Hugging Face calls our activations. */
const ACTIVATION_IN_FILE: Readonly<Record<Activation, string>> = {
  relu: 'relu',
  gelu: 'gelu',
  'gelu-tanh': 'gelu_pytorch_tanh',
};

/**
 * The configuration in a `config.json`; nothing in the file is trusted.
 * @throws ConfigError with everything that is missing or wrong. A problem names our field, or the file's key where
 * we have no field for it.
 */
export function readConfig(json: unknown): EncoderConfig {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new ConfigError([{ code: 'not-one-of', field: 'config.json', allowed: ['object'] }]);
  }
  const file = json as Readonly<Record<string, unknown>>;
  const problems: ConfigProblem[] = [];
  const expect = (holds: boolean, field: string, allowed: readonly string[]): void => {
    if (!holds) problems.push({ code: 'not-one-of', field, allowed });
  };
  const entryOf = (field: keyof EncoderConfig): unknown =>
    Object.hasOwn(file, CONFIG_KEYS[field]) ? file[CONFIG_KEYS[field]] : undefined;
  // What is not a number becomes NaN, which no bound admits.
  const numberOf = (field: keyof EncoderConfig): number => {
    const value = entryOf(field);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const flagOf = (field: keyof EncoderConfig): boolean => {
    const value = entryOf(field);
    expect(typeof value === 'boolean', field, ['true', 'false']);
    return value === true;
  };
  // `configProblems` refuses a choice that it does not know, so a wrong one may pass through here.
  const choiceOf = <T extends string>(field: keyof EncoderConfig): T => {
    const value = entryOf(field);
    return (typeof value === 'string' ? value : '') as T;
  };

  expect(file.model_type === MODEL_TYPE, 'model_type', [MODEL_TYPE]);
  expect(file.pad_token_id === 0, 'pad_token_id', ['0']);
  expect(typeof file.trained === 'boolean', 'trained', ['true', 'false']);
  const inFile = choiceOf<string>('activation');
  const activation = (Object.keys(ACTIVATION_IN_FILE) as Activation[]).find(
    (name) => ACTIVATION_IN_FILE[name] === inFile,
  );
  const config: EncoderConfig = {
    width: numberOf('width'),
    heads: numberOf('heads'),
    hidden: numberOf('hidden'),
    layers: numberOf('layers'),
    activation: activation ?? ('' as Activation),
    normOrder: choiceOf('normOrder'),
    position: choiceOf('position'),
    scaleEmbedding: flagOf('scaleEmbedding'),
    epsilon: numberOf('epsilon'),
    causal: flagOf('causal'),
    dropout: numberOf('dropout'),
    vocabulary: numberOf('vocabulary'),
    tied: flagOf('tied'),
    seed: numberOf('seed'),
  };
  problems.push(...configProblems(config));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** A model's configuration, and which language it has learned; null where nothing was learned. */
export interface ModelConfig {
  readonly config: EncoderConfig;
  readonly learned: 'en' | 'zh' | null;
}

/**
 * The `config.json` of a model's folder.
 * @throws ConfigError as `readConfig`, and for a trained model that does not say what it has learned.
 */
export function readModelConfig(json: unknown): ModelConfig {
  const config = readConfig(json);
  const { trained, language } = json as Readonly<Record<string, unknown>>;
  if (trained !== true) return { config, learned: null };
  if (language === 'en' || language === 'zh') return { config, learned: language };
  throw new ConfigError([{ code: 'not-one-of', field: 'language', allowed: ['en', 'zh'] }]);
}

/** The contents of a `config.json`; `readConfig` reads it back. */
export function writeConfig(
  config: EncoderConfig,
  trained: boolean,
): Record<string, string | number | boolean> {
  const file: Record<string, string | number | boolean> = { model_type: MODEL_TYPE };
  for (const field of Object.keys(CONFIG_KEYS) as (keyof EncoderConfig)[]) {
    file[CONFIG_KEYS[field]] = field === 'activation' ? ACTIVATION_IN_FILE[config.activation] : config[field];
  }
  return { ...file, pad_token_id: 0, trained };
}
