import { useEffect, useMemo } from 'react';
import { percent } from '../../i18n/percent.ts';
import type { ModelCard } from '../../model/card.ts';
import { Figure } from '../../views/Figure.tsx';
import { LossCurve } from '../../views/LossCurve.tsx';
import { useStage } from '../context.ts';
import { Instead, OnlyLearned } from '../Instead.tsx';
import { baselines, learnedOf } from '../learnedOf.ts';
import { Moment } from '../Moment.tsx';
import { momentLayout } from '../momentLayout.ts';
import { formatCount, formatNumber } from '../number.ts';
import { learningLayout, neighbourStop } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** How long a moment is shown while playing, in milliseconds. */
const DWELL = 1600;

/** How the open model learned; and where it did not, the way to one that did. */
export function View() {
  const { language, learning } = useStage();
  return (
    <OnlyLearned words={words[language]}>
      {learning.card ? <Learning card={learning.card} /> : <WithoutCard />}
    </OnlyLearned>
  );
}

/** The card has not come yet, or there is none. */
function WithoutCard() {
  const { language, learning } = useStage();
  const w = words[language];
  return learning.isMissing ? (
    <Instead label={w.figure} text={w.noCard} offer={w.retry} onTake={learning.retry} />
  ) : (
    <Instead label={w.figure} text={w.waiting} />
  );
}

function Learning({ card }: { card: ModelCard }) {
  const { run, size, language, learning, player } = useStage();
  const w = words[language];
  const learned = useMemo(() => learnedOf(card), [card]);
  const { stops } = learned;
  const last = stops.at(-1) ?? 0;
  const { heads } = run.config;
  const longest = `${w.finished(formatCount(last))} ${w.numbers('0.00', percent(1, language, 0))}`;
  const layout = useMemo(
    () =>
      learningLayout(
        size,
        { button: [w.play, w.pause], text: longest },
        (room) => momentLayout(heads, room).height,
      ),
    [size, w, longest, heads],
  );
  const levels = useMemo(() => {
    const { unigram, bigram } = baselines(card);
    return [
      { share: bigram, name: w.byNeighbours(percent(bigram, language)) },
      { share: unigram, name: w.byFrequency(percent(unigram, language)) },
    ];
  }, [card, w, language]);
  const active = learning.isElsewhere ? null : (learning.wanted ?? last);
  const measured = (step: number) => {
    const found = card.checkpoints.find((one) => one.step === step);
    return {
      loss: found ? formatNumber(found.loss) : '',
      accuracy: found ? percent(found.heldOutAccuracy, language) : '',
    };
  };
  const say = (step: number) => {
    const { loss, accuracy } = measured(step);
    return w.atStep(formatCount(step), loss, accuracy);
  };
  const evenly = Math.log(run.config.vocabulary);
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Controls card={card} stops={stops} active={active} />
      <LossCurve
        box={layout.curve}
        {...learned}
        levels={levels}
        reference={evenly}
        log
        active={active}
        names={{
          loss: w.loss,
          training: w.training,
          heldOut: w.heldOut,
          accuracy: w.accuracy,
          reference: w.evenly(formatNumber(evenly)),
          axis: w.axis,
        }}
        label={w.slider}
        say={say}
        read={measured}
        formatStep={formatCount}
        formatShare={(share) => percent(share, language, 0)}
        onPick={(step) => {
          player.pause();
          learning.open(step === last ? null : step);
        }}
      />
      <Moment x={0} y={layout.moment.y} size={layout.moment} anchor={learning.finished} />
    </Figure>
  );
}

/** To the checkpoint before and the one behind, and through all of them by itself. */
function Controls({
  card,
  stops,
  active,
}: {
  card: ModelCard;
  stops: readonly number[];
  active: number | null;
}) {
  const { run, language, learning, player } = useStage();
  const w = words[language];
  const last = stops.at(-1) ?? 0;
  const { isPlaying, pause } = player;
  const { open, wanted } = learning;
  const before = active === null ? null : neighbourStop(stops, active, -1);
  const behind = active === null ? null : neighbourStop(stops, active, 1);
  const isHere = run.checkpoint === wanted;
  // The next moment comes only once this one could be looked at.
  useEffect(() => {
    if (!isPlaying || !isHere) return;
    const timer = setTimeout(
      () => (behind === null ? pause() : open(behind === last ? null : behind)),
      DWELL,
    );
    return () => clearTimeout(timer);
  }, [isPlaying, isHere, behind, last, open, pause]);
  const go = (step: number) => {
    pause();
    open(step === last ? null : step);
  };
  const steps = formatCount(card.training.steps);
  const found = card.checkpoints.find((one) => one.step === active);
  return (
    <div className={styles.controls}>
      <span className={styles.buttons} role="group" aria-label={w.slider}>
        <button
          type="button"
          aria-label={w.previous}
          disabled={before === null}
          onClick={() => before !== null && go(before)}
        >
          ‹
        </button>
        <button
          type="button"
          className={styles.strong}
          onClick={() => {
            if (isPlaying) return pause();
            player.play();
            if (behind === null || active === null) open(stops[0] ?? null);
          }}
        >
          {isPlaying ? w.pause : w.play}
        </button>
        <button
          type="button"
          aria-label={w.next}
          disabled={behind === null}
          onClick={() => behind !== null && go(behind)}
        >
          ›
        </button>
      </span>
      <p className={styles.status} role="status" data-step={active ?? ''}>
        {active === null ? (
          w.elsewhere
        ) : (
          <>
            <b>{active === last ? w.finished(steps) : w.step(formatCount(active), steps)}</b>{' '}
            {isHere
              ? found
                ? w.numbers(formatNumber(found.loss), percent(found.heldOutAccuracy, language))
                : ''
              : w.fetching}
          </>
        )}
      </p>
    </div>
  );
}
