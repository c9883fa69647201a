import { emsOf, labelRoom, shortened } from './labels.ts';

export interface ArcEnd {
  readonly from: number;
  readonly to: number;
  /** Not below 0. */
  readonly weight: number;
}

export interface Word {
  readonly text: string;
  readonly x: number;
  /** Whether there is room for its letters. */
  readonly named: boolean;
}

export interface Arc extends ArcEnd {
  readonly path: string;
  readonly width: number;
  readonly accent: boolean;
}

export interface ArcsLayout {
  readonly words: readonly Word[];
  /** The grey ones first, so that the accent lies on them. */
  readonly arcs: readonly Arc[];
  /** Where the line of words begins. */
  readonly line: number;
  /** Whether the words are turned, because they do not fit side by side. */
  readonly turned: boolean;
}

export const ARC_FONT = 13;
const GAP = { least: 8, most: 30 } as const;
/** Turned words need so much of the line each. */
const TURNED = 15;
const THICKEST = 11;
/** Grey arcs are drawn at this part of their width, so that many of them stay behind the one. */
const GREY = 0.5;
/** Finer than this an arc is not seen. */
const FINEST = 0.3;
/** Of the chosen word's own, even finer ones. */
const FAINTEST = 0.02;
/** So many arcs of each kind at most, the strongest. */
const MOST = 160;
const WORD_ROOM = 26;

/** Words on a line and an arc for every weight, as thick as the weight; the chosen word's own in the accent. */
export function arcsLayout(
  labels: readonly string[],
  weights: readonly ArcEnd[],
  chosen: number,
  size: { readonly width: number; readonly height: number },
): ArcsLayout {
  const texts = labels.map((label) => shortened(label));
  const widths = texts.map((text) => emsOf(text) * ARC_FONT);
  const words = placed(texts, widths, weights, chosen, size.width);
  const room = words.turned ? Math.round(labelRoom(texts, ARC_FONT) * 0.78) + 12 : WORD_ROOM;
  const line = size.height - room;
  const xs = words.words.map((word) => word.x);
  const largest = weights.reduce((most, { weight }) => Math.max(most, weight), 0);
  const longest = xs.length > 1 ? (xs.at(-1) ?? 0) - (xs[0] ?? 0) : size.width;
  const drawn = (end: ArcEnd): Arc => {
    const accent = end.from === chosen;
    const width = largest > 0 ? (end.weight / largest) * THICKEST * (accent ? 1 : GREY) : 0;
    return { ...end, width, accent, path: pathOf(end, xs, line, longest) };
  };
  const widest = largest > 0 ? THICKEST / largest : 0;
  const grey = weights.filter(({ from, weight }) => from !== chosen && weight * widest * GREY >= FINEST);
  const own = weights.filter(({ from, weight }) => from === chosen && weight * widest >= FAINTEST);
  return {
    ...words,
    arcs: [
      ...strongest(grey, MOST).reverse().map(drawn),
      ...(own.length > MOST ? strongest(own, MOST).reverse() : own).map(drawn),
    ],
    line,
  };
}

/** So many of the largest weights, the largest first. */
function strongest(ends: readonly ArcEnd[], most: number): ArcEnd[] {
  const ranked = [...ends].sort((a, b) => b.weight - a.weight);
  return ranked.slice(0, most);
}

function pathOf({ from, to }: ArcEnd, xs: readonly number[], line: number, longest: number): string {
  const [a, b] = [xs[from] ?? 0, xs[to] ?? 0];
  const foot = line - 3;
  const top = foot - THICKEST / 2 - 2;
  const n = (value: number) => value.toFixed(1);
  if (a === b) {
    const reach = Math.min(17, longest / Math.max(1, xs.length - 1) / 2);
    const high = Math.max(10, Math.min(44, top));
    return `M${n(a - 4)},${n(foot)}C${n(a - reach)},${n(foot - high)} ${n(a + reach)},${n(foot - high)} ${n(a + 4)},${n(foot)}`;
  }
  // Near words must not lie flat: the height grows with the root of the distance.
  const height = Math.max(8, top * Math.sqrt(Math.abs(a - b) / longest));
  const control = foot - height * (4 / 3);
  return `M${n(a)},${n(foot)}C${n(a)},${n(control)} ${n(b)},${n(control)} ${n(b)},${n(foot)}`;
}

function placed(
  texts: readonly string[],
  widths: readonly number[],
  weights: readonly ArcEnd[],
  chosen: number,
  width: number,
): Pick<ArcsLayout, 'words' | 'turned'> {
  const total = widths.reduce((sum, w) => sum + w, 0);
  const gap = Math.min(GAP.most, (width - total) / Math.max(1, texts.length - 1));
  if (gap >= GAP.least || texts.length === 1) {
    let x = Math.max(0, (width - total - gap * (texts.length - 1)) / 2);
    const words = texts.map((text, n) => {
      const middle = x + (widths[n] as number) / 2;
      x += (widths[n] as number) + gap;
      return { text, x: middle, named: true };
    });
    return { words, turned: false };
  }
  // The first turned word reaches to the left of its place.
  const reach = (n: number) => (widths[n] ?? 0) * 0.64;
  const turnedFrom = Math.max(...widths.map((_, n) => reach(n) - n * TURNED), 0) + 4;
  const turnedPitch = (width - turnedFrom - 8) / Math.max(1, texts.length - 1);
  if (turnedPitch >= TURNED) {
    const words = texts.map((text, n) => ({ text, x: turnedFrom + n * turnedPitch, named: true }));
    return { words, turned: true };
  }
  const pitch = (width - 16) / Math.max(1, texts.length - 1);
  const xs = texts.map((_, n) => 8 + n * pitch);
  const named = greedy(xs, widths, weights, chosen, width);
  return {
    words: texts.map((text, n) => ({ text, x: xs[n] as number, named: named.has(n) })),
    turned: false,
  };
}

/** The words that get their letters: the chosen one, then those with the largest weights, as long as none touch. */
function greedy(
  xs: readonly number[],
  widths: readonly number[],
  weights: readonly ArcEnd[],
  chosen: number,
  width: number,
): Set<number> {
  const own = weights.filter(({ from }) => from === chosen).sort((a, b) => b.weight - a.weight);
  const named = new Set<number>();
  for (const n of [chosen, ...own.map(({ to }) => to)]) {
    const half = (widths[n] ?? 0) / 2;
    const x = xs[n] ?? 0;
    const fits = [...named].every((other) => {
      const room = half + (widths[other] as number) / 2 + GAP.least;
      return Math.abs((xs[other] as number) - x) >= room;
    });
    if (n === chosen || (fits && x - half >= -8 && x + half <= width + 8)) named.add(n);
  }
  return named;
}
