import { isBlank } from '../model/blanks.ts';
import type { EncoderConfig } from '../model/config.ts';
import { type AnyTensorName, type Ref, refOf } from '../model/tensorNames.ts';
import type { Box } from '../views/box.ts';
import type { Selection, StageToken } from './stage.ts';

/** What the three pictures read; whoever draws them needs it. */
export function momentNeeds(config: EncoderConfig, { layer }: Pick<Selection, 'layer'>): Ref[] {
  return [
    refOf('attention.weights', layer),
    refOf('embedding.weight'),
    ...(config.tied ? [refOf('output.probabilities')] : []),
  ];
}

/** The needs of a figure with the three pictures. Only a model that has learned draws them; of others the table may be very large. */
export function momentStageNeeds(factNeeds: readonly AnyTensorName[]) {
  return (config: EncoderConfig, selection: Pick<Selection, 'layer'>): Ref[] =>
    config.tied ? [...momentNeeds(config, selection), ...factNeeds.map((name) => refOf(name))] : [];
}

/** The three pictures under what a figure shows first, in the room that is left to them, and the height of it all. */
export function withMoment(
  size: { readonly width: number; readonly height: number },
  above: number,
  momentHeight: (room: { width: number; height: number }) => number,
): { readonly width: number; readonly height: number; readonly moment: Box } {
  const { width } = size;
  const y = above + UNDER;
  const height = momentHeight({ width, height: Math.max(0, size.height - y) });
  return { width, height: y + height, moment: { x: 0, y, width, height } };
}

export interface MomentHead {
  readonly head: number;
  readonly button: Box;
  readonly map: Box;
}

/** Three pictures beside or under each other, each with its name over it and a few words under it. */
export interface MomentLayout {
  readonly height: number;
  readonly attention: {
    readonly title: Box;
    readonly heads: readonly MomentHead[];
    readonly note: Box;
  };
  readonly words: { readonly title: Box; readonly map: Box; readonly note: Box };
  readonly guess: { readonly title: Box; readonly bars: Box; readonly note: Box; readonly rows: number };
}

/** Between them and what stands over them. */
const UNDER = 22;
const TITLE = 30;
const NOTE = 52;
const GAP = 26;
const BUTTON = 18;
const BETWEEN = 10;
const ROW = 21;
/** The words around the blank, over its bars. */
const SENTENCE = 24;
/** From here on all three stand side by side, from there on two. */
const THREE = 620;
const TWO = 470;
/** How high the three need to be, and may be. */
const LEAST = 300;
const MOST = 460;
const FEWEST = 5;
const MOST_ROWS = 9;

export function momentLayout(
  heads: number,
  size: { readonly width: number; readonly height: number },
): MomentLayout {
  const { width } = size;
  if (width >= THREE) {
    const height = Math.max(LEAST, Math.min(MOST, size.height));
    const free = width - 2 * GAP;
    const side = Math.round(Math.min(free * 0.33, height - TITLE - NOTE + 40));
    const guess = Math.round(Math.min(300, free * 0.3));
    const map = free - side - guess;
    return {
      height,
      attention: attention(heads, { x: 0, y: 0, width: side, height }),
      words: words({ x: side + GAP, y: 0, width: map, height }),
      guess: guesses({ x: side + map + 2 * GAP, y: 0, width: guess, height }),
    };
  }
  if (width >= TWO) {
    const half = (width - GAP) / 2;
    const top = { y: 0, width: half, height: Math.min(320, half + TITLE + NOTE) };
    const map = { x: 0, y: top.height + GAP, width, height: 320 };
    return {
      height: map.y + map.height,
      attention: attention(heads, { ...top, x: 0 }),
      words: words(map),
      guess: guesses({ ...top, x: half + GAP }),
    };
  }
  const guess = { x: 0, y: 0, width, height: TITLE + SENTENCE + 6 * ROW + NOTE };
  const heading = { x: 0, y: guess.height + GAP, width, height: Math.min(width, 360) + TITLE + NOTE };
  const map = {
    x: 0,
    y: heading.y + heading.height + GAP,
    width,
    height: Math.min(width, 340) + TITLE + NOTE,
  };
  return {
    height: map.y + map.height,
    attention: attention(heads, heading),
    words: words(map),
    guess: guesses(guess),
  };
}

/** The heads in a square as far as it goes, as large as the room allows. */
function attention(heads: number, box: Box): MomentLayout['attention'] {
  const room = { width: box.width, height: box.height - TITLE - NOTE };
  const fits = Array.from({ length: heads }, (_, n) => n + 1).map((columns) => {
    const rows = Math.ceil(heads / columns);
    const side = Math.min(
      (room.width - (columns - 1) * BETWEEN) / columns,
      (room.height - (rows - 1) * BETWEEN) / rows - BUTTON,
    );
    return { columns, side };
  });
  const { columns, side } = fits.reduce((best, one) => (one.side > best.side ? one : best));
  const across = Math.max(12, Math.floor(side));
  const rows = Math.ceil(heads / columns);
  return {
    title: { ...box, height: TITLE },
    heads: Array.from({ length: heads }, (_, head) => {
      const x = box.x + (head % columns) * (across + BETWEEN);
      const y = box.y + TITLE + Math.floor(head / columns) * (across + BUTTON + BETWEEN);
      return {
        head,
        button: { x, y, width: across, height: BUTTON },
        map: { x, y: y + BUTTON, width: across, height: across },
      };
    }),
    note: {
      ...box,
      y: box.y + TITLE + rows * (across + BUTTON + BETWEEN) - BETWEEN + 8,
      height: NOTE - 8,
    },
  };
}

function words(box: Box): MomentLayout['words'] {
  const map = { ...box, y: box.y + TITLE, height: box.height - TITLE - NOTE };
  return {
    title: { ...box, height: TITLE },
    map,
    note: { ...box, y: map.y + map.height + 8, height: NOTE - 8 },
  };
}

function guesses(box: Box): MomentLayout['guess'] {
  const room = box.height - TITLE - NOTE - SENTENCE;
  const rows = Math.max(FEWEST, Math.min(MOST_ROWS, Math.floor(room / ROW)));
  const bars = { ...box, y: box.y + TITLE + SENTENCE, height: rows * ROW };
  return {
    title: { ...box, height: TITLE },
    bars,
    rows,
    note: { ...box, y: bars.y + bars.height + 8, height: NOTE - 8 },
  };
}

/** Where something is guessed: the chosen token if it is a blank, else the first blank; null where nothing is covered. */
export function guessPlace(tokens: readonly StageToken[], chosen: number): number | null {
  const token = tokens[chosen];
  if (token && isBlank(token)) return chosen;
  const first = tokens.findIndex(isBlank);
  return first < 0 ? null : first;
}

/** How many tokens before and behind a blank are quoted with it. */
const AROUND = 4;

/** The letters on both sides of a place, as they were typed, with an ellipsis where they go on. */
export function around(
  tokens: readonly Pick<StageToken, 'kind' | 'start' | 'end'>[],
  text: string,
  place: number,
): { readonly before: string; readonly after: string } {
  const own = tokens.filter(({ kind }) => kind !== 'padding');
  const here = own[place];
  if (!here) return { before: '', after: '' };
  const first = Math.max(0, place - AROUND);
  const last = Math.min(own.length - 1, place + AROUND);
  const before = text.slice(own[first]?.start ?? here.start, here.start);
  const after = text.slice(here.end, own[last]?.end ?? here.end);
  return { before: (first > 0 ? '… ' : '') + before, after: after + (last < own.length - 1 ? ' …' : '') };
}
