import { readFile } from 'node:fs/promises';
import type { EncoderConfig } from '../../src/model/config.ts';
import { writeConfig } from '../../src/model/configFile.ts';
import { pytorchWeights } from '../../src/model/runFile.ts';
import { writeSafetensors } from '../../src/model/tensorFile.ts';
import { untrainedWeights, type Weights } from '../../src/model/weights.ts';

/** A folder as the trainer writes it, with weights that are nobody's: small, and known to the test. */
export const LEARNED: EncoderConfig = {
  width: 8,
  heads: 2,
  hidden: 16,
  layers: 2,
  activation: 'relu',
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0,
  vocabulary: 9393,
  tied: true,
  seed: 99,
};
export const LEARNED_WEIGHTS: Weights = untrainedWeights({ ...LEARNED, seed: 12345 });

/** The files of the folder by name. */
export async function trainedFolder(
  language: 'en' | 'zh' = 'en',
): Promise<Record<string, string | Uint8Array<ArrayBuffer>>> {
  const tokenizer = await readFile(
    new URL('../../public/models/pocket/tokenizer.json', import.meta.url),
    'utf8',
  );
  const vocabulary = Object.keys(JSON.parse(tokenizer).model.vocab).length;
  if (vocabulary !== LEARNED.vocabulary) throw new RangeError(`the vocabulary has ${vocabulary} entries`);
  return {
    'config.json': JSON.stringify({ ...writeConfig(LEARNED, true), language }),
    'tokenizer.json': tokenizer,
    'model.safetensors': writeSafetensors(pytorchWeights(LEARNED, LEARNED_WEIGHTS), {}, 'F16'),
  };
}
