import type { Box } from '../../views/box.ts';
import { emsOf } from '../../views/labels.ts';
import { PAGE_TALL } from '../../views/pitch.ts';

export const REGION_KINDS = ['special', 'ascii', 'continuing', 'sign', 'han', 'word'] as const;
export type RegionKind = (typeof REGION_KINDS)[number];

/** A stretch of the vocabulary whose entries are of one kind. */
export interface Region {
  readonly kind: RegionKind;
  readonly first: number;
  readonly last: number;
}

/** A stretch shorter than this is a stray, and belongs to the stretch before it. */
const STRAY = 3;

const cut = new WeakMap<readonly string[], readonly Region[]>();

/** The vocabulary cut where the kind of its entries changes, in its own order. */
export function regionsOf(pieces: readonly string[]): readonly Region[] {
  const known = cut.get(pieces) ?? regionsIn(pieces);
  cut.set(pieces, known);
  return known;
}

function regionsIn(pieces: readonly string[]): Region[] {
  const runs: Region[] = [];
  const add = (kind: RegionKind, first: number, last: number) => {
    const before = runs.at(-1);
    if (before?.kind === kind) runs[runs.length - 1] = { ...before, last };
    else runs.push({ kind, first, last });
  };
  let first = 0;
  for (let id = 1; id <= pieces.length; id++) {
    const kind = kindOf(pieces[first] as string);
    if (id < pieces.length && kindOf(pieces[id] as string) === kind) continue;
    const stray = id - first < STRAY ? runs.at(-1)?.kind : undefined;
    add(stray ?? kind, first, id - 1);
    first = id;
  }
  return runs;
}

function kindOf(piece: string): RegionKind {
  if (/^\[[A-Z]+\]$/.test(piece)) return 'special';
  if (piece.startsWith('##') && piece.length > 2) return 'continuing';
  if (/^[!-~]$/.test(piece)) return 'ascii';
  if (/^\p{Script=Han}$/u.test(piece)) return 'han';
  return [...piece].length === 1 ? 'sign' : 'word';
}

/** What is known of a token before it is placed. */
export interface Word {
  /** Its own letters. */
  readonly label: string;
  readonly piece: string;
  readonly id: number;
  /** A word such as "unknown" under it; empty for an ordinary token. */
  readonly note: string;
  /** Whether it stands for no letters of the text, and is set smaller. */
  readonly small: boolean;
  /** Whether it continues the word before it. */
  readonly joined: boolean;
  /** Whether there is a blank between it and the token before it. */
  readonly spaced: boolean;
}

export interface TokenPlace extends Box {
  readonly line: number;
  /** Where the token is cut from the one before it; null at the beginning of a line. */
  readonly cut: number | null;
  /** The letters as they fit. */
  readonly label: string;
}

export interface RegionPlace {
  readonly x: number;
  readonly width: number;
  readonly text: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
  /** Where the leader hangs from the line; null where the name stands right under its region. */
  readonly leader: number | null;
}

export interface Neighbour extends Box {
  readonly id: number;
}

/** What stands at each token of the sentence: letters, entry and id; letters and id; of a long text the letters alone. */
export type Detail = 'full' | 'brief' | 'letters';

export interface TokensLayout {
  readonly width: number;
  readonly height: number;
  readonly font: number;
  readonly detail: Detail;
  readonly tokens: readonly TokenPlace[];
  /** From a token down to its place on the line. */
  readonly curves: readonly Curve[];
  /** The vocabulary. */
  readonly line: Box;
  /** Where the last line of the sentence ends. */
  readonly foot: number;
  readonly title: { readonly x: number; readonly y: number };
  readonly regions: readonly RegionPlace[];
  /** The part of the line that is drawn large below. */
  readonly zoom: { readonly from: number; readonly to: number; readonly y: number };
  readonly neighbours: readonly Neighbour[];
  /** Whether the neighbours stand one below another. */
  readonly stacked: boolean;
  readonly note: Box;
  readonly sum: Box;
}

