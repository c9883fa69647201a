/** A loss, and the step whose loss it is; or the mean of several steps, of which it is the last. */
export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

/** The losses of a training, however long: each point is the mean of so many steps, and there are never too many points. */
export interface LossLog {
  /** Steps to a point. */
  readonly stride: number;
  readonly points: readonly LossPoint[];
  /** The losses behind the last point. */
  readonly rest: readonly number[];
}

export const NO_LOSSES: LossLog = { stride: 1, points: [], rest: [] };

/** Above so many points each two become one. */
export const MOST_POINTS = 512;

/** @param step the step of the newest of the losses. */
export function withLosses(log: LossLog, losses: readonly number[], step: number): LossLog {
  let { stride } = log;
  const rest = [...log.rest, ...losses];
  let points = [...log.points];
  const first = step - rest.length;
  let done = 0;
  for (; rest.length - done >= stride; done += stride) {
    points.push({ step: first + done + stride, loss: mean(rest.slice(done, done + stride)) });
  }
  let left = rest.slice(done);
  while (points.length > MOST_POINTS) {
    // An odd one goes back among those that wait for company.
    const odd = points.length % 2 === 1 ? points.at(-1) : undefined;
    if (odd) left = [...Array.from({ length: stride }, () => odd.loss), ...left];
    points = pairs(points);
    stride *= 2;
  }
  return { stride, points, rest: left };
}

function pairs(points: readonly LossPoint[]): LossPoint[] {
  return Array.from({ length: Math.floor(points.length / 2) }, (_, n) => {
    const [first, second] = points.slice(2 * n, 2 * n + 2) as [LossPoint, LossPoint];
    return { step: second.step, loss: (first.loss + second.loss) / 2 };
  });
}

function mean(losses: readonly number[]): number {
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
