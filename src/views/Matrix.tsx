import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Order, ordered, pairedOrder, pairedPerPixel } from './averaging.ts';
import type { Box, Grid } from './box.ts';
import { type Scale, TONES, type Tone } from './colour.ts';
import { emsOf, namedLines, shortened } from './labels.ts';
import styles from './Matrix.module.css';
import { drawMatrix, type MatrixPicture } from './matrixDraw.ts';
import { usePixelRatio, useStyleValues } from './surface.ts';

/** A frame around cells: `active` is the one asked about, `source` made it, `row` is the chosen token. */
export interface Mark {
  readonly kind: 'active' | 'source' | 'row';
  readonly rows: readonly [first: number, last: number];
  readonly cols: readonly [first: number, last: number];
}

export interface MatrixProps {
  readonly grid: Grid;
  readonly scale: Scale;
  readonly box: Box;
  /** Names the matrix to a screen reader, with its shape. */
  readonly label: string;
  /** What a cell says of itself when it is reached. */
  readonly say: (row: number, col: number) => string;
  readonly rowLabels?: readonly string[] | undefined;
  readonly colLabels?: readonly string[] | undefined;
  readonly tone?: Tone | undefined;
  readonly marks?: readonly Mark[] | undefined;
  readonly blocked?: ((row: number, col: number) => boolean) | undefined;
  /** Where columns alternate, as sines and cosines do: a pixel that several share is the mean of one kind. */
  readonly paired?: boolean | undefined;
  /** Whether the words of the chapter speak of it just now. */
  readonly spoken?: boolean | undefined;
  /** The same key in two figures: one becomes the other. */
  readonly carry?: string | undefined;
  /** Where the keyboard begins, when no cell of this matrix is active. */
  readonly start?: readonly [row: number, col: number] | undefined;
  readonly onHover?: ((cell: readonly [number, number] | null) => void) | undefined;
  readonly onChoose?: ((row: number, col: number) => void) | undefined;
  /** Enter on the active cell. */
  readonly onOpen?: (() => void) | undefined;
}

const FONT = 12;
/** How far names above narrow columns are turned, in degrees. */
const TURN = 50;

