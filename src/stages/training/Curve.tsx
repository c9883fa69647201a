import { useMemo, useState } from 'react';
import { percent } from '../../i18n/percent.ts';
import type { Box } from '../../views/box.ts';
import { LossCurve } from '../../views/LossCurve.tsx';
import { useStage } from '../context.ts';
import { learnedOf } from '../learnedOf.ts';
import { formatCount, formatNumber } from '../number.ts';
import { SMOOTHED, sharesOf, smoothed } from './layout.ts';
import { useTraining } from './useTraining.ts';
import { words } from './words.ts';

/** Without a card, and so without the shipped model's curve, the axis goes so far. */
const FAR = 10_000;
/** Digits of a loss, so that two that are the same can be told from two that are nearly the same. */
const DIGITS = 5;

/** The loss and the share of questions that are answered, over the steps; the reader may read any of them. */
export function Curve({ box }: { box: Box }) {
  const { run, language, learning } = useStage();
  const { losses, before, measured, asked, frequency } = useTraining();
  const w = words[language];
  const { card } = learning;
  const [chosen, setChosen] = useState<number | null>(null);
  const { points, stride } = losses;
  const means = useMemo(() => smoothed(points, stride), [points, stride]);
  const stops = useMemo(() => points.map(({ step }) => step), [points]);
  const shares = useMemo(() => sharesOf({ asked, measured }), [asked, measured]);
  const shipped = useMemo(() => (card ? learnedOf(card).points : []), [card]);
  const also = useMemo(
    () => [
      ...(card
        ? [
            {
              id: 'shipped',
              points: shipped,
              look: 'other' as const,
              name: w.shipped,
            },
          ]
        : []),
      ...(before ? [{ id: 'before', points: before, look: 'trace' as const, name: w.before }] : []),
      { id: 'own', points, look: 'trace' as const },
    ],
    [card, shipped, before, points, w],
  );
  const evenly = Math.log(run.config.vocabulary);
  const lossLevels = useMemo(
    () => (frequency === null ? [] : [{ loss: frequency, name: w.frequency(formatNumber(frequency)) }]),
    [frequency, w],
  );
  // A rewind takes the step away that was read.
  const active = chosen !== null && stops.includes(chosen) ? chosen : null;
  const lossAt = (step: number) => points.find((one) => one.step === step)?.loss;
  const read = (step: number) => {
    const loss = lossAt(step);
    const share = shares.findLast((one) => one.step <= step)?.share;
    return {
      loss: loss === undefined ? '' : w.read(formatNumber(loss, DIGITS)),
      accuracy: share === undefined ? '' : percent(share, language),
    };
  };
  const say = (step: number) => {
    const { accuracy } = read(step);
    return w.atStep(formatCount(step), formatNumber(lossAt(step) ?? Number.NaN, DIGITS), accuracy);
  };
  return (
    <LossCurve
      box={box}
      points={means}
      accuracy={shares}
      stops={stops}
      quiet
      also={also}
      lossLevels={lossLevels}
      reference={evenly}
      log
      until={card?.training.steps ?? FAR}
      active={active}
      names={{
        loss: w.lossAxis,
        training: w.mean(SMOOTHED),
        accuracy: w.accuracy,
        reference: w.evenly(formatNumber(evenly)),
        axis: w.stepAxis,
      }}
      label={w.curve}
      say={say}
      read={read}
      formatStep={formatCount}
      formatShare={(share) => percent(share, language, 0)}
      onPick={setChosen}
    />
  );
}
