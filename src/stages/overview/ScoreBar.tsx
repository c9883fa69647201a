import { type PointerEvent, useMemo } from 'react';
import { axesOf, refKey, type TensorName } from '../../model/tensorNames.ts';
import { type Grid, gridOf } from '../../views/box.ts';
import { Strips } from '../../views/Strips.tsx';
import { useStage } from '../context.ts';
import { cellOn, HEAD, type PlacedBar, type ScoreLayout } from './layout.ts';
import { tokenAt } from './tokenAt.ts';
import styles from './View.module.css';

export interface ScoreBarProps {
  readonly bar: PlacedBar;
  readonly layout: ScoreLayout;
  readonly title: string;
  readonly shape: string;
  readonly label: string;
  /** Of two bars with the same tensor only one is carried on to its stage. */
  readonly carried: boolean;
}

/** One tensor across all staves, and a button to its stage; pressed at a token's row, it chooses the token too. */
export function ScoreBar({ bar, layout, title, shape, label, carried }: ScoreBarProps) {
  const { run, selection, theme, spoken, hover, go } = useStage();
  const { box, slot, ref, rows, columns, perHead } = bar;
  const { data } = run.tensor(ref.name, ref.layer ?? undefined);
  const grid = useMemo(() => stavesOf(data, rows, columns, perHead), [data, rows, columns, perHead]);
  const top = bar.open ? HEAD.name - 4 : HEAD.rows - 8;
  const point = (event: PointerEvent<HTMLElement>) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const row = Math.floor((event.clientY - rect.top + top - box.y) / layout.pitch);
    const col = Math.floor(((event.clientX - rect.left + slot.x - box.x) / box.width) * columns);
    const inside = row >= 0 && row < rows && col >= 0 && col < columns;
    hover(inside && event.pointerType !== 'touch' ? cellOn(bar, row, col) : null);
  };
  return (
    <button
      type="button"
      className={styles.bar}
      style={{ left: slot.x, top, width: slot.width, height: box.y + box.height - top + 4 }}
      data-spoken={spoken.includes(ref.name) || undefined}
      data-tone={bar.tone}
      onClick={(event) =>
        go(bar.stage, {
          ...(ref.layer === null ? {} : { layer: ref.layer }),
          ...tokenAt(event, box.y - top, layout.pitch, rows),
        })
      }
      onPointerMove={point}
      onPointerLeave={() => hover(null)}
    >
      <span className={styles.voice}>{label}</span>
      {bar.open ? (
        <span className={styles.name} aria-hidden="true">
          {title}
        </span>
      ) : null}
      {bar.open && shape ? (
        <span className={styles.shape} aria-hidden="true">
          {shape}
        </span>
      ) : null}
      <span className={styles.strips} style={{ left: box.x - slot.x, top: box.y - top }}>
        <Strips
          grid={grid}
          ground={theme}
          width={box.width}
          pitch={layout.pitch}
          strip={layout.strip}
          tone={bar.tone}
          carry={carried ? carryKey(bar, selection.head) : undefined}
        />
      </span>
    </button>
  );
}

/** A tensor as rows of tokens: the heads of a token stand end to end on its stave. */
function stavesOf(data: Float32Array, rows: number, columns: number, perHead: number | null): Grid {
  if (perHead === null) return gridOf(data, rows, columns);
  return {
    rows,
    cols: columns,
    at: (r, c) => data[(Math.floor(c / perHead) * rows + r) * perHead + (c % perHead)] as number,
  };
}

/** What the stage draws of it; of a tensor with heads, the selected one. */
function carryKey(bar: PlacedBar, head: number): string {
  return `${refKey(bar.ref)}/${axesOf(bar.ref.name as TensorName)[0] === 'head' ? head : ''}`;
}
