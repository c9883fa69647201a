import type { EncoderConfig } from '../model/config.ts';
import type { HeldWeights, Ops } from '../model/ops.ts';
import type { Tensor } from '../model/tensor.ts';
import { refKey, weightOrder } from '../model/tensorNames.ts';
import { drawing, drawnWeights, type Weights } from '../model/weights.ts';

/** The weights of one model in one engine. */
export interface Model {
  readonly ops: Ops;
  readonly weights: HeldWeights;
  /** How many weights are not there yet. */
  readonly missing: number;
  /**
   * Works a little on the weights that are missing, at most a few milliseconds; false when all are there. Whoever stops
   * half way can go on later, with another sentence.
   */
  fill(): boolean;
}

/**
 * Lets an engine take over a model.
 * @param given weights that exist; null for those that are drawn from the configuration's seed.
 * @throws RangeError when there is no memory for them.
 */
export function holdModel(ops: Ops, config: EncoderConfig, given: Weights | null): Model {
  let drawn: { key: string; tensor: Tensor } | null = null;
  const source: Weights = given ?? {
    get(ref) {
      const tensor = drawn?.key === refKey(ref) ? drawn.tensor : drawnWeights(config).get(ref);
      drawn = null;
      return tensor;
    },
  };
  const weights = ops.hold(config, source);
  const refs = weightOrder(config);
  let missing = refs.length;

  const filling = (function* () {
    for (const ref of refs) {
      if (!given) drawn = { key: refKey(ref), tensor: yield* drawing(ref, config) };
      // Asking for it makes the engine take it over.
      weights.factor(ref);
      missing--;
      yield;
    }
  })();

  return {
    ops,
    weights,
    get missing() {
      return missing;
    },
    fill: () => !filling.next().done,
  };
}
