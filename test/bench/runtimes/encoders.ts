import type { EncoderConfig } from '../../../src/model/config.ts';

/** The encoders that are measured, by their ids. All draw their weights from a seed, so every runtime has the same. */
export const ENCODERS = {
  d64: { config: encoder(64, 4, 2, 'gelu'), about: 'd 64, 2 layers' },
  d128: { config: encoder(128, 4, 2, 'gelu'), about: 'd 128, 2 layers' },
  d512: { config: encoder(512, 8, 6, 'relu'), about: 'd 512, 6 layers' },
  d768: { config: encoder(768, 12, 12, 'gelu'), about: 'd 768, 12 layers' },
} as const satisfies Record<string, { readonly config: EncoderConfig; readonly about: string }>;

export type EncoderId = keyof typeof ENCODERS;

export const ENCODER_IDS = Object.keys(ENCODERS) as readonly EncoderId[];

export function isEncoderId(id: string): id is EncoderId {
  return Object.hasOwn(ENCODERS, id);
}

/** How many tokens are encoded at once. */
export const TOKENS: readonly number[] = [16, 64, 128, 256, 512];

/** An untrained encoder of these sizes. Hidden layers are four times as wide, as usual. The vocabulary is small: a lookup costs the same in any. */
export function encoder(
  width: number,
  heads: number,
  layers: number,
  activation: EncoderConfig['activation'],
): EncoderConfig {
  return {
    width,
    heads,
    hidden: 4 * width,
    layers,
    activation,
    normOrder: 'post',
    position: 'sinusoidal',
    scaleEmbedding: true,
    epsilon: 1e-5,
    causal: false,
    tied: false,
    dropout: 0,
    vocabulary: 1000,
    seed: 2017,
  };
}

/** Ids that differ from each other, as those of a text do. */
export function idsOf(tokens: number): number[] {
  return Array.from({ length: tokens }, (_, t) => (t * 37) % 1000);
}