export interface Curve {
  readonly from: readonly [x: number, y: number];
  /** Between which tokens it passes through each line of the sentence that lies below its own. */
  readonly through: readonly { readonly x: number; readonly top: number; readonly foot: number }[];
  readonly to: readonly [x: number, y: number];
}

export interface TokensInput {
  readonly words: readonly Word[];
  readonly vocabulary: number;
  readonly regions: readonly Region[];
  /** What the regions are called, with their borders. */
  readonly names: readonly string[];
  /** The chosen token. */
  readonly chosen: number;
}

export const SMALL = 12;
const FONT = { max: 30, oneLine: 18, min: 16 } as const;
/** How much smaller a special token is set. */
export const SMALLER = 0.62;
const PAD = 5;
const ROW = { entry: 17, id: 17, note: 14, gap: 16 } as const;
/** Letters alone, of a text that finds no room with its ids: from a size that is read with ease down to the least. */
const LETTERS = { max: 15, min: 11, gap: 4 } as const;
const LINE = 9;
const NAME = 17;
const NARROW = 560;
const AROUND = 4;

/** Cut the sentence, lay the vocabulary out on one line, and join each token to its place there. */
export function tokensLayout(input: TokensInput, size: { width: number; height: number }): TokensLayout {
  const { words, vocabulary, regions, names, chosen } = input;
  const { width } = size;
  const stacked = width < NARROW;
  const noted = words.some((word) => word.note !== '');
  const rows = regionPlaces(regions, names, vocabulary, width);
  const below =
    LINE +
    8 +
    rows.depth * NAME +
    46 +
    (stacked ? (2 * AROUND + 1) * 25 : 62) +
    8 +
    (stacked ? 74 : 44) +
    (stacked ? 96 : 66);
  const least = stacked ? 90 : 60;
  const room = Math.max(size.height * 0.42, size.height - below - 110);
  const { font, detail, tokens, bottom } = sentence(words, width, stacked ? PAGE_TALL : room, noted);
  const drop = Math.max(
    detail === 'full' ? (stacked ? 90 : 110) : least,
    Math.min(stacked ? 150 : 300, size.height - bottom - below),
  );
  const line = { x: 0, y: bottom + drop, width, height: LINE };
  const place = (id: number) => ((id + 0.5) / vocabulary) * width;
  const names0 = line.y + LINE + 8;
  const zoomTop = names0 + rows.depth * NAME + 46;

  const id = words[chosen]?.id ?? 0;
  const count = Math.min(2 * AROUND + 1, vocabulary);
  const first = Math.max(0, Math.min(vocabulary - count, id - AROUND));
  const neighbours = Array.from({ length: count }, (_, n): Neighbour => {
    const box = stacked
      ? { x: 0, y: zoomTop + n * 25, width, height: 25 }
      : { x: (n * width) / count, y: zoomTop, width: width / count, height: 62 };
    return { id: first + n, ...box };
  });
  const zoomBottom = zoomTop + (stacked ? count * 25 : 62);
  const note = { x: 0, y: zoomBottom + 8, width, height: stacked ? 74 : 44 };
  const sum = { x: 0, y: note.y + note.height, width, height: stacked ? 96 : 66 };
  return {
    width,
    height: sum.y + sum.height,
    font,
    detail,
    tokens,
    curves: words.map((word, n): Curve => {
      const box = tokens[n] as TokenPlace;
      return {
        from: [box.x + box.width / 2, box.y + box.height],
        through: waysThrough(tokens, box),
        to: [place(word.id), line.y],
      };
    }),
    line,
    title: { x: width / 2, y: zoomTop - 12 },
    foot: bottom,
    regions: rows.places.map((each) => ({ ...each, text: { ...each.text, y: each.text.y + names0 } })),
    zoom: {
      from: (first / vocabulary) * width,
      to: ((first + count) / vocabulary) * width,
      y: zoomTop,
    },
    neighbours,
    stacked,
    note,
    sum,
  };
}

