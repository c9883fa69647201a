import type { EncoderConfig } from '../../src/model/config.ts';
import type { EncoderInput } from '../../src/model/encoder.ts';

/** Small enough that a run takes no time, large enough that no two axes have the same extent. */
export const TINY: EncoderConfig = {
  width: 12,
  heads: 3,
  hidden: 20,
  layers: 2,
  activation: 'gelu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  vocabulary: 30,
  tied: false,
  seed: 5,
};

export function inputOf(...ids: number[]): EncoderInput {
  return { ids, padding: ids.map(() => false) };
}
