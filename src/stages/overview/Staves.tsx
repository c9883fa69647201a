import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react';
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

/** The words as buttons, above the bars; a press on a stave, which lies under them, chooses its word too. */
function Words({ layout }: { layout: ScoreLayout }) {
  const { run, selection, language, select } = useStage();
  const { pitch, wordsEnd, stavesEnd } = layout;
  const { tokens } = run;
  const group = useRef<HTMLDivElement>(null);
  const pressed = ({ target }: MouseEvent) => {
    const stave = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
    if (stave) select({ token: Number(stave.dataset.at) });
  };
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const token = Math.max(0, Math.min(tokens.length - 1, selection.token + by));
    select({ token });
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[token]?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={words[language].words} onClick={pressed} onKeyDown={press}>
      {tokens.map((token, row) => (
        <div
          key={`${row}-${token.start}`}
          className={styles.stave}
          data-at={row}
          data-chosen={row === selection.token || undefined}
          style={{ top: HEAD.rows + row * pitch, width: stavesEnd, height: pitch }}
        >
          <button
            type="button"
            role="radio"
            className={styles.word}
            style={{ width: wordsEnd, fontSize: layout.fontSize }}
            aria-checked={row === selection.token}
            tabIndex={row === selection.token ? 0 : -1}
          >
            {shortened(token.label)}
          </button>
        </div>
      ))}
    </div>
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