/** A tensor's page as a heat map: tokens down, dimensions across, every cell reachable by pointer, touch and keys. */
export function Matrix(props: MatrixProps) {
  const { grid, scale, box, label, say, rowLabels, colLabels, tone = 'ink', marks = NONE, blocked } = props;
  const id = useId();
  const ratio = usePixelRatio();
  const [lens, setLens] = useState<readonly [number, number] | null>(null);
  const { rows, cols } = grid;
  const cellWidth = box.width / Math.max(1, cols);
  const cellHeight = box.height / Math.max(1, rows);
  // Equal cells need no lens: there is nothing to tell apart.
  const flat = useMemo(() => isFlat(grid), [grid]);
  const narrow = Math.min(cellWidth, cellHeight) < 5 && !flat;
  const active = marks.find((mark) => mark.kind === 'active');

  const paired = props.paired ? pairedPerPixel(cols, box.width, ratio) : 1;
  const order = useMemo(() => (paired > 1 ? pairedOrder(paired) : null), [paired]);
  const placed = useMemo(() => (order ? ordered(grid, order) : grid), [grid, order]);

  const cellAt = (event: PointerEvent): readonly [number, number] => {
    const rect = event.currentTarget.getBoundingClientRect();
    const clampTo = (n: number, extent: number) => Math.max(0, Math.min(extent - 1, Math.floor(n)));
    const place = clampTo(((event.clientX - rect.left) / rect.width) * cols, cols);
    return [
      clampTo(((event.clientY - rect.top) / rect.height) * rows, rows),
      order ? order.columnAt(place) : place,
    ];
  };

  const move = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const cell = cellAt(event);
    if (narrow) setLens((old) => (old?.[0] === cell[0] && old[1] === cell[1] ? old : cell));
    props.onHover?.(cell);
  };

  const leave = () => {
    setLens(null);
    props.onHover?.(null);
  };

  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      props.onOpen?.();
    } else if (step && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const [row, col] = active ? [active.rows[0], active.cols[0]] : (props.start ?? [0, 0]);
      const [down, right] = active ? step(grid) : [0, 0];
      const next = (n: number, by: number, extent: number) => Math.max(0, Math.min(extent - 1, n + by));
      props.onChoose?.(next(row, down, rows), next(col, right, cols));
    }
  };

  const cellId = active ? `${id}-${active.rows[0]}-${active.cols[0]}` : undefined;
  const frames = marks.map((mark) => {
    const [from, to] = mark.cols[0] === mark.cols[1] && order ? pair(order.placeOf(mark.cols[0])) : mark.cols;
    const [x, width] = around(from * cellWidth, (to - from + 1) * cellWidth);
    const [y, height] = around(mark.rows[0] * cellHeight, (mark.rows[1] - mark.rows[0] + 1) * cellHeight);
    return { kind: mark.kind, x, y, width, height };
  });
  /** What is pointed at before what made it before the chosen token. */
  const named = (axis: 'rows' | 'cols') =>
    marks
      .filter((mark) => mark[axis][0] === mark[axis][1] && (axis === 'rows' || mark.kind !== 'row'))
      .map((mark) => ({ line: mark[axis][0], rank: RANK[mark.kind] }))
      .sort((a, b) => a.rank - b.rank || a.line - b.line)
      .map(({ line }) => line)
      .join();

  return (
    <div
      className={styles.matrix}
      data-carry={props.carry}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height, outlineColor: TONES[tone] }}
      data-spoken={props.spoken || undefined}
    >
      <Cells
        grid={placed}
        scale={scale}
        width={box.width}
        height={box.height}
        blocked={blocked}
        perCol={paired > 1 ? paired : undefined}
      />
      <div
        className={styles.touch}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows}
        aria-colcount={cols}
        aria-activedescendant={cellId}
        onPointerMove={move}
        onPointerLeave={leave}
        onClick={(event) => props.onChoose?.(...cellAt(event as unknown as PointerEvent))}
        onKeyDown={press}
      >
        <div role="row" aria-rowindex={(active?.rows[0] ?? 0) + 1} className={styles.voice}>
          <div role="gridcell" id={cellId} tabIndex={-1} aria-colindex={(active?.cols[0] ?? 0) + 1}>
            {active ? say(active.rows[0], active.cols[0]) : ''}
          </div>
        </div>
      </div>
      <svg className={styles.over} data-still width={box.width} height={box.height} aria-hidden="true">
        {rowLabels ? <RowNames names={rowLabels} pitch={cellHeight} marked={named('rows')} /> : null}
        {colLabels ? <ColNames names={colLabels} pitch={cellWidth} marked={named('cols')} /> : null}
        {frames.map((frame) => (
          <rect key={`${frame.kind}-${frame.x}-${frame.y}`} {...frame} className={styles[frame.kind]} />
        ))}
      </svg>
      {lens && narrow ? <Lens grid={grid} scale={scale} at={lens} box={box} order={order} /> : null}
    </div>
  );
}

/** Whether all cells are equal; most grids tell by their second. */
function isFlat({ rows, cols, at }: Grid): boolean {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) if (at(r, c) !== at(0, 0)) return false;
  }
  return true;
}

const NONE: readonly Mark[] = [];
const RANK = { active: 0, source: 1, row: 2 } as const;

/** Cells too fine to be framed are framed with their neighbours, so that they are not covered. */
const FRAME = 5;

function around(from: number, extent: number): readonly [from: number, extent: number] {
  return extent >= FRAME ? [from, extent] : [from + (extent - FRAME) / 2, FRAME];
}

function pair(place: number): readonly [number, number] {
  return [place, place];
}

/** The picture alone: pointing at a cell does not draw it again. */
const Cells = memo(function Cells({
  grid,
  scale,
  width,
  height,
  blocked,
  perCol,
}: Pick<MatrixPicture, 'grid' | 'scale' | 'width' | 'height' | 'blocked' | 'perCol'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [ground, hatch] = useStyleValues('--ground', '--ink-3');
  useEffect(() => {
    if (canvas.current) {
      drawMatrix(canvas.current, { grid, scale, width, height, blocked, perCol, ground, hatch }, ratio);
    }
  }, [grid, scale, width, height, blocked, perCol, ground, hatch, ratio]);
  return <canvas ref={canvas} className={styles.cells} aria-hidden="true" />;
});

