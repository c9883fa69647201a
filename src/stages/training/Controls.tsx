import { type ReactNode, useId } from 'react';
import { BATCHES, LEARNING_RATES } from '../../model/pace.ts';
import { useStage } from '../context.ts';
import { formatCount, formatNumber } from '../number.ts';
import { isStuck, lowerRate, PATIENCE, recentLoss, SMOOTHED } from './layout.ts';
import { useTraining } from './useTraining.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** What the reader does to the training; beside it what is given to stand there. */
export function Controls({ children }: { children?: ReactNode }) {
  const { language, training } = useStage();
  const { status, step } = useTraining();
  const { goes, stands } = useGoing();
  const w = words[language];
  const { act } = training;
  return (
    <fieldset className={styles.row} aria-label={w.controls}>
      <span className={styles.buttons}>
        <button type="button" className={styles.strong} onClick={() => act({ do: goes ? 'pause' : 'run' })}>
          {goes ? w.pause : status === 'lost' ? w.again : w.run}
        </button>
        <button type="button" disabled={goes} onClick={() => act({ do: 'step' })}>
          {w.step}
        </button>
        <button type="button" disabled={!stands || step === 0} onClick={() => act({ do: 'rewind' })}>
          {w.rewind}
        </button>
      </span>
      {children}
    </fieldset>
  );
}

/** Whether it is going on, and whether there is anything learned. */
function useGoing(): { readonly goes: boolean; readonly stands: boolean } {
  const { status, kernel } = useTraining();
  return {
    goes: status === 'running' || status === 'starting',
    stands: kernel !== null && (status === 'running' || status === 'paused' || status === 'diverged'),
  };
}

/** How fast it learns, and from how many sentences at once. */
export function Pace() {
  const { language, training } = useStage();
  const w = words[language];
  const { pace, change } = training;
  return (
    <>
      <Dial
        label={w.rate}
        stops={LEARNING_RATES}
        value={pace.learningRate}
        said={String(pace.learningRate)}
        onChange={(learningRate) => change({ learningRate })}
      />
      <Dial
        label={w.batch}
        stops={BATCHES}
        value={pace.batch}
        said={w.sentences(String(pace.batch))}
        onChange={(batch) => change({ batch })}
      />
    </>
  );
}

/** What becomes of the weights so far. */
export function Weights() {
  const { language, training } = useStage();
  const { step, follows, goesOn, shown } = useTraining();
  const { goes, stands } = useGoing();
  const w = words[language];
  const { act } = training;
  return (
    <div className={styles.row}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={follows}
          onChange={(event) => act({ do: 'follow', on: event.target.checked })}
        />
        {w.follow}
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={goesOn}
          onChange={(event) => act({ do: 'goOn', on: event.target.checked })}
        />
        {w.goOn}
      </label>
      <span className={styles.buttons}>
        <button
          type="button"
          disabled={!stands || (!follows && shown === step && !goes)}
          onClick={() => act({ do: 'use' })}
        >
          {w.use}
        </button>
        <button type="button" disabled={!stands} onClick={training.download}>
          {w.download}
        </button>
      </span>
      <span role="status">{shown !== null && !follows ? w.kept(formatCount(shown)) : null}</span>
    </div>
  );
}

/** Says whose weights the pictures under it are drawn with: before the first step they are not those of the training. */
export function Whose() {
  const { run, language } = useStage();
  const { shown } = useTraining();
  const w = words[language];
  if (shown !== null) return w.whoseHere(formatCount(shown));
  return run.checkpoint === null ? w.whoseShipped : w.whoseStep(formatCount(run.checkpoint));
}

/** A slider over numbers of which each is some times the one before. */
function Dial<Value extends number>({
  label,
  stops,
  value,
  said,
  onChange,
}: {
  label: string;
  stops: readonly Value[];
  value: number;
  said: string;
  onChange: (value: number) => void;
}) {
  const id = useId();
  // A link may bring a number between two of those that are offered.
  const at = stops.findLastIndex((stop) => stop <= value);
  return (
    <span className={styles.dial}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={stops.length - 1}
        step={1}
        value={Math.max(0, at)}
        aria-valuetext={said}
        onChange={(event) => onChange(stops[event.target.valueAsNumber] ?? value)}
      />
      <span aria-hidden="true">{said}</span>
    </span>
  );
}

/** The numbers change many times a second, so only what happens is said aloud. */
export function Status() {
  const { language, training } = useStage();
  const { status, step, losses, frequency, perSecond, kernel, diverged, message, changes } = useTraining();
  const w = words[language];
  const { act, change, pace } = training;
  const loss = recentLoss(losses, SMOOTHED);
  const stuck = status !== 'diverged' && isStuck(step, recentLoss(losses, 5 * SMOOTHED), frequency);
  const lower = lowerRate(pace.learningRate);
  const last = changes.at(-1);
  const offer =
    lower < pace.learningRate ? (
      <button
        type="button"
        className={styles.strong}
        onClick={() => {
          change({ learningRate: lower });
          act({ do: 'rewind' });
        }}
      >
        {w.lower(String(lower))}
      </button>
    ) : null;
  return (
    <div className={styles.status}>
      <p data-step={step} data-status={status}>
        {status === 'idle' ? (
          w.idle
        ) : status === 'starting' ? (
          w.starting
        ) : (
          <>
            <b>{w.at(formatCount(step))}</b>
            {loss === null ? null : <span>{w.loss(formatNumber(loss))}</span>}
            {status === 'running' && perSecond !== null ? (
              <span>{w.speed(formatNumber(perSecond, 2))}</span>
            ) : null}
            {last ? (
              <span>
                {w.changed(formatCount(last.step), String(last.pace.learningRate), String(last.pace.batch))}
              </span>
            ) : null}
          </>
        )}
      </p>
      <div role="status">
        {status === 'running' ? <span className={styles.voice}>{w.running}</span> : null}
        {status === 'paused' ? (
          <span className={styles.voice}>
            {w.paused}, {w.at(formatCount(step))}
          </span>
        ) : null}
        {kernel === 'typescript' ? <p>{w.slow}</p> : null}
        {diverged ? (
          <p className={styles.notice}>
            {diverged.loss === null
              ? w.noNumber(formatCount(diverged.step), String(diverged.pace.learningRate))
              : w.ranAway(
                  formatCount(diverged.step),
                  String(diverged.pace.learningRate),
                  formatNumber(diverged.loss),
                )}{' '}
            {offer}
          </p>
        ) : null}
        {stuck ? (
          <p className={styles.notice}>
            {w.stuck(formatCount(PATIENCE), String(pace.learningRate))} {offer}
          </p>
        ) : null}
        {status === 'lost' ? (
          <p className={styles.notice}>
            {w.lost} {message ? w.because(message) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}
