import type { Corner } from '../../views/corner.ts';
import { emsOf } from '../../views/labels.ts';
import { useStage } from '../context.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import styles from './HeadCards.module.css';
import { headSpans } from './layout.ts';

/** Whose columns are whose in the rows laid end to end, and which rows of W_O read them. */
export function Brackets({ layout }: { layout: Corner }) {
  const { run, selection, language, select } = useStage();
  const { heads } = run.config;
  const shared = SHARED_WORDS[language];
  const { above, left, tops } = layout;
  const top = tops[0];
  const spans = headSpans(heads, above.width);
  const widest = emsOf(shared.head(heads)) * 11 + 6;
  return (
    <>
      {spans.map(({ from, size }, head) => (
        <button
          key={head}
          type="button"
          className={styles.bracket}
          aria-pressed={head === selection.head}
          aria-label={shared.head(head + 1)}
          style={{ left: above.x + from, top: above.y, width: size, height: above.height }}
          onClick={() => select({ head })}
        >
          {widest <= size ? shared.head(head + 1) : head + 1}
        </button>
      ))}
      <svg className={styles.borders} width={layout.width} height={layout.height} aria-hidden="true">
        {spans.slice(1).map(({ from }) => (
          <line key={from} x1={left.x + from} x2={left.x + from} y1={left.y} y2={left.y + left.height} />
        ))}
        {top
          ? headSpans(heads, top.height).map(({ from, size }, head) => (
              <line
                key={from}
                className={styles.rows}
                data-chosen={head === selection.head || undefined}
                x1={top.x - 6}
                x2={top.x - 6}
                y1={top.y + from + 1}
                y2={top.y + from + size - 1}
              />
            ))
          : null}
      </svg>
    </>
  );
}