interface NamesProps {
  readonly names: readonly string[];
  /** From one row or column to the next. */
  readonly pitch: number;
  /** Those whose names stand out, as a list of numbers, the most important first. */
  readonly marked: string;
}

const RowNames = memo(function RowNames({ names, pitch, marked }: NamesProps) {
  const strong = numbersIn(marked);
  const shown = namedLines(names.length, pitch, FONT, [...strong]);
  return [...shown].map((row) => (
    <text
      key={row}
      x={-8}
      y={(row + 0.5) * pitch}
      className={styles.rowLabel}
      data-marked={strong.has(row) || undefined}
    >
      {shortened(names[row] ?? '')}
    </text>
  ));
});

const ColNames = memo(function ColNames({ names, pitch, marked }: NamesProps) {
  const strong = numbersIn(marked);
  const widest = useMemo(() => Math.max(0, ...names.map((text) => emsOf(shortened(text)) * FONT)), [names]);
  const turned = widest > pitch - 2;
  // Turned names stand closer than their columns.
  const apart = turned ? pitch * Math.sin((TURN * Math.PI) / 180) : FONT;
  const shown = namedLines(names.length, apart, FONT, [...strong]);
  return [...shown].map((col) => {
    const x = (col + 0.5) * pitch;
    return (
      <text
        key={col}
        x={x}
        y={-6}
        className={turned ? styles.colLabelTurned : styles.colLabel}
        transform={turned ? `rotate(-${TURN} ${x} -6)` : undefined}
        data-marked={strong.has(col) || undefined}
      >
        {shortened(names[col] ?? '')}
      </text>
    );
  });
});

function numbersIn(list: string): ReadonlySet<number> {
  return new Set(list === '' ? [] : list.split(',').map(Number));
}

const STEPS: Record<string, ((grid: Grid) => readonly [down: number, right: number]) | undefined> = {
  ArrowUp: () => [-1, 0],
  ArrowDown: () => [1, 0],
  ArrowLeft: () => [0, -1],
  ArrowRight: () => [0, 1],
  Home: (grid) => [0, -grid.cols],
  End: (grid) => [0, grid.cols],
  PageUp: () => [-8, 0],
  PageDown: () => [8, 0],
};

const LENS = { rows: 3, cols: 11, cell: 13 } as const;

/** Single cells around the pointer, where the matrix is too fine for the eye. */
function Lens({
  grid,
  scale,
  at,
  box,
  order,
}: {
  grid: Grid;
  scale: Scale;
  at: readonly [number, number];
  box: Box;
  order: Order | null;
}) {
  const rows = Math.min(LENS.rows, grid.rows);
  const cols = Math.min(LENS.cols, grid.cols);
  const top = Math.max(0, Math.min(grid.rows - rows, at[0] - Math.floor(rows / 2)));
  const left = Math.max(0, Math.min(grid.cols - cols, at[1] - Math.floor(cols / 2)));
  const width = cols * LENS.cell;
  const height = rows * LENS.cell;
  const place = order ? order.placeOf(at[1]) : at[1];
  const x = ((place + 0.5) / grid.cols) * box.width - width / 2;
  const y = (at[0] / grid.rows) * box.height - height - 14;
  return (
    <svg className={styles.lens} width={width} height={height} style={{ left: x, top: y }} aria-hidden="true">
      {Array.from({ length: rows * cols }, (_, n) => {
        const [r, c] = [top + Math.floor(n / cols), left + (n % cols)];
        return (
          <rect
            key={`${r}-${c}`}
            x={(n % cols) * LENS.cell}
            y={Math.floor(n / cols) * LENS.cell}
            width={LENS.cell}
            height={LENS.cell}
            fill={scale.css(grid.at(r, c))}
            className={r === at[0] && c === at[1] ? styles.lensActive : undefined}
          />
        );
      })}
    </svg>
  );
}
