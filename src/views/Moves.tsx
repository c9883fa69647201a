import { useMemo } from 'react';
import type { Box } from './box.ts';
import { shortened } from './labels.ts';
import styles from './Moves.module.css';
import { MOVE_NAME, type MoveRow, movesLayout } from './movesLayout.ts';
import { Picker } from './Picker.tsx';

/** Rows with two values each, a before and an after, on one axis: a ring where it was, a dot where it went. */
export function Moves({
  rows,
  box,
  domain,
  format,
  label,
  say,
  onPick,
  onHover,
}: {
  rows: readonly MoveRow[];
  box: Box;
  domain: readonly [low: number, high: number];
  format: (n: number) => string;
  label: string;
  /** What a row says of itself. */
  say: (row: MoveRow) => string;
  onPick: (index: number) => void;
  onHover: (index: number | null) => void;
}) {
  const { width, height } = box;
  const [low, high] = domain;
  const layout = useMemo(
    () => movesLayout(rows, { width, height }, format, [low, high]),
    [rows, width, height, format, low, high],
  );
  return (
    <Picker
      box={box}
      label={label}
      options={rows.map(say)}
      chosen={rows.findIndex((row) => row.strong)}
      indexAt={(_, y) => Math.floor(y / layout.rowHeight)}
      onPick={onPick}
      onHover={onHover}
    >
      <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
        <line x1={layout.zero} x2={layout.zero} y1={0} y2={height} className={styles.zero} />
        {rows.map((row, n) => {
          const move = layout.moves[n];
          if (!move) return null;
          const known = Number.isFinite(row.from) && Number.isFinite(row.to);
          return (
            <g key={row.key} data-strong={row.strong || undefined}>
              <text x={layout.labelX} y={move.y} className={styles.label}>
                {shortened(row.label, MOVE_NAME)}
              </text>
              <line x1={layout.left} x2={layout.right} y1={move.y} y2={move.y} className={styles.track} />
              {known ? (
                <>
                  <line x1={move.from} x2={move.to} y1={move.y} y2={move.y} className={styles.way} />
                  <circle cx={move.from} cy={move.y} r={3.4} className={styles.from} />
                  <circle cx={move.to} cy={move.y} r={4} className={styles.to} />
                </>
              ) : null}
              <text x={layout.fromX} y={move.y} className={styles.before}>
                {format(row.from)}
              </text>
              <text x={layout.toX} y={move.y} className={styles.after}>
                {format(row.to)}
              </text>
            </g>
          );
        })}
      </svg>
    </Picker>
  );
}
