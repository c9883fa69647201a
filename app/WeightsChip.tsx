import { useWords } from '../src/i18n/words.tsx';
import type { StageId } from '../src/stages/ids.ts';
import { formatCount } from '../src/stages/number.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import styles from './WeightsChip.module.css';

/** Says in every stage which weights run, where they are not the model's own: those of an earlier step, or learned here. */
export function WeightsChip() {
  const isTraining = useExplainer(
    ({ training: { shown, status } }) => shown !== null || status === 'running' || status === 'starting',
  );
  return isTraining ? <TrainingChip /> : <CheckpointChip />;
}

/** What the training on this page is doing while another stage is open, and the way back to the shipped model. */
function TrainingChip() {
  const words = useWords().weights;
  const { train, share } = useActions();
  const stage = useExplainer((state) => state.stage) as StageId;
  const status = useExplainer(({ training }) => training.status);
  const shown = useExplainer(({ training }) => training.shown);
  const step = useExplainer(({ training }) => training.step);
  // The figure of that stage says the same, and more.
  if (stage === 'training') return null;
  const goes = status === 'running' || status === 'starting';
  return (
    <span className={styles.chip} role="group" aria-label={words.label} data-shown={shown ?? ''}>
      <span className={styles.said}>
        {shown === null ? words.training(formatCount(step)) : words.here(formatCount(shown))}
      </span>
      {status === 'diverged' || status === 'lost' ? (
        <span role="status" className={styles.said}>
          {status === 'lost' ? words.lost : words.ranAway(formatCount(step))}
        </span>
      ) : null}
      {goes ? (
        <button type="button" className={styles.back} onClick={() => train({ do: 'pause' })}>
          {words.pause}
        </button>
      ) : status === 'paused' ? (
        <button
          type="button"
          className={styles.back}
          onClick={() => {
            train({ do: 'goOn', on: true });
            train({ do: 'run' });
          }}
        >
          {words.goOn}
        </button>
      ) : null}
      <button type="button" className={styles.back} onClick={() => share({ stage: 'training' })}>
        {words.toTraining}
      </button>
      {shown === null ? null : (
        <button type="button" className={styles.back} onClick={() => train({ do: 'follow', on: false })}>
          {words.shipped}
        </button>
      )}
    </span>
  );
}

/** Leads to the weights before, behind, and the finished ones. */
function CheckpointChip() {
  const words = useWords().weights;
  const { share } = useActions();
  const stage = useExplainer((state) => state.stage) as StageId;
  const wanted = useExplainer((state) => state.checkpoint);
  const running = useExplainer((state) => state.run?.checkpoint ?? null);
  const card = useExplainer((state) => state.card);
  // The figure of that stage has the same ways, and says the same.
  if (stage === 'learning' || (wanted === null && running === null)) return null;
  const steps = card?.checkpoints.map(({ step }) => step) ?? [];
  const last = steps.at(-1);
  const at = wanted === null ? steps.length - 1 : steps.indexOf(wanted);
  const open = (step: number | undefined) => share({ checkpoint: step === last ? null : (step ?? null) });
  const said =
    wanted === running && wanted !== null
      ? words.of(formatCount(wanted), formatCount(card?.training.steps ?? last ?? wanted))
      : words.fetching(formatCount(wanted ?? last ?? 0));
  return (
    <span className={styles.chip} role="group" aria-label={words.label}>
      <button
        type="button"
        aria-label={words.previous}
        disabled={at <= 0}
        onClick={() => open(steps[at - 1])}
      >
        ‹
      </button>
      <span role="status">{said}</span>
      <button
        type="button"
        aria-label={words.next}
        disabled={at < 0 || at >= steps.length - 1}
        onClick={() => open(steps[at + 1])}
      >
        ›
      </button>
      <button type="button" className={styles.back} onClick={() => share({ checkpoint: null })}>
        {words.finished}
      </button>
    </span>
  );
}
