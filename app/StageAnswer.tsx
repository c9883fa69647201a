import { cellName } from '../src/stages/cellName.ts';
import { Named } from '../src/stages/Named.tsx';
import { formatNumber } from '../src/stages/number.ts';
import styles from './StageHeading.module.css';
import { useStageContext } from './stageContext.tsx';

/** The cell under the pointer and its value, always in sight: the sum itself may stand further down in the figure. */
export function StageAnswer() {
  const context = useStageContext();
  if (!context?.active || !context.explanation) return null;
  const { active, explanation, run, language } = context;
  return (
    <p className={styles.answer}>
      <Named text={cellName(active, run, language)} /> <b>{formatNumber(explanation.value)}</b>
    </p>
  );
}