/** The nearest way through each lower line: at a cut between two tokens, or anywhere beyond the last. */
function waysThrough(tokens: readonly TokenPlace[], from: TokenPlace): Curve['through'] {
  const lower = tokens.filter(({ line }) => line > from.line);
  let x = from.x + from.width / 2;
  return [...new Set(lower.map(({ line }) => line))].map((line) => {
    const places = lower.filter((place) => place.line === line);
    const [{ y: top, height }, last] = [places[0], places.at(-1)] as [TokenPlace, TokenPlace];
    const gaps = places.flatMap(({ cut }) => (cut === null ? [] : [cut]));
    const end = last.x + last.width + PAD;
    if (x < end) x = nearestTo(x, [...gaps, end]);
    return { x, top, foot: top + height };
  });
}

function nearestTo(x: number, all: readonly number[]): number {
  return all.reduce((best, each) => (Math.abs(each - x) < Math.abs(best - x) ? each : best));
}

interface Sentence {
  readonly font: number;
  readonly detail: Detail;
  readonly tokens: TokenPlace[];
  readonly bottom: number;
}

/** With as much at each token as finds room, and the letters as large. */
function sentence(words: readonly Word[], width: number, room: number, noted: boolean): Sentence {
  const full = detailed(words, width, room, ROW.entry + ROW.id + (noted ? ROW.note : 0));
  if (full.bottom <= room || words.length <= FEW) return { ...full, detail: 'full' };
  const brief = flowed(words, width, FONT.min, FONT.min * 1.4 + ROW.id, { gap: ROW.gap / 2, rows: ['id'] });
  if (brief.bottom <= room) return { ...brief, font: FONT.min, detail: 'brief' };
  for (let font: number = LETTERS.max; ; font--) {
    const letters = flowed(words, width, font, font * 1.4, { gap: LETTERS.gap, rows: [] });
    if (letters.bottom <= room || font === LETTERS.min) return { ...letters, font, detail: 'letters' };
  }
}

/** A sentence this short is always shown in full. */
const FEW = 24;

/** On one line if it can be read so, else broken into lines that take no more than `room` if that can be. */
function detailed(
  words: readonly Word[],
  width: number,
  room: number,
  below: number,
): { font: number; tokens: TokenPlace[]; bottom: number } {
  const flow = (font: number) => flowed(words, width, font, font * 1.4 + below);
  let found = flow(FONT.max);
  let font: number = FONT.max;
  for (; font > FONT.min; font--) {
    found = flow(font);
    const oneLine = found.lines === 1;
    if (oneLine || (font < FONT.oneLine + 6 && !fitsOneLine(words, width) && found.bottom <= room)) break;
  }
  if (font === FONT.min) found = flow(font);
  return { font, tokens: found.tokens, bottom: found.bottom };
}

function fitsOneLine(words: readonly Word[], width: number): boolean {
  return flowed(words, width, FONT.oneLine, 1).lines === 1;
}

