import { useMemo } from 'react';
import type { Box } from '../../views/box.ts';
import type { Scale } from '../../views/colour.ts';
import { Legend } from '../../views/Legend.tsx';
import { shortened } from '../../views/labels.ts';
import { type Mark, Matrix } from '../../views/Matrix.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import type { Alike } from './alike.ts';
import styles from './Vectors.module.css';
import { words } from './words.ts';

export type Pair = readonly [row: number, col: number];

/** How alike every row is to every other; a reading of the run, not one of its tensors. */
export function Cosines({
  alike,
  labels,
  box,
  scale,
  title,
  named,
  columnsNamed,
  room,
  chosen,
  pair,
  onPoint,
  onChoose,
}: {
  alike: Alike;
  labels: readonly string[];
  box: Box;
  scale: Scale;
  title: string;
  /** Whether the names stand at the rows. */
  named: boolean;
  columnsNamed: boolean;
  /** For the words under it. */
  room: number;
  chosen: number;
  pair: Pair;
  onPoint: (pair: Pair | null) => void;
  onChoose: (row: number, col: number) => void;
}) {
  const { language } = useStage();
  const w = words[language];
  const T = labels.length;
  const { grid, mean, hasZeros } = alike;
  const blocked = useMemo(
    () => (hasZeros ? (r: number, c: number) => Number.isNaN(grid.at(r, c)) : undefined),
    [hasZeros, grid],
  );
  const [row, col] = pair;
  const marks = useMemo(
    (): Mark[] => [
      { kind: 'row', rows: [chosen, chosen], cols: [0, T - 1] },
      { kind: 'active', rows: [row, row], cols: [col, col] },
    ],
    [chosen, T, row, col],
  );
  const names = (r: number, c: number) => `${labels[r] ?? r} · ${labels[c] ?? c}`;
  return (
    <>
      <Matrix
        grid={grid}
        scale={scale}
        box={box}
        label={`${w.cosine}, ${title}, ${T} × ${T}`}
        say={(r, c) => `${names(r, c)}: ${formatNumber(grid.at(r, c))}`}
        rowLabels={named ? labels : undefined}
        colLabels={columnsNamed ? labels : undefined}
        marks={marks}
        blocked={blocked}
        start={[chosen, chosen]}
        onHover={onPoint}
        onChoose={onChoose}
      />
      <div className={styles.caption} style={{ left: box.x, top: box.y + box.height, width: room }}>
        <p>
          <b>{title}</b>
          <span className={styles.pair}>
            <span>
              {shortened(labels[row] ?? '')} · {shortened(labels[col] ?? '')}
            </span>
            <b>{formatNumber(grid.at(row, col), 2)}</b>
          </span>
        </p>
        <p>
          <span className={styles.scale}>
            {w.cosine}
            <Legend scale={scale} format={(n) => formatNumber(n, 1)} width={44} />
          </span>
          {T > 1 ? <span>{w.mean(formatNumber(mean, 2))}</span> : null}
        </p>
      </div>
    </>
  );
}
