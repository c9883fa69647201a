import type { EncoderConfig } from '../../model/config.ts';
import {
  dataOrder,
  encoderOutput,
  layerOutput,
  type Ref,
  refKey,
  type TensorName,
} from '../../model/tensorNames.ts';
import type { Tone } from '../../views/colour.ts';
import type { StageId } from '../ids.ts';

export type Heading =
  | 'embedding'
  | 'scaled'
  | 'position'
  | 'sum'
  | 'q'
  | 'k'
  | 'v'
  | 'attention'
  | 'mix'
  | 'heads'
  | 'norm'
  | 'hidden'
  | 'output';

/** A bar of the score, or the curves between two bars. */
export interface Station {
  readonly ref: Ref;
  readonly heading: Heading;
  /** Where pressing it leads. */
  readonly stage: StageId;
  readonly tone: Tone;
  /** How wide it would like to be, in CSS pixels. */
  readonly width: number;
  /** It is never drawn narrower. */
  readonly least: number;
  readonly gap: number;
}

type Drawn = readonly [heading: Heading, stage: StageId, width: number, tone?: Tone];

/** Which tensors the score shows; the order is the encoder's own. */
const DRAWN: Partial<Record<TensorName, Drawn>> = {
  'embedding.token': ['embedding', 'embedding', 76],
  'embedding.scaled': ['scaled', 'scale', 76],
  'position.encoding': ['position', 'position', 76, 'position'],
  'embedding.sum': ['sum', 'position', 76],
  'attention.q': ['q', 'query-key-value', 17, 'query'],
  'attention.k': ['k', 'query-key-value', 17, 'key'],
  'attention.v': ['v', 'query-key-value', 17, 'value'],
  'attention.weights': ['attention', 'softmax', 94],
  'attention.context': ['mix', 'mix', 44],
  'attention.output': ['heads', 'heads', 44],
  'attention.norm': ['norm', 'add-norm-attention', 44],
  'ffn.activated': ['hidden', 'feed-forward', 80],
  'ffn.norm': ['norm', 'add-norm-output', 44],
};

/** Before the layers, each layer, and what comes out. A folded layer keeps its attention and what it hands on. */
export interface Score {
  readonly before: readonly Station[];
  readonly layers: readonly { readonly open: boolean; readonly stations: readonly Station[] }[];
  readonly after: readonly Station[];
}

const GAP = 14;
const TIGHT = 4;

export function scoreOf(config: EncoderConfig, isOpen: (layer: number) => boolean): Score {
  const stations = dataOrder(config).flatMap((ref) => stationOf(ref, config) ?? []);
  const output = encoderOutput(config);
  return {
    before: stations.filter(({ ref }) => ref.layer === null && ref.name !== output.name),
    layers: Array.from({ length: config.layers }, (_, layer) => {
      const all = stations.filter(({ ref }) => ref.layer === layer);
      const kept = ['attention.weights', layerOutput(config, layer).name];
      const open = isOpen(layer);
      return { open, stations: open ? all : all.filter(({ ref }) => kept.includes(ref.name)).map(folded) };
    }),
    after: [{ ref: output, heading: 'output', stage: 'output', tone: 'ink', width: 56, least: 0, gap: GAP }],
  };
}

/** Every tensor the score can show, whatever is folded. */
export function drawnRefs(config: EncoderConfig): Ref[] {
  const { before, layers, after } = scoreOf(config, () => true);
  const all = [...before, ...layers.flatMap(({ stations }) => stations), ...after].map(({ ref }) => ref);
  return [...new Map(all.map((ref) => [refKey(ref), ref])).values()];
}

function stationOf(ref: Ref, config: EncoderConfig): Station | null {
  const name = ref.name as TensorName;
  const sum: Drawn = ['sum', 'add-norm-output', 44];
  const drawn = config.normOrder === 'pre' && name === 'ffn.residual' ? sum : DRAWN[name];
  if (!drawn) return null;
  const [heading, stage, width, tone = 'ink'] = drawn;
  const gap = heading === 'k' || heading === 'v' ? TIGHT : GAP;
  // A pair of sine and cosine must not melt into its mean where there are 64 columns.
  return { ref, heading, stage, width, tone, gap, least: ref.layer === null ? 64 : 0 };
}

function folded(station: Station): Station {
  return { ...station, width: station.heading === 'attention' ? 44 : 24, gap: 6 };
}
