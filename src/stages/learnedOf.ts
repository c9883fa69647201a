import type { ModelCard } from '../model/card.ts';
import type { LossPoint, SharePoint } from '../views/lossCurveLayout.ts';

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

/** The step from which on more was right than neighbours alone would answer; null where it never was. */
export function learnedFrom(card: Pick<ModelCard, 'curve' | 'checkpoints' | 'probes'>): number | null {
  const { bigram } = baselines(card);
  const { accuracy } = learnedOf(card);
  const below = accuracy.findLastIndex(({ share }) => share <= bigram);
  return accuracy[below + 1]?.step ?? null;
}
