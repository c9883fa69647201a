import type { EncoderConfig } from '../model/config.ts';

/**
 * For how many floats an engine must have room, copies of its inputs included: for one run of the network over N tokens
 * with M guesses. A bound, not a count.
 */
export function floatsOfRun(config: EncoderConfig, N: number, M: number): number {
  const { width: D, hidden: F, layers, vocabulary: V } = config;
  const layer = N * (24 * D + 4 * F) + 4 * D * D + 2 * D * F + 4 * F;
  return layers * layer + 2 * (M * (V + D) + V * (D + 1)) + 4 * N * D + 64 * 1024;
}

/** The same for one step of training, forward and backward. */
export function floatsOfStep(config: EncoderConfig, N: number, M: number): number {
  return 3 * floatsOfRun(config, N, M);
}
