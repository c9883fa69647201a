/** What is left of the time that a whole measurement may take. */
export interface Clock {
  /** Milliseconds; less than none when the time is over. */
  left(): number;
}

export function clockOf(minutes: number, now: () => number = () => performance.now()): Clock {
  const end = now() + minutes * 60_000;
  return { left: () => end - now() };
}

/** What a multiplication costs, in milliseconds, when everyone is prepared, compared and measured in the fewest rounds. */
const PER_MULTIPLICATION = 2.1e-6;

/** About how long one place of the table takes, in milliseconds. */
export function expected(multiplications: number, leastMs: number): number {
  return leastMs + multiplications * PER_MULTIPLICATION;
}

/** What the first of these may take of the time that is left, so that as much is left for each of the others. */
export function shareOf(left: number, [first = 0, ...others]: readonly number[]): number {
  const all = others.reduce((sum, one) => sum + one, first);
  return all > 0 ? (left * first) / all : 0;
}

/** The part of a place's time in which everyone must have begun: to be compared and to have their rounds takes the rest. */
const BEGINNING = 0.4;

/**
 * Whether one more can take part in the time that a place has.
 * @param passed milliseconds that went by since the place was begun.
 */
export function isRoom(allowed: number, passed: number): boolean {
  return passed <= allowed * BEGINNING;
}
