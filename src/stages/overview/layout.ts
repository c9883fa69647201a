import type { EncoderConfig } from '../../model/config.ts';
import type { Cell, Slab } from '../../model/lineage.ts';
import { refKey, shapeOf } from '../../model/tensorNames.ts';
import type { Box } from '../../views/box.ts';
import { emsOf, labelRoom } from '../../views/labels.ts';
import { pitchOf } from '../../views/pitch.ts';
import type { Ribbon } from '../../views/ribbonPath.ts';
import { type Score, type Station, scoreOf } from './stations.ts';

/** The heads of the bars: the layer's name, the tensor's, its shape. */
export const HEAD = { layer: 8, name: 34, shape: 50, rows: 70 } as const;
/** Room for what is read under the staves: one line on a wide page, more on a narrow one. */
const FOOT = { wide: 42, tablet: 62, narrow: 98 } as const;
const PAD = 10;
/** Bars are never drawn smaller than this part of what they would like. */
const LEAST_SCALE = 0.6;
const ROW = 52;
/** What the staves of a long text take at least. */
const LEAST_STAVES = 320;

export interface PlacedBar extends Omit<Station, 'width'> {
  readonly rows: number;
  readonly columns: number;
  /** How many columns each head has where the heads stand end to end; null without heads. */
  readonly perHead: number | null;
  /** Of the strips alone. */
  readonly box: Box;
  /** What the heading may fill, centred over the strips. */
  readonly slot: { readonly x: number; readonly width: number };
  readonly open: boolean;
}

export interface Group {
  readonly layer: number;
  readonly open: boolean;
  readonly box: Box;
}

export interface ScoreLayout {
  readonly width: number;
  readonly height: number;
  /** From one stave to the next, and how much of it a strip takes. */
  readonly pitch: number;
  readonly strip: number;
  readonly fontSize: number;
  /** The words end here and the staves begin. */
  readonly wordsEnd: number;
  readonly stavesEnd: number;
  readonly footTop: number;
  /** How many curves each token keeps; all, where they are not too many. */
  readonly kept: number;
  readonly bars: readonly PlacedBar[];
  readonly groups: readonly Group[];
}

export interface Wish {
  readonly config: EncoderConfig;
  readonly labels: readonly string[];
  /** The layer that stays open when not all can. */
  readonly layer: number;
  /** What stands over a station, in ems of its heading. */
  readonly heading: (station: Station) => string;
  readonly size: { readonly width: number; readonly height: number };
}

/** Where every bar of the score stands: all layers open where they fit, else the chosen one and the others folded. */
export function scoreLayout({ config, labels, layer, heading, size }: Wish): ScoreLayout {
  const T = labels.length;
  const foot = FOOT[size.width < 560 ? 'narrow' : size.width < 1100 ? 'tablet' : 'wide'];
  const room = size.height - HEAD.rows - foot;
  const pitch = pitchOf(T, room, ROW, LEAST_STAVES);
  const strip = pitch < 4 ? pitch : pitch - (pitch < 12 ? 1 : Math.max(4, Math.round(pitch * 0.36)));
  const fontSize = size.width < 700 ? (pitch >= 18 ? 13 : 11) : pitch >= 28 ? 16 : pitch >= 18 ? 13 : 11;
  const wordsEnd = labelRoom(labels, fontSize) + 12;

  const whole = scoreOf(config, () => true);
  const fits = spread(whole, heading, wordsEnd, LEAST_SCALE).width <= size.width;
  const score = fits ? whole : scoreOf(config, (n) => n === layer);
  const most = 1.6;
  let scale: number = LEAST_SCALE;
  if (spread(score, heading, wordsEnd, scale).width < size.width) {
    let above: number = most;
    for (let step = 0; step < 24; step++) {
      const middle = (scale + above) / 2;
      if (spread(score, heading, wordsEnd, middle).width <= size.width) scale = middle;
      else above = middle;
    }
  }
  const placed = spread(score, heading, wordsEnd, scale);
  const tall = T * pitch;
  return {
    width: Math.max(size.width, Math.ceil(placed.width)),
    height: Math.max(size.height, HEAD.rows + tall + foot),
    pitch,
    strip,
    fontSize,
    wordsEnd,
    stavesEnd: placed.width,
    footTop: HEAD.rows + tall + PAD + 8,
    kept: keptOf(T),
    bars: placed.bars.map(({ x, width, ...bar }) => {
      const shape = shapeOf(bar.ref.name, config, T);
      const perHead = shape.length === 3 ? (shape[2] as number) : null;
      const columns = perHead === null ? (shape[1] as number) : perHead * config.heads;
      return { ...bar, rows: T, columns, perHead, box: { x, y: HEAD.rows, width, height: tall } };
    }),
    groups: placed.groups.map(({ x, width, ...group }) => ({
      ...group,
      box: { x, y: 0, width, height: HEAD.rows + tall + PAD },
    })),
  };
}

type Unsized = Omit<PlacedBar, 'box' | 'rows' | 'columns' | 'perHead'>;

interface Line {
  readonly width: number;
  readonly bars: (Unsized & { readonly x: number; readonly width: number })[];
  readonly groups: (Omit<Group, 'box'> & { readonly x: number; readonly width: number })[];
}

/** The least that a finger finds; Q, K and V stand close together and are one such place. */
const TARGET = 24;

