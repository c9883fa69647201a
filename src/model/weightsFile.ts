import type { EncoderConfig } from './config.ts';
import { RunFileError, readStateDict } from './runFile.ts';
import { readSafetensors, TensorFileError } from './tensorFile.ts';
import { refKey, weightOrder } from './tensorNames.ts';
import type { Weights } from './weights.ts';

/** Thrown for bytes that are not the weights of this model; the message says why. */
export class WeightsFileError extends Error {
  override readonly name = 'WeightsFileError';
}

/**
 * The weights in a `model.safetensors`, under PyTorch's names; nothing in the file is trusted.
 * @throws WeightsFileError for a file that was cut off or damaged, for weights of another shape, and for numbers that are
 * none.
 */
export function readWeights(config: EncoderConfig, bytes: Uint8Array): Weights {
  const weights = stateDict(config, bytes);
  for (const ref of weightOrder(config)) {
    if (!weights.get(ref).data.every(Number.isFinite)) {
      throw new WeightsFileError(`${refKey(ref)} holds what is not a number`);
    }
  }
  return weights;
}

function stateDict(config: EncoderConfig, bytes: Uint8Array): Weights {
  try {
    return readStateDict(config, readSafetensors(bytes).tensors);
  } catch (cause) {
    if (cause instanceof TensorFileError || cause instanceof RunFileError) {
      throw new WeightsFileError(cause.message, { cause });
    }
    throw cause;
  }
}
