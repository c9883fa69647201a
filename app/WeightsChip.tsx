import { useWords } from '../src/i18n/words.tsx';
import type { StageId } from '../src/stages/ids.ts';
import { formatCount } from '../src/stages/number.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import styles from './WeightsChip.module.css';

/** Says in every stage that weights of an earlier step run, and leads to those before, behind, and the finished ones. */
export function WeightsChip() {
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
