import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Explanation } from '../model/lineage.ts';
import type { Box } from '../views/box.ts';
import styles from './ActiveSum.module.css';
import { cellName } from './cellName.ts';
import { useStage } from './context.ts';
import { Named } from './Named.tsx';
import { Sum } from './Sum.tsx';
import { SHARED_WORDS } from './sharedWords.ts';

/** The arithmetic of the cell under the pointer, or of the chosen one, in its corner of the figure; `idle` while there is none. */
export function ActiveSum({ box, idle }: { box: Box; idle?: ReactNode }) {
  const { active, explanation, run, language } = useStage();
  const words = SHARED_WORDS[language];
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
            <FittingSum
              key={`${JSON.stringify(explanation.cell)} ${box.width} ${box.height}`}
              explanation={explanation}
              height={box.height}
            />
          ) : (
            <p className={styles.waiting}>{words.waiting}</p>
          )}
        </>
      ) : (
        <>
          <p className={styles.hint}>{words.pickACell}</p>
          {idle}
        </>
      )}
    </div>
  );
}

/** The height of a line of the sum, and of all that stands above and below the terms. */
const LINE = 21;
const BESIDES = 76;

/** As many terms as the place has room for; a name or a product that takes two lines costs a term. */
function FittingSum({ explanation, height }: { explanation: Explanation; height: number }) {
  const [limit, setLimit] = useState(Math.max(1, Math.floor((height - BESIDES) / LINE)));
  const inside = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = inside.current?.parentElement;
    if (place && place.scrollHeight > height + 1 && limit > 1) {
      setLimit(Math.max(1, limit - Math.ceil((place.scrollHeight - height) / LINE)));
    }
  }, [limit, height]);
  return (
    <div ref={inside}>
      <Sum explanation={explanation} limit={limit} />
    </div>
  );
}
