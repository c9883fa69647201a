/** A dense array of float32 numbers, stored row by row (the last axis is contiguous). */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** A tensor of zeros. */
export function zeros(...shape: number[]): Tensor {
  return { shape, data: new Float32Array(sizeOf(shape)) };
}

/**
 * Where a cell stands in `data`.
 * @throws RangeError when the address has another rank or lies outside the shape.
 */
export function offsetOf(shape: readonly number[], at: readonly number[]): number {
  if (at.length !== shape.length) {
    throw new RangeError(`address of rank ${at.length} into a tensor of rank ${shape.length}`);
  }
  let offset = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    const extent = shape[axis] as number;
    const index = at[axis] as number;
    if (!(Number.isInteger(index) && index >= 0 && index < extent)) {
      throw new RangeError(`index ${index} outside axis ${axis} of extent ${extent}`);
    }
    offset = offset * extent + index;
  }
  return offset;
}

/** One cell's value. Throws RangeError as `offsetOf` does. */
export function valueAt(tensor: Tensor, at: readonly number[]): number {
  return tensor.data[offsetOf(tensor.shape, at)] as number;
}
