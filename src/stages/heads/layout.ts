import type { Box } from '../../views/box.ts';
import { emsOf } from '../../views/labels.ts';

/** One head: a button with its number, its weights, under or beside them its context, two lines of words, and its name. */
export interface Card {
  readonly head: number;
  readonly button: Box;
  readonly map: Box;
  readonly strip: Box;
  readonly words: Box;
  /** Around map and strip. */
  readonly frame: Box;
}

export interface Cards {
  readonly cards: readonly Card[];
  /** Room over the cards for what they say in common. */
  readonly heading: number;
  readonly height: number;
}

const GAP = 14;
const BUTTON = 22;
const WORDS = 40;
/** What a head does, in lines that are never quite full. */
const NAME = { font: 11.5, line: 15, broken: 1.25 } as const;
/** Wide enough for a word and a number. */
const LEAST = 84;
/** From here on the strip stands beside the map, row by row. */
const BESIDE = 150;
const BETWEEN = 5;
/** What a frame stands off. */
const FRAME = 4;

/** All heads side by side, in as few rows as can be read. */
export function cardsLayout(
  heads: number,
  tokens: number,
  width: number,
  names: readonly string[] = [],
): Cards {
  const heading = width < 560 ? 60 : 30;
  const perRow = columnsFor(heads, width);
  const cardWidth = (width - 2 * FRAME - (perRow - 1) * GAP) / perRow;
  const beside = cardWidth >= BESIDE;
  const most = 112 + Math.min(48, tokens);
  const side = Math.min(
    beside ? Math.min((cardWidth - BETWEEN) * 0.6, most) : cardWidth,
    Math.max(24, tokens * 24),
  );
  const strip = beside
    ? { x: side + BETWEEN, y: 0, width: Math.min(cardWidth - side - BETWEEN, 140), height: side }
    : { x: 0, y: side + BETWEEN, width: cardWidth, height: Math.max(24, side * 0.45) };
  const inner = beside ? side : strip.y + strip.height;
  const lines = names.map((name) => Math.ceil((emsOf(name) * NAME.font * NAME.broken) / cardWidth));
  const said = WORDS + Math.max(0, ...lines) * NAME.line;
  const rowHeight = BUTTON + inner + FRAME + said;
  const cards = Array.from({ length: heads }, (_, head): Card => {
    const x = FRAME + (head % perRow) * (cardWidth + GAP);
    const top = heading + Math.floor(head / perRow) * (rowHeight + GAP);
    const y = top + BUTTON + FRAME;
    return {
      head,
      button: { x, y: top, width: cardWidth, height: BUTTON },
      map: { x, y, width: side, height: side },
      strip: { ...strip, x: x + strip.x, y: y + strip.y },
      words: { x, y: y + inner + FRAME + 3, width: cardWidth, height: said - FRAME - 3 },
      frame: {
        x: x - FRAME,
        y: y - FRAME,
        width: (beside ? strip.x + strip.width : Math.max(side, strip.width)) + 2 * FRAME,
        height: inner + 2 * FRAME,
      },
    };
  });
  const rows = Math.ceil(heads / perRow);
  return { cards, heading, height: heading + rows * (rowHeight + GAP) };
}

/** How many stand in a row: as many as fit, evenly spread over the rows. */
function columnsFor(heads: number, width: number): number {
  const fit = Math.max(1, Math.floor((width - 2 * FRAME + GAP) / (LEAST + GAP)));
  const rows = Math.ceil(heads / Math.min(fit, heads));
  return Math.ceil(heads / rows);
}

/** Where each head's columns lie on a row that is so wide: laid end to end. */
export function headSpans(heads: number, extent: number): { readonly from: number; readonly size: number }[] {
  return Array.from({ length: heads }, (_, head) => ({
    from: (head * extent) / heads,
    size: extent / heads,
  }));
}

/** How many keys a token may look at: a masked key has the weight 0 in every head. At least one. */
export function seenBy(rows: readonly ArrayLike<number>[]): number {
  const counts = rows.map((row) => Array.from(row).filter((weight) => weight > 0).length);
  return Math.max(1, ...counts);
}
