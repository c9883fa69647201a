import type { Tensor } from '../model/tensor.ts';
import { type AnyTensorName, type Ref, TENSOR_NAMES, WEIGHT_NAMES } from '../model/tensorNames.ts';
import type { Parcel, SentTensor } from './messages.ts';
import type { Pool } from './pool.ts';

const NAMES: readonly AnyTensorName[] = [...TENSOR_NAMES, ...WEIGHT_NAMES];
const NUMBERS = new Map<AnyTensorName, number>(NAMES.map((name, number) => [name, number]));

/** Numbers of a label: name, layer, buffer, where in it, and the extents. */
const RANK = 3;
const LABEL = 4 + RANK;
/** Stands for no layer, and for an axis that there is not. */
const NONE = -1;

/**
 * Copies of tensors in memory that may be handed over.
 * @throws RangeError for a tensor of more than three axes, or one that is neither a tensor of a run nor a weight.
 */
export function packed(sent: readonly { readonly ref: Ref; readonly tensor: Tensor }[], pool: Pool): Parcel {
  const rooms = pool.takeAll(sent.map(({ tensor }) => tensor.data.length));
  const buffers = [...new Set(rooms.map((room) => room.buffer))];
  const labels = new Int32Array(sent.length * LABEL).fill(NONE);
  let buffer = 0;
  sent.forEach(({ ref, tensor: { shape, data } }, i) => {
    const room = rooms[i] as Float32Array<ArrayBuffer>;
    const number = NUMBERS.get(ref.name);
    if (number === undefined || shape.length > RANK) throw new RangeError(`${ref.name} cannot be sent`);
    room.set(data);
    if (room.buffer !== buffers[buffer]) buffer = buffers.indexOf(room.buffer);
    labels.set([number, ref.layer ?? NONE, buffer, room.byteOffset, ...shape], i * LABEL);
  });
  return { labels, buffers };
}

/** The tensors of a parcel, where they lie in its memory. */
export function unpacked({ labels, buffers }: Parcel): SentTensor[] {
  return Array.from({ length: labels.length / LABEL }, (_, i) => {
    const [number = 0, layer = NONE, buffer = 0, offset = 0, ...extents] = labels.subarray(
      i * LABEL,
      (i + 1) * LABEL,
    );
    const shape = extents.filter((extent) => extent !== NONE);
    const length = shape.reduce((product, extent) => product * extent, 1);
    return {
      ref: { name: NAMES[number] as AnyTensorName, layer: layer === NONE ? null : layer },
      shape,
      data: new Float32Array(buffers[buffer] as ArrayBuffer, offset, length),
    };
  });
}
