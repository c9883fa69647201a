/** A row this high has room for its name. */
export const NAMED_ROW = 13;
/** Rows up to this many are always high enough for their names. */
export const FEW_ROWS = 13;
/** A matrix of many rows is at least this high, whatever room is left to it. */
const LEAST_TALL = 140;

/**
 * How far apart rows (or columns) are drawn, in CSS pixels: `most`, or as far as the room allows. A long
 * text fits its room rather than running out of it: its rows are drawn lower than their names, and then
 * only some are named. All together they take at least `least`; columns, which nothing names, give 0.
 * Where several share a pixel, whole numbers of them do.
 */
export function pitchOf(count: number, room: number, most: number, least = LEAST_TALL): number {
  if (count === 0) return most;
  const taken = Math.max(room, count <= FEW_ROWS && least > 0 ? count * NAMED_ROW : least);
  const pitch = Math.min(most, taken / count);
  // Of rows that are one pixel high here and two there, nobody could tell which are which.
  if (pitch >= 1.5) return pitch;
  // A tenth more than there is room for is better than half of it left empty.
  const over = least > 0 ? 0.1 : 1e-9;
  return pitch >= 1 ? 1 : 1 / Math.max(1, Math.ceil(1 / pitch - over));
}

/** On a page that scrolls as a whole, a matrix of many rows still is no higher than this. */
export const PAGE_TALL = 440;
