import type { ModelCard } from '../../model/card.ts';
import { DEFAULT_PACE, LEARNING_RATES } from '../../model/pace.ts';
import type { LossLog } from '../../store/lossLog.ts';
import type { TrainingState } from '../../store/trainingState.ts';
import type { Box } from '../../views/box.ts';
import type { LossPoint, SharePoint } from '../../views/lossCurveLayout.ts';

/** Over so many steps the losses are averaged, because each is that of a few sentences only. */
export const SMOOTHED = 20;

/** For each point the mean of it and those before, over about so many steps; fewer at the beginning. */
export function smoothed(points: readonly LossPoint[], stride: number, steps = SMOOTHED): LossPoint[] {
  const window = Math.max(1, Math.round(steps / stride));
  let sum = 0;
  return points.map(({ step, loss }, n) => {
    sum += loss - (points[n - window]?.loss ?? 0);
    return { step, loss: sum / Math.min(window, n + 1) };
  });
}

/** The mean of the newest losses, over about so many steps. */
export function recentLoss({ points, rest, stride }: LossLog, steps: number): number | null {
  const whole = points.slice(-Math.max(1, Math.round(steps / stride)));
  const sum =
    whole.reduce((all, { loss }) => all + stride * loss, 0) + rest.reduce((all, loss) => all + loss, 0);
  const count = whole.length * stride + rest.length;
  return count === 0 ? null : sum / count;
}

/** What share of the probes was right, the kinds weighing alike. */
export function sharesOf({ asked, measured }: Pick<TrainingState, 'asked' | 'measured'>): SharePoint[] {
  return measured.map(({ step, right }) => ({
    step,
    share:
      right.reduce((sum, count, n) => sum + count / (asked[n]?.count ?? 1), 0) / Math.max(1, right.length),
  }));
}

/** What is known of one kind of question. */
export interface Kind {
  readonly phenomenon: string;
  /** Of the probes that are asked here, the share that is right now; null before the first were asked. */
  readonly share: number | null;
  readonly count: number | null;
  /** The first step from which on nearly all were right; null while they are not. */
  readonly learnedAt: number | null;
  /** What the model that is shipped gets right, and knowing how frequent words are. */
  readonly shipped: number | null;
  readonly frequency: number | null;
}

/** From this share on a kind of question counts as learned. */
export const NEARLY_ALL = 0.9;

/** One row for each kind that is asked, in the order of the card; before the first measurement those of the card. */
export function kindsOf(
  { asked, measured }: Pick<TrainingState, 'asked' | 'measured'>,
  card: Pick<ModelCard, 'probes'> | null,
): Kind[] {
  const names =
    asked.length > 0
      ? asked.map(({ phenomenon }) => phenomenon)
      : (card?.probes ?? []).map((row) => row.phenomenon);
  return names.map((phenomenon, n) => {
    const row = card?.probes.find((one) => one.phenomenon === phenomenon);
    const count = asked[n]?.count ?? null;
    const shareAt = (right: readonly number[]) => (right[n] ?? 0) / (count ?? 1);
    const now = measured.at(-1);
    const below = measured.findLastIndex(({ right }) => shareAt(right) < NEARLY_ALL);
    return {
      phenomenon,
      count,
      share: now && count !== null ? shareAt(now.right) : null,
      learnedAt: count === null ? null : (measured[below + 1]?.step ?? null),
      shipped: row?.accuracy ?? null,
      frequency: row?.unigram ?? null,
    };
  });
}

/** What to try instead of a rate: the one that the page begins with, and instead of that a tenth. */
export function lowerRate(rate: number): number {
  if (rate > DEFAULT_PACE.learningRate) return DEFAULT_PACE.learningRate;
  // A little more, because a tenth of 0.5 is not 0.05 to the last digit.
  return LEARNING_RATES.findLast((one) => one <= (rate / 10) * 1.0001) ?? LEARNING_RATES[0];
}

/** How near to frequencies is not better, in nats, and after how many steps that is worth a word. */
const NO_BETTER = 0.05;
export const PATIENCE = 400;

/** Whether it still knows no more than how frequent words are. */
export function isStuck(step: number, loss: number | null, frequency: number | null): boolean {
  return step >= PATIENCE && loss !== null && frequency !== null && loss > frequency - NO_BETTER;
}

export interface TrainingLayout {
  readonly width: number;
  readonly height: number;
  readonly curve: Box;
  readonly kinds: Box;
  readonly moment: Box;
}

const GAP = 24;
/** From here on the curve and the kinds stand side by side. */
const TWO = 640;
const KINDS = { row: 17, head: 24, foot: 56 } as const;

/**
 * Under the controls, which are as high as their words need: the curve and the kinds of questions, and the pictures,
 * `momentHeight` high for the room that is left to them.
 */
export function trainingLayout(
  size: { readonly width: number; readonly height: number },
  controls: number,
  kinds: number,
  momentHeight: (room: { width: number; height: number }) => number,
): TrainingLayout {
  const { width } = size;
  const list = KINDS.head + KINDS.row * kinds + KINDS.foot;
  const beside = width >= TWO;
  const side = beside ? Math.round(Math.min(420, width * 0.45)) : width;
  const curve = {
    x: 0,
    y: controls,
    width: beside ? width - side - GAP : width,
    height: beside ? Math.max(260, list) : 260,
  };
  const rows = beside
    ? { x: width - side, y: controls, width: side, height: list }
    : { x: 0, y: curve.y + curve.height + GAP, width, height: list };
  const top = Math.max(curve.y + curve.height, rows.y + rows.height) + GAP;
  const room = { width, height: Math.max(0, size.height - top) };
  const moment = { x: 0, y: top, width, height: momentHeight(room) };
  return { width, height: top + moment.height, curve, kinds: rows, moment };
}
