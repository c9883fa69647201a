import { useState } from 'react';
import type { Box, Grid } from '../../views/box.ts';
import type { Scale } from '../../views/colour.ts';
import { type Mark, Matrix } from '../../views/Matrix.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { cellOn, pageOf } from '../page.ts';
import { words } from './words.ts';

/** The rows α·v: no tensor of the run but the terms of the mixed row, so its cells answer with the cell they add to. */
export function Scaled({
  grid,
  scale,
  box,
  labels,
  column,
  start,
}: {
  grid: Grid;
  scale: Scale;
  box: Box;
  labels: readonly string[] | undefined;
  /** The column of the mixed row that is asked about. */
  column: number | null;
  /** The row where the keyboard begins. */
  start: number;
}) {
  const { run, selection, language, hover, choose, open } = useStage();
  const { layer, head, token } = selection;
  const w = words[language];
  const [at, setAt] = useState<number | null>(null);
  const row = Math.min(at ?? start, grid.rows - 1);
  const page = pageOf('attention.context', run.config, grid.rows, layer, head);
  const marks: Mark[] = [
    { kind: 'row', rows: [token, token], cols: [0, grid.cols - 1] },
    ...(column === null
      ? []
      : ([
          { kind: 'source', rows: [0, grid.rows - 1], cols: [column, column] },
          { kind: 'active', rows: [row, row], cols: [column, column] },
        ] as const)),
  ];
  return (
    <Matrix
      grid={grid}
      scale={scale}
      box={box}
      label={`α · v, ${grid.rows} × ${grid.cols}`}
      say={(key, col) => w.term(run.tokens[key]?.label ?? String(key), col, formatNumber(grid.at(key, col)))}
      rowLabels={labels}
      marks={marks}
      start={[row, 0]}
      onHover={(cell) => {
        setAt(cell ? cell[0] : null);
        hover(cell && cellOn(page, token, cell[1]));
      }}
      onChoose={(key, col) => {
        setAt(key);
        choose(cellOn(page, token, col));
      }}
      onOpen={open}
    />
  );
}
