import { ConfigError, type EncoderConfig } from '../model/config.ts';
import { readConfig } from '../model/configFile.ts';
import { createTokenizer, type TextTokenizer, TokenizerFileError } from '../model/tokenizer.ts';

/** The models of the picker. `custom` has no folder: its sizes are the reader's, its vocabulary is Pocket's. */
export const MODEL_IDS = ['pocket', 'paper', 'custom'] as const;
export type ModelId = (typeof MODEL_IDS)[number];

export function isModelId(value: string): value is ModelId {
  return (MODEL_IDS as readonly string[]).includes(value);
}

/** The sizes of the reader's own model. */
export type CustomModel = Pick<
  EncoderConfig,
  | 'width'
  | 'heads'
  | 'hidden'
  | 'layers'
  | 'activation'
  | 'normOrder'
  | 'position'
  | 'scaleEmbedding'
  | 'seed'
>;

export const DEFAULT_CUSTOM: CustomModel = {
  width: 32,
  heads: 2,
  hidden: 128,
  layers: 3,
  activation: 'gelu',
  normOrder: 'pre',
  position: 'sinusoidal',
  scaleEmbedding: true,
  seed: 7,
};

export interface LoadedModel {
  readonly config: EncoderConfig;
  readonly tokenizer: TextTokenizer;
}

/** The model's folder could not be fetched, or what came is not a model. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  constructor(
    readonly reason: 'unreachable' | 'broken',
    options?: ErrorOptions,
  ) {
    super(reason, options);
  }
}

/**
 * Loads a model's folder, in Hugging Face layout.
 * @param base the URL under which `models/` stands.
 * @throws ModelError
 */
export async function loadModel(id: ModelId, base: string): Promise<LoadedModel> {
  const folder = new URL(`models/${id === 'custom' ? 'pocket' : id}/`, base);
  const [config, tokenizer] = await Promise.all([
    fetchJson(new URL('config.json', folder)),
    fetchJson(new URL('tokenizer.json', folder)),
  ]);
  try {
    return { config: readConfig(config), tokenizer: createTokenizer(tokenizer) };
  } catch (cause) {
    if (cause instanceof ConfigError || cause instanceof TokenizerFileError)
      throw new ModelError('broken', { cause });
    throw cause;
  }
}

async function fetchJson(url: URL): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new ModelError('unreachable', { cause });
  }
  if (!response.ok) throw new ModelError('unreachable');
  try {
    return await response.json();
  } catch (cause) {
    throw new ModelError('broken', { cause });
  }
}