/** One line of bars from left to right at a scale; a heading that is wider than its bar makes room for itself. */
function spread(score: Score, heading: Wish['heading'], start: number, scale: number): Line {
  const bars: Line['bars'] = [];
  const groups: Line['groups'] = [];
  let x = start;
  const put = (stations: readonly Station[], open: boolean) => {
    for (const [n, station] of stations.entries()) {
      if (n > 0 || !groups.length)
        x += Math.max(station.heading === 'position' ? PLUS : 4, station.gap * scale);
      const width = Math.max(station.least, station.width * scale);
      const room = open && station.tone in ROOMY ? emsOf(heading(station)) * 12.6 : 0;
      const slot = Math.max(width, room, station.tone in ROOMY ? TARGET : 0);
      bars.push({
        ...station,
        open,
        x: x + (slot - width) / 2,
        width,
        slot: { x, width: slot },
      });
      x += slot;
    }
  };
  put(score.before, true);
  for (const [layer, { open, stations }] of score.layers.entries()) {
    x += Math.max(8, 14 * scale);
    const left = x;
    x += PAD;
    groups.push({ layer, open, x: left, width: 0 });
    put(stations, open);
    x += PAD;
    groups[groups.length - 1] = { layer, open, x: left, width: x - left };
  }
  x += Math.max(8, 14 * scale);
  put(score.after, true);
  return { width: x + 6, bars, groups };
}

/** Room for the sign between word and position. */
const PLUS = 18;
/** Headings of one letter take no room. */
const ROOMY = { ink: true, position: true } as const;

/** What every query takes from every key in one head of the weights (H, T, T), thin; of many keys the strongest. */
export function restOf(
  weights: Float32Array,
  tokens: number,
  head: number,
  { pitch }: Pick<ScoreLayout, 'pitch'>,
): readonly Ribbon[] {
  const kept = keptOf(tokens);
  const rest: Ribbon[] = [];
  for (let query = 0; query < tokens; query++) {
    const row = rowOf(weights, tokens, head, query);
    for (const key of strongest(row, kept)) {
      const width = Math.min(4, (row[key] as number) * 8);
      rest.push({ from: (key + 0.5) * pitch, to: (query + 0.5) * pitch, width });
    }
  }
  return rest;
}

/** What the chosen query takes, side by side: as wide as the weights, which together fill a strip, or more where that is too fine to see. */
export function chosenOf(
  weights: Float32Array,
  tokens: number,
  head: number,
  chosen: number,
  { pitch, strip }: Pick<ScoreLayout, 'pitch' | 'strip'>,
): readonly Ribbon[] {
  const row = rowOf(weights, tokens, head, chosen);
  const middle = (chosen + 0.5) * pitch;
  const thick = Math.max(strip, THICK);
  let filled = 0;
  return [...row].flatMap((weight, key) => {
    const to = middle + (filled + weight / 2 - 0.5) * strip;
    filled += weight;
    const width = Math.max(0.4, weight * thick);
    return weight > LEAST ? [{ from: (key + 0.5) * pitch, to, width }] : [];
  });
}

/** The keys with the largest weights, largest first where not all are kept; what a mask has blocked is none of them. */
function strongest(row: Float32Array, kept: number): number[] {
  const keys: number[] = [];
  for (let key = 0; key < row.length; key++) {
    const weight = row[key] as number;
    const last = keys.at(-1);
    const isFull = keys.length === kept;
    if (weight <= LEAST || (isFull && last !== undefined && weight <= (row[last] as number))) continue;
    if (isFull) keys.pop();
    // Where all are kept their order does not matter, and nothing is sorted.
    let at = keys.length;
    if (kept < row.length) while (at > 0 && (row[keys[at - 1] as number] as number) < weight) at--;
    keys.splice(at, 0, key);
  }
  return keys;
}

function keptOf(tokens: number): number {
  return Math.max(1, Math.min(tokens, Math.floor(CURVES / tokens)));
}

function rowOf(weights: Float32Array, tokens: number, head: number, query: number): Float32Array {
  const start = (head * tokens + query) * tokens;
  return weights.subarray(start, start + tokens);
}

/** More grey curves than this would be one grey cloud. */
const CURVES = 3000;
const LEAST = 1e-4;
/** What all weights of a row are together, in CSS pixels, where strips are thinner. */
const THICK = 24;

/** The cell at a row and column of a bar. */
export function cellOn({ ref, perHead }: PlacedBar, row: number, col: number): Cell {
  return perHead === null
    ? { ref, at: [row, col] }
    : { ref, at: [Math.floor(col / perHead), row, col % perHead] };
}

/** Where a slab stands on a bar, in the figure; null where it belongs to another tensor. */
export function partOf(
  bar: PlacedBar,
  slab: Slab,
  { pitch, strip }: Pick<ScoreLayout, 'pitch' | 'strip'>,
): Box | null {
  // The heads end to end are drawn as what each head mixed: the same numbers at the same places.
  const joined = slab.ref.name === 'attention.concat' && bar.ref.name === 'attention.context';
  if (joined ? slab.ref.layer !== bar.ref.layer : refKey(slab.ref) !== refKey(bar.ref)) return null;
  const headed = bar.perHead !== null && !joined;
  const [head, token, column] = (headed ? slab.at : [null, ...slab.at]) as readonly (number | null)[];
  const width = headed ? (bar.perHead as number) : bar.columns;
  const [from, count] =
    typeof column === 'number'
      ? [(head ?? 0) * width + column, 1]
      : typeof head === 'number'
        ? [head * width, width]
        : [0, bar.columns];
  const [first, last] = typeof token === 'number' ? [token, token] : [0, bar.rows - 1];
  const cell = bar.box.width / bar.columns;
  return {
    x: bar.box.x + from * cell,
    y: bar.box.y + first * pitch + (pitch - strip) / 2,
    width: Math.max(2, count * cell),
    height: (last - first) * pitch + strip,
  };
}
