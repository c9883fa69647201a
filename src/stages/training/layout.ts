import type { ModelCard } from '../../model/card.ts';
import { DEFAULT_PACE, LEARNING_RATES } from '../../model/pace.ts';
import type { LossLog } from '../../store/lossLog.ts';
import type { TrainingState } from '../../store/trainingState.ts';
import type { Box } from '../../views/box.ts';
import type { LossPoint, SharePoint } from '../../views/lossCurveLayout.ts';
import { withMoment } from '../momentLayout.ts';

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
  /** Where rate, batch and the like stand under the curve; null where they have room over it. */
  readonly settings: Box | null;
  readonly kinds: Box;
  readonly moment: Box;
}

/** How high what is words comes out. Of what is not drawn the height does not matter. */
export interface Measured {
  readonly controls: number;
  readonly settings: number;
  readonly kinds: number;
}

const GAP = 24;
/** From here on the curve and the kinds stand side by side. */
const TWO = 640;
/** Of the list of kinds: a row, and what stands over and under them all. */
const KINDS = { row: 17, head: 24, foot: 56 } as const;
const CURVE = 260;
/** Beside the name of a kind: its bar, what share is right, and since when. */
export const BESIDE_NAME = 168;

/** Whether all controls stand over the curve; in less room the curve is seen first. */
export function isRoomy({ width }: { readonly width: number }): boolean {
  return width >= TWO;
}

/** How high the list of so many kinds is where no name needs two lines. */
export function kindsHeight(kinds: number): number {
  return KINDS.head + KINDS.row * kinds + KINDS.foot;
}

/**
 * The curve and the kinds of questions, the controls over them or around the curve, and the pictures, `momentHeight`
 * high for the room that is left to them.
 * @param names how wide the longest name of a kind is.
 */
export function trainingLayout(
  size: { readonly width: number; readonly height: number },
  measured: Measured,
  names: number,
  momentHeight: (room: { width: number; height: number }) => number,
): TrainingLayout {
  const { width } = size;
  const y = measured.controls;
  if (isRoomy(size)) {
    const side = Math.round(
      Math.min(width * 0.55, Math.max(Math.min(420, width * 0.45), names + BESIDE_NAME)),
    );
    const height = Math.max(CURVE, measured.kinds);
    return {
      ...withMoment(size, y + height, momentHeight),
      curve: { x: 0, y, width: width - side - GAP, height },
      settings: null,
      kinds: { x: width - side, y, width: side, height: measured.kinds },
    };
  }
  const curve = { x: 0, y, width, height: CURVE };
  const settings = { x: 0, y: y + CURVE + GAP, width, height: measured.settings };
  const kinds = { x: 0, y: settings.y + settings.height + GAP, width, height: measured.kinds };
  return { ...withMoment(size, kinds.y + kinds.height, momentHeight), curve, settings, kinds };
}
