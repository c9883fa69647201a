import { shortened } from '../../views/labels.ts';
import { useStage } from '../context.ts';
import { HEAD, type ScoreLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** The words at the left and a line from each across the page; pressing anywhere on a stave chooses its token. */
export function Staves({ layout }: { layout: ScoreLayout }) {
  const { run, selection, language, select } = useStage();
  const { pitch, wordsEnd, stavesEnd } = layout;
  const middle = (row: number) => HEAD.rows + (row + 0.5) * pitch;
  const chosen = middle(selection.token);
  return (
    <>
      <ul className={styles.words} aria-label={words[language].words}>
        {run.tokens.map((token, row) => (
          <li
            key={`${row}-${token.start}`}
            className={styles.stave}
            data-chosen={row === selection.token || undefined}
            style={{ top: HEAD.rows + row * pitch, width: stavesEnd, height: pitch }}
          >
            <button
              type="button"
              className={styles.word}
              style={{ width: wordsEnd, fontSize: layout.fontSize }}
              aria-pressed={row === selection.token}
              tabIndex={row === selection.token ? 0 : -1}
              onClick={() => select({ token: row })}
            >
              {shortened(token.label)}
            </button>
          </li>
        ))}
      </ul>
      <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
        {run.tokens.map((token, row) => (
          <line
            key={`${row}-${token.start}`}
            x1={wordsEnd}
            x2={stavesEnd - 8}
            y1={middle(row)}
            y2={middle(row)}
            className={styles.line}
          />
        ))}
        <path d={solo(layout, chosen)} className={styles.solo} />
        {layout.groups.map(({ layer, box }) => (
          <rect key={layer} {...box} rx={10} className={styles.group} />
        ))}
      </svg>
    </>
  );
}

/** The chosen stave, lit except where its attention crosses the others. */
function solo({ bars, wordsEnd, stavesEnd }: ScoreLayout, y: number): string {
  let path = `M${wordsEnd},${y}`;
  for (const { heading, box } of bars) {
    if (heading === 'attention') path += `H${box.x}M${box.x + box.width},${y}`;
  }
  return `${path}H${stavesEnd - 8}`;
}
