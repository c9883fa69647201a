import { useMemo } from 'react';
import { fitted } from '../../views/barsLayout.ts';
import type { Box } from '../../views/box.ts';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import styles from './Column.module.css';
import { columnSteps, FALL_HEAD, FALL_ROW, fallScale } from './layout.ts';
import { words } from './words.ts';

const NUMBER = 58;

/** One column of the mixed row as a running sum: every term begins where the last one ended. */
export function Column({
  box,
  nameRoom,
  steps: most,
  column,
  terms,
  total,
}: {
  box: Box;
  nameRoom: number;
  steps: number;
  column: number;
  terms: readonly number[];
  total: number;
}) {
  const { run, language } = useStage();
  const w = words[language];
  const steps = useMemo(() => columnSteps(terms, most), [terms, most]);
  const left = nameRoom + 8;
  const x = useMemo(
    () => fallScale(steps, Math.max(20, box.width - left - NUMBER)),
    [steps, box.width, left],
  );
  const nameOf = (key: number | null, count: number) =>
    key === null ? w.rest(count) : (run.tokens[key]?.label ?? String(key));
  const end = FALL_HEAD + steps.length * FALL_ROW;
  const middle = (n: number) => FALL_HEAD + (n + 0.5) * FALL_ROW;
  const said = steps
    .map(({ key, count, value }) => `${nameOf(key, count)} ${formatNumber(value)}`)
    .join(', ');
  return (
    <svg
      className={styles.column}
      style={{ left: box.x, top: box.y }}
      width={box.width}
      height={box.height}
      role="img"
      aria-label={`${w.column(column)}: ${said} = ${formatNumber(total)}`}
    >
      <text x={left} y={12} className={styles.head}>
        {w.column(column)}
      </text>
      <line
        x1={left + x(0)}
        x2={left + x(0)}
        y1={FALL_HEAD - 4}
        y2={end + FALL_ROW}
        className={styles.zero}
      />
      {steps.map(({ key, count, value, from, to }, n) => (
        <g key={key ?? 'rest'}>
          <text x={nameRoom - 2} y={middle(n)} className={styles.name}>
            {fitted(nameOf(key, count), nameRoom - 2)}
          </text>
          <rect
            x={left + Math.min(x(from), x(to))}
            y={middle(n) - 5.5}
            width={Math.max(1, Math.abs(x(to) - x(from)))}
            height={11}
            className={value < 0 ? styles.below : styles.above}
          />
          <line
            x1={left + x(to)}
            x2={left + x(to)}
            y1={middle(n) + 5.5}
            y2={middle(n + 1) - 5.5}
            className={styles.join}
          />
          <text x={box.width} y={middle(n)} className={styles.number}>
            {formatNumber(value)}
          </text>
        </g>
      ))}
      <line x1={left} x2={box.width} y1={end} y2={end} className={styles.rule} />
      <rect
        x={left + Math.min(x(0), x(total))}
        y={end + FALL_ROW / 2 - 5.5}
        width={Math.max(1, Math.abs(x(total) - x(0)))}
        height={11}
        className={total < 0 ? styles.below : styles.above}
        data-strong
      />
      <text x={box.width} y={end + FALL_ROW / 2} className={styles.number} data-strong>
        = {formatNumber(total)}
      </text>
    </svg>
  );
}
