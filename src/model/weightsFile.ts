import type { EncoderConfig } from './config.ts';
import { RunFileError, storedWeights } from './runFile.ts';
import { openSafetensors, TensorFileError } from './tensorFile.ts';
import type { Weights } from './weights.ts';

/** Thrown for bytes that are not the weights of this model; the message says why. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}

/** Weights that lie in a file: each is unpacked whenever it is asked for, so whoever asks often keeps it. */
export interface FileWeights extends Weights {
  /** The whole file, which weighs half of what is in it; a worker is given this. */
  readonly file: Uint8Array;
}

/**
 * The weights in a `model.safetensors`, under PyTorch's names; nothing in the file is trusted, and nothing of it unpacked.
 * @throws WeightsFileError for a file that was cut off or damaged, for weights of another shape, and for numbers that are
 * none.
 */
export function readWeights(config: EncoderConfig, file: Uint8Array): FileWeights {
  try {
    const { tensors } = openSafetensors(file);
    const weights = storedWeights(config, tensors);
    for (const [name, stored] of tensors) {
      if (!stored.isFinite()) throw new WeightsFileError(`${name} holds what is not a number`);
    }
    return { ...weights, file };
  } catch (cause) {
    if (cause instanceof TensorFileError || cause instanceof RunFileError) {
      throw new WeightsFileError(cause.message, { cause });
    }
    throw cause;
  }
}
