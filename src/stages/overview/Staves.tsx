import { useMemo } from 'react';
import { namedLines, shortened } from '../../views/labels.ts';
import { Picker } from '../../views/Picker.tsx';
import { useStage } from '../context.ts';
import { HEAD, type ScoreLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** The words at the left and a line from each across the page; pressing a stave between its bars chooses its token. */
export function Staves({ layout }: { layout: ScoreLayout }) {
  const { run, selection } = useStage();
  const { pitch, wordsEnd, stavesEnd } = layout;
  const middle = (row: number) => HEAD.rows + (row + 0.5) * pitch;
  const chosen = middle(selection.token);
  const lines = run.tokens.map((_, row) => `M${wordsEnd},${middle(row)}H${stavesEnd - 8}`).join('');
  return (
    <>
      {pitch < layout.fontSize ? <CloseWords layout={layout} /> : <Words layout={layout} />}
      <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true">
        {pitch < 4 ? null : <path d={lines} className={styles.line} />}
        <path d={solo(layout, chosen)} className={styles.solo} />
        {layout.groups.map(({ layer, box }) => (
          <rect key={layer} {...box} rx={10} className={styles.group} />
        ))}
      </svg>
    </>
  );
}

/** Staves that stand closer than words are high: the chosen word, and of the others as many as stand clear. */
function CloseWords({ layout }: { layout: ScoreLayout }) {
  const { run, selection, language, select } = useStage();
  const { pitch, wordsEnd, stavesEnd, fontSize } = layout;
  const { tokens } = run;
  const options = useMemo(() => tokens.map(({ label }) => label), [tokens]);
  const shown = namedLines(tokens.length, pitch, fontSize + 1, [selection.token]);
  const height = pitch * tokens.length;
  return (
    <Picker
      box={{ x: 0, y: HEAD.rows, width: stavesEnd, height }}
      label={words[language].words}
      options={options}
      chosen={selection.token}
      indexAt={(_, y) => Math.floor(y / pitch)}
      onPick={(token) => select({ token })}
    >
      <svg className={styles.closeWords} width={wordsEnd} height={height} aria-hidden="true">
        {[...shown].map((row) => (
          <text
            key={row}
            x={wordsEnd - 10}
            y={(row + 0.5) * pitch}
            fontSize={fontSize}
            data-chosen={row === selection.token || undefined}
          >
            {shortened(tokens[row]?.label ?? '')}
          </text>
        ))}
      </svg>
    </Picker>
  );
}

/** A button for each stave, under the bars; its word stays above them. */
function Words({ layout }: { layout: ScoreLayout }) {
  const { run, selection, language, select } = useStage();
  const { pitch, wordsEnd, stavesEnd } = layout;
  return (
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
            className={styles.reach}
            aria-pressed={row === selection.token}
            tabIndex={row === selection.token ? 0 : -1}
            onClick={() => select({ token: row })}
          >
            <span className={styles.word} style={{ width: wordsEnd, fontSize: layout.fontSize }}>
              {shortened(token.label)}
            </span>
          </button>
        </li>
      ))}
    </ul>
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
