import type { Checkpoint, ModelCard } from '../../model/card.ts';
import type { Box } from '../../views/box.ts';
import { emsOf } from '../../views/labels.ts';
import type { LossPoint, SharePoint } from '../../views/lossCurveLayout.ts';

/** What is drawn of a card, in the order of the steps. */
export interface Learned {
  readonly points: readonly LossPoint[];
  readonly heldOut: readonly LossPoint[];
  readonly accuracy: readonly SharePoint[];
  readonly stops: readonly number[];
}

/**
 * The curve of a card. A point of it is the mean since the point before, so it stands in the middle of those steps; what
 * was measured at a checkpoint stands at its step.
 */
export function learnedOf({ curve, checkpoints }: Pick<ModelCard, 'curve' | 'checkpoints'>): Learned {
  const means = curve.map(({ step, loss }, n) => ({ step: (step + (curve[n - 1]?.step ?? 0)) / 2, loss }));
  const exact = checkpoints.map(({ step, loss }) => ({ step, loss }));
  const shares = [
    ...checkpoints.map(({ step, heldOutAccuracy }) => ({ step, share: heldOutAccuracy })),
    ...curve.flatMap(({ step, heldOutAccuracy }) =>
      heldOutAccuracy === undefined || checkpoints.some((one) => one.step === step)
        ? []
        : [{ step, share: heldOutAccuracy }],
    ),
  ];
  return {
    points: [...means, ...exact].sort(byStep),
    heldOut: curve.flatMap(({ step, heldOutLoss }) =>
      heldOutLoss === undefined ? [] : [{ step, loss: heldOutLoss }],
    ),
    accuracy: shares.sort(byStep),
    stops: checkpoints.map(({ step }) => step),
  };
}

function byStep(a: { readonly step: number }, b: { readonly step: number }): number {
  return a.step - b.step;
}

/** What readers that know no sentence get right of the same questions: the mean over their kinds. */
export function baselines({ probes }: Pick<ModelCard, 'probes'>): { unigram: number; bigram: number } {
  const mean = (read: (probe: ModelCard['probes'][number]) => number) =>
    probes.reduce((sum, probe) => sum + read(probe), 0) / Math.max(1, probes.length);
  return { unigram: mean(({ unigram }) => unigram), bigram: mean(({ bigram }) => bigram) };
}

/** So much more than at step 0 is hardly more. */
const HARDLY = 0.02;

/** The last of the checkpoints at which hardly more was right than at step 0, whatever the loss was by then. */
export function whileFlat({ checkpoints }: Pick<ModelCard, 'checkpoints'>): Checkpoint | null {
  const first = checkpoints[0];
  if (!first) return null;
  const rises = checkpoints.findIndex((one) => one.heldOutAccuracy > first.heldOutAccuracy + HARDLY);
  return checkpoints[rises < 0 ? checkpoints.length - 1 : rises - 1] ?? null;
}

/** The step from which on more was right than neighbours alone would answer; null where it never was. */
export function learnedFrom(card: Pick<ModelCard, 'curve' | 'checkpoints' | 'probes'>): number | null {
  const { bigram } = baselines(card);
  const { accuracy } = learnedOf(card);
  const below = accuracy.findLastIndex(({ share }) => share <= bigram);
  return accuracy[below + 1]?.step ?? null;
}

/** The checkpoint before or behind another; null where there is none. */
export function neighbourStop(stops: readonly number[], step: number, by: 1 | -1): number | null {
  return stops[stops.indexOf(step) + by] ?? null;
}

export interface LearningLayout {
  readonly width: number;
  readonly height: number;
  readonly controls: Box;
  readonly curve: Box;
  readonly moment: Box;
}

/** The buttons, and a line of what is said beside or under them. */
const BUTTONS = { width: 172, height: 40 } as const;
const SAID = { font: 13, line: 18 } as const;
const GAP = 20;

/**
 * Controls, the curve, and under it the pictures, `momentHeight` high for the room that is left to them.
 * @param said what stands at the controls at the longest.
 */
export function learningLayout(
  size: { readonly width: number; readonly height: number },
  said: string,
  momentHeight: (room: { width: number; height: number }) => number,
): LearningLayout {
  const { width } = size;
  const saidWidth = emsOf(said) * SAID.font;
  const under = saidWidth > width - BUTTONS.width ? Math.ceil(saidWidth / width) * SAID.line + 6 : 0;
  const controls = { x: 0, y: 0, width, height: BUTTONS.height + under };
  const free = size.height - controls.height;
  const curve = {
    x: 0,
    y: controls.height + 6,
    width,
    height: Math.round(Math.max(210, Math.min(310, free * 0.42))),
  };
  const top = curve.y + curve.height + GAP;
  const room = { width, height: Math.max(0, size.height - top) };
  const moment = { x: 0, y: top, width, height: momentHeight(room) };
  return { width, height: top + moment.height, controls, curve, moment };
}
