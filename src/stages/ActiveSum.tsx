import type { Box } from '../views/box.ts';
import styles from './ActiveSum.module.css';
import { cellName } from './cellName.ts';
import { useStage } from './context.ts';
import { Named } from './Named.tsx';
import { Sum } from './Sum.tsx';
import { SHARED_WORDS } from './sharedWords.ts';

/** The arithmetic of the cell under the pointer, or of the chosen one, in its corner of the figure. */
export function ActiveSum({ box }: { box: Box }) {
  const { active, explanation, run, language } = useStage();
  const words = SHARED_WORDS[language];
  const limit = Math.max(2, Math.floor((box.height - 110) / 22));
  return (
    <div
      className={styles.place}
      style={{ left: box.x, top: box.y, width: box.width, maxHeight: box.height }}
    >
      {active ? (
        <>
          <p className={styles.name}>
            <Named text={cellName(active, run, language)} />
          </p>
          {explanation ? (
            <Sum explanation={explanation} limit={limit} />
          ) : (
            <p className={styles.hint}>{words.waiting}</p>
          )}
        </>
      ) : (
        <p className={styles.hint}>{words.pickACell}</p>
      )}
    </div>
  );
}
