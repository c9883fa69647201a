import { useWords } from '../src/i18n/words.tsx';
import { cellName } from '../src/stages/cellName.ts';
import { formatNumber } from '../src/stages/number.ts';
import { useActions } from '../src/store/provider.tsx';
import styles from './AnswerBar.module.css';
import { useStageContext } from './stageContext.tsx';

/** On a narrow page the sum may stand far below the cell: what was chosen answers here, at the thumb, and leads to its sum. */
export function AnswerBar({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  const { choose } = useActions();
  const context = useStageContext();
  if (!context?.selection.pick || !context.active || !context.explanation) return null;
  const { active, explanation, run, language } = context;
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.open} onClick={onOpen}>
        <span>{cellName(active, run, language)}</span>
        <b>{formatNumber(explanation.value)}</b>
        <span aria-hidden="true">▸</span>
      </button>
      <button type="button" aria-label={words.release} onClick={() => choose(null)}>
        ✕
      </button>
    </div>
  );
}
