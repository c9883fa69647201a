import { useWords } from '../src/i18n/words.tsx';
import { cellName } from '../src/stages/cellName.ts';
import { StageContextReact } from '../src/stages/context.ts';
import { homeOf } from '../src/stages/index.ts';
import { Sum } from '../src/stages/Sum.tsx';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import styles from './Arithmetic.module.css';
import { useStageContext } from './stageContext.tsx';

/** The most terms written out at once; more would be a wall of numbers, so the rest is folded with its total. */
const TERMS = 24;

/** The whole sum of the chosen cell, and the trail of cells that led to it. */
export function Arithmetic() {
  const words = useWords();
  const { choose, backTo } = useActions();
  const trail = useExplainer((state) => state.trail);
  const context = useStageContext();
  if (!context) return null;
  const { active, explanation, run, language } = context;
  if (!active) return <p className={styles.hint}>{words.noCell}</p>;
  return (
    <StageContextReact value={context}>
      <div className={styles.arithmetic}>
        {trail.length > 0 ? (
          <nav aria-label={words.trail}>
            <ol className={styles.trail}>
              {trail.map((cell, step) => (
                <li key={`${step}-${cellName(cell, run, language)}`}>
                  <button type="button" onClick={() => backTo(step, homeOf(cell.ref.name))}>
                    {cellName(cell, run, language)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <h2 className={styles.name}>{cellName(active, run, language)}</h2>
        <div aria-live="polite">{explanation ? <Sum explanation={explanation} limit={TERMS} /> : null}</div>
        <p className={styles.hint}>{words.trailHint}</p>
        <button type="button" className={styles.release} onClick={() => choose(null)}>
          {words.release}
        </button>
      </div>
    </StageContextReact>
  );
}
