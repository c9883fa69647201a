import type { EncoderConfig } from '../model/config.ts';
import { sizeOf, type Tensor } from '../model/tensor.ts';
import { type Ref, refKey, shapeOf, weightOrder } from '../model/tensorNames.ts';
import type { Weights } from '../model/weights.ts';

/** Where one weight stands in the long row of all numbers that are learned. */
export interface Place {
  readonly ref: Ref;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** One number for each parameter of a model: its weights, their gradients, or a moment of them. */
export interface Parameters extends Weights {
  /** All of them, end to end in the order of `weightOrder`. */
  readonly values: Float32Array;
  readonly places: readonly Place[];
}

/** Room for every parameter of a model, views into one array. @throws RangeError for another number of values. */
export function parameters(config: EncoderConfig, values?: Float32Array): Parameters {
  const places: Place[] = [];
  let length = 0;
  for (const ref of weightOrder(config)) {
    const shape = shapeOf(ref.name, config, 0);
    places.push({ ref, shape, start: length, end: length + sizeOf(shape) });
    length += sizeOf(shape);
  }
  const all = values ?? new Float32Array(length);
  if (all.length !== length) throw new RangeError(`${all.length} values for ${length} parameters`);
  const tensors = new Map(
    places.map(({ ref, shape, start, end }): [string, Tensor] => [
      refKey(ref),
      { shape, data: all.subarray(start, end) },
    ]),
  );
  return {
    values: all,
    places,
    get(ref) {
      const found = tensors.get(refKey(ref));
      if (!found) throw new RangeError(`${refKey(ref)} is no parameter of this model`);
      return found;
    },
  };
}

/** The weights of a model, copied into one array. */
export function copyOf(config: EncoderConfig, weights: Weights): Parameters {
  const copy = parameters(config);
  for (const { ref, start } of copy.places) copy.values.set(weights.get(ref).data, start);
  return copy;
}
