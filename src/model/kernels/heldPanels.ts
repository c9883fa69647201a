import type { EncoderConfig } from '../config.ts';
import type { HeldWeights, PackedMatrix } from '../ops.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { type AnyTensorName, type Ref, refKey, shapeOf, weightOrder } from '../tensorNames.ts';
import type { Weights } from '../weights.ts';
import type { Arena } from './arena.ts';
import { packPanels, packTransposedPanels, panelLength, unpackPanels } from './panels.ts';

/** The right side of a product in an arena: the panels of a (k, m) matrix. */
export class Panels implements PackedMatrix {
  constructor(
    readonly arena: Arena,
    readonly address: number,
    readonly k: number,
    readonly m: number,
    /** Whether the matrix stands here turned, and unpacks to (m, k). */
    readonly turned: boolean,
  ) {}

  pack(matrix: Float32Array): void {
    (this.turned ? packTransposedPanels : packPanels)(matrix, this.k, this.m, this.view());
  }

  unpack(): Float32Array<ArrayBuffer> {
    const matrix = unpackPanels(this.view(), this.k, this.m);
    if (!this.turned) return matrix;
    const { k, m } = this;
    return Float32Array.from({ length: k * m }, (_, i) => matrix[(i % k) * m + Math.floor(i / k)] as number);
  }

  private view(): Float32Array<ArrayBuffer> {
    return this.arena.view(this.address, panelLength(this.k, this.m));
  }
}

interface Entry {
  readonly ref: Ref;
  readonly shape: readonly number[];
  readonly panels: Panels | null;
  /** The address of what is not in panels. */
  readonly address: number;
  view: Float32Array | null;
  isFilled: boolean;
}

/**
 * Weights in an arena: matrices in panels and nowhere else, everything else as it is. A weight is drawn or copied when it
 * is first used. `get` of a matrix makes it anew from its panels; the last one is kept, since whoever explains a cell
 * asks for one matrix many times.
 * @throws RangeError when there is no memory for them.
 */
export function holdInPanels(arena: Arena, config: EncoderConfig, weights: Weights): HeldWeights {
  const refs = weightOrder(config);
  const inPanels = (ref: Ref) => ref.name !== 'embedding.weight' && shapeOf(ref.name, config, 0).length === 2;
  const bytesOf = (ref: Ref) => {
    const shape = shapeOf(ref.name, config, 0) as [number, number];
    return Math.ceil((inPanels(ref) ? panelLength(...shape) : sizeOf(shape)) / 4) * 16;
  };
  const { width: D, vocabulary: V } = config;
  const tableBytes = config.tied ? panelLength(D, V) * 4 : 0;
  let address = arena.reserve(refs.reduce((total, ref) => total + bytesOf(ref), tableBytes));
  const table = new Panels(arena, address, D, V, true);
  let tableIsFilled = false;
  address += tableBytes;
  const entries = new Map<AnyTensorName, Entry[]>();
  for (const ref of refs) {
    const shape = shapeOf(ref.name, config, 0);
    const panels = inPanels(ref) ? new Panels(arena, address, ...(shape as [number, number]), false) : null;
    const layers = entries.get(ref.name) ?? [];
    entries.set(ref.name, layers);
    layers[ref.layer ?? 0] = { ref, shape, panels, address, view: null, isFilled: false };
    address += bytesOf(ref);
  }

  let source: Weights | null = weights;
  let waiting = refs.length;
  const filled = (ref: Ref): Entry => {
    const entry = entries.get(ref.name)?.[ref.layer ?? 0];
    if (!entry) throw new RangeError(`this model has no ${refKey(ref)}`);
    if (entry.isFilled || !source) return entry;
    const { data } = source.get(ref);
    if (entry.panels) entry.panels.pack(data);
    else arena.view(entry.address, data.length).set(data);
    entry.isFilled = true;
    waiting--;
    if (waiting === 0) source = null;
    return entry;
  };

  const rows = (entry: Entry): Float32Array => {
    // Growing made the view that was here invalid.
    if (!entry.view?.length) entry.view = arena.view(entry.address, sizeOf(entry.shape));
    return entry.view;
  };

  let unpacked: { entry: Entry; tensor: Tensor } | null = null;
  return {
    get(ref) {
      const entry = filled(ref);
      if (!entry.panels) return { shape: entry.shape, data: rows(entry) };
      if (unpacked?.entry !== entry) {
        unpacked = { entry, tensor: { shape: entry.shape, data: entry.panels.unpack() } };
      }
      return unpacked.tensor;
    },
    factor(ref) {
      const entry = filled(ref);
      if (entry.panels) return entry.panels;
      if (ref.name !== 'embedding.weight' || !config.tied) return rows(entry);
      if (!tableIsFilled) table.pack(rows(entry));
      tableIsFilled = true;
      return table;
    },
  };
}
