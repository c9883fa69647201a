import { ConfigError, type EncoderConfig } from '../model/config.ts';
import { readModelConfig } from '../model/configFile.ts';
import { createTokenizer, type TextTokenizer, TokenizerFileError } from '../model/tokenizer.ts';
import { keptWeights } from '../model/weights.ts';
import { type FileWeights, readWeights, WeightsFileError } from '../model/weightsFile.ts';
import { folderOf, isLearned, type Learned, type ModelId } from './modelIds.ts';

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
  /** What was learned; null where nothing was, or where it could not be read: then weights are drawn from the seed. */
  readonly learned: { readonly language: Learned; readonly weights: FileWeights } | null;
  /** Why a trained model runs untrained. */
  readonly flaw: 'unreachable' | 'broken' | null;
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
 * Loads a model's folder, in Hugging Face layout. The weights of a trained model come with the rest at the same time;
 * where they cannot be had the model runs untrained, and without the guess that it has not learned.
 * @param base the URL under which `models/` stands.
 * @throws ModelError
 */
export async function loadModel(id: ModelId, base: string): Promise<LoadedModel> {
  const folder = new URL(`models/${folderOf(id)}/`, base);
  const [file, tokenizer, weights] = await Promise.all([
    fetchJson(new URL('config.json', folder)).then(orBroken(readModelConfig)),
    // Made while the weights, which are much larger, are still on their way.
    fetchJson(new URL('tokenizer.json', folder)).then(orBroken(createTokenizer)),
    isLearned(id) ? bytesOrFlaw(new URL('model.safetensors', folder)) : null,
  ]);
  const { config, learned } = file;
  const loaded = { config, tokenizer, learned: null, flaw: null };
  if (learned === null || weights === null) return { ...loaded, config: untied(config) };
  if (typeof weights === 'string') return { ...loaded, config: untied(config), flaw: weights };
  return { ...loaded, ...weightsOrFlaw(config, learned, weights) };
}

/** Reads what came; what is no part of a model makes the whole model broken. */
function orBroken<Part>(read: (json: unknown) => Part): (json: unknown) => Part {
  return (json) => {
    try {
      return read(json);
    } catch (cause) {
      if (cause instanceof ConfigError || cause instanceof TokenizerFileError)
        throw new ModelError('broken', { cause });
      throw cause;
    }
  };
}

/** Other weights of a model than its own: a file beside its configuration. */
export async function fetchWeights(
  id: ModelId,
  file: string,
  config: EncoderConfig,
  base: string,
): Promise<FileWeights | 'unreachable' | 'broken'> {
  const bytes = await bytesOrFlaw(new URL(`models/${folderOf(id)}/${file}`, base));
  if (typeof bytes === 'string') return bytes;
  try {
    return kept(readWeights(config, bytes));
  } catch (error) {
    if (error instanceof WeightsFileError) return 'broken';
    throw error;
  }
}

function weightsOrFlaw(config: EncoderConfig, language: Learned, bytes: Uint8Array) {
  try {
    return { config, learned: { language, weights: kept(readWeights(config, bytes)) } };
  } catch (error) {
    if (error instanceof WeightsFileError) return { config: untied(config), flaw: 'broken' as const };
    throw error;
  }
}

/** The page looks at few of them, and again and again. */
function kept(weights: FileWeights): FileWeights {
  return { ...keptWeights(weights), file: weights.file };
}

/** Without its guess: random weights have none. */
function untied(config: EncoderConfig): EncoderConfig {
  return { ...config, tied: false };
}

async function bytesOrFlaw(url: URL): Promise<Uint8Array | 'unreachable'> {
  try {
    return new Uint8Array(await (await fetchWhole(url)).arrayBuffer());
  } catch {
    return 'unreachable';
  }
}

async function fetchJson(url: URL): Promise<unknown> {
  const response = await fetchWhole(url);
  try {
    return await response.json();
  } catch (cause) {
    throw new ModelError('broken', { cause });
  }
}

async function fetchWhole(url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new ModelError('unreachable', { cause });
  }
  if (!response.ok) throw new ModelError('unreachable');
  return response;
}
