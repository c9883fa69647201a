import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { checkConfig, type EncoderConfig } from '../model/config.ts';
import { writeConfig } from '../model/configFile.ts';
import { makePieces, makeTokenizerFile } from './vocabulary.ts';

/**
 * Writes the vocabulary and the configuration of each shipped model into `public/models/`, from the training texts.
 * Both models share one vocabulary; each folder has its own copy, because that is how Hugging Face lays a model out.
 */

export const TEXT_NAMES = ['en', 'zh-Hans', 'zh-Hant'] as const;

const SHARED = {
  normOrder: 'post',
  position: 'sinusoidal',
  scaleEmbedding: true,
  epsilon: 1e-5,
  causal: false,
  dropout: 0.1,
  tied: false,
} as const satisfies Partial<EncoderConfig>;

/** `pocket` is small enough to train here and to see whole; `paper` has the sizes of Vaswani et al. 2017. */
export const SHIPPED_MODELS = {
  pocket: { ...SHARED, width: 64, heads: 4, hidden: 256, layers: 2, activation: 'gelu', seed: 1 },
  paper: { ...SHARED, width: 512, heads: 8, hidden: 2048, layers: 6, activation: 'relu', seed: 2017 },
} as const satisfies Record<string, Omit<EncoderConfig, 'vocabulary'>>;

/** The training texts in the order of TEXT_NAMES. */
export async function readTexts(): Promise<string[]> {
  return Promise.all(
    TEXT_NAMES.map((name) => readFile(new URL(`./text/${name}.txt`, import.meta.url), 'utf8')),
  );
}

export async function main(): Promise<void> {
  const texts = await readTexts();
  const vocabulary = makePieces(texts).length;
  // Not indented: the browser fetches this file, and two thirds of it would be blanks and newlines.
  const tokenizer = `${JSON.stringify(makeTokenizerFile(texts))}\n`;
  for (const [name, sizes] of Object.entries(SHIPPED_MODELS)) {
    const folder = new URL(`../../public/models/${name}/`, import.meta.url);
    const config = checkConfig({ ...sizes, vocabulary });
    await mkdir(folder, { recursive: true });
    await writeFile(new URL('tokenizer.json', folder), tokenizer);
    await writeFile(
      new URL('config.json', folder),
      `${JSON.stringify(writeConfig(config, false), null, 2)}\n`,
    );
  }
}