function flowed(
  words: readonly Word[],
  width: number,
  font: number,
  height: number,
  { gap: lead, rows }: { gap: number; rows: readonly ('piece' | 'id')[] } = {
    gap: ROW.gap,
    rows: ['piece', 'id'],
  },
) {
  const tokens: TokenPlace[] = [];
  let x = 0;
  let line = 0;
  for (const word of words) {
    const letters = word.small ? font * SMALLER : font;
    const label = fitted(word.label, letters, width - 2 * PAD);
    const text = Math.max(
      emsOf(label) * letters * (word.small ? 1.06 : 0.96),
      rows.includes('piece') ? emsOf(fitted(word.piece, SMALL, width - 2 * PAD)) * SMALL : 0,
      rows.includes('id') ? emsOf(String(word.id)) * SMALL + 2 : 0,
      rows.includes('piece') ? emsOf(word.note) * 11 : 0,
    );
    const pad = rows.length === 0 ? 2 : PAD;
    const wide = Math.min(width, Math.ceil(text) + 2 * pad);
    const loose = rows.length === 0 ? 5 : 10;
    const gap = tokens.length === 0 ? 0 : word.joined ? 2 : word.spaced ? loose : 4;
    const fresh = tokens.length > 0 && x + gap + wide > width;
    if (fresh) {
      line++;
      x = 0;
    }
    const left = fresh ? 0 : x + gap;
    tokens.push({
      x: left,
      y: line * (height + lead),
      width: wide,
      height,
      line,
      cut: fresh || tokens.length === 0 ? null : left - gap / 2,
      label,
    });
    x = left + wide;
  }
  return { tokens, lines: line + 1, bottom: (line + 1) * height + line * lead };
}

/** A text cut so that it fits. */
export function fitted(text: string, font: number, room: number): string {
  if (emsOf(text) * font <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && emsOf(`${characters.join('')}…`) * font > room) characters.pop();
  return `${characters.join('')}…`;
}

interface Named {
  readonly row: number;
  readonly left: number;
  readonly right: number;
  /** Where its leader hangs; null where it has none. */
  readonly leader: number | null;
}

/**
 * The names of the regions under the line. A wide region has its name right under it; a thin one has it on a leader,
 * reading away from the nearer end of the line, as many rows down as it takes to keep clear of the others.
 */
function regionPlaces(
  regions: readonly Region[],
  names: readonly string[],
  vocabulary: number,
  width: number,
): { places: RegionPlace[]; depth: number } {
  const spans = regions.map((region, n) => {
    const x = (region.first / vocabulary) * width;
    const wide = ((region.last + 1 - region.first) / vocabulary) * width;
    return { n, x, wide, middle: x + wide / 2, text: emsOf(names[n] ?? '') * SMALL + 6 };
  });
  const inward = [...spans].sort(
    (a, b) => Math.min(b.middle, width - b.middle) - Math.min(a.middle, width - a.middle),
  );
  const named = new Map<number, Named>();
  for (const { n, middle, wide, text } of inward) {
    const under = text <= wide;
    const start = middle <= width / 2;
    const left = Math.max(
      0,
      Math.min(width - text, under ? middle - text / 2 : start ? middle : middle - text),
    );
    const others = [...named.values()];
    const leader = under ? null : Math.max(0.5, Math.min(width - 0.5, middle));
    const span = { left, right: left + text, leader };
    const row = firstFree((wanted) => others.every((other) => clear({ ...span, row: wanted }, other)));
    named.set(n, { ...span, row });
  }
  const places = spans.map(({ n, x, wide, middle }): RegionPlace => {
    const { row, left, right, leader } = named.get(n) as Named;
    const y = row * NAME;
    const start = middle <= width / 2;
    const anchor = leader === null ? 'middle' : start ? 'start' : 'end';
    const at = anchor === 'middle' ? (left + right) / 2 : anchor === 'start' ? left + 4 : right - 4;
    return { x, width: wide, text: { x: at, y, anchor }, leader };
  });
  return { places, depth: 1 + Math.max(0, ...[...named.values()].map((each) => each.row)) };
}

/** Whether two names stand apart and neither's leader runs through the other. */
function clear(a: Named, b: Named): boolean {
  if (a.row === b.row && a.left < b.right && b.left < a.right) return false;
  const [upper, lower] = a.row < b.row ? [a, b] : [b, a];
  if (upper.row === lower.row || lower.leader === null) return true;
  return lower.leader < upper.left - 1 || lower.leader > upper.right;
}

function firstFree(free: (row: number) => boolean): number {
  let row = 0;
  while (!free(row) && row < 24) row++;
  return row;
}
