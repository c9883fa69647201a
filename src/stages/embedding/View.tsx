import { useMemo } from 'react';
import { cellsPerPixel } from '../../views/averaging.ts';
import { type Box, extentOf } from '../../views/box.ts';
import { signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { Legend } from '../../views/Legend.tsx';
import { emsOf, labelRoom, shortened } from '../../views/labels.ts';
import { reachOf } from '../../views/reach.ts';
import { usePixelRatio } from '../../views/surface.ts';
import { Thumbnail } from '../../views/Thumbnail.tsx';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { Figures } from '../Figures.tsx';
import { formatCount, formatNumber } from '../number.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';
import { TENSOR_WORDS } from '../tensorWords.ts';
import {
  colsPerDot,
  type EmbeddingLayout,
  embeddingLayout,
  overviewGrid,
  overviewY,
  rowsPerLine,
} from './layout.ts';
import styles from './View.module.css';
import { WordMap } from './WordMap.tsx';
import { words } from './words.ts';

/** The table and the rows that are picked from it, or the rows as points on a map. */
export function View() {
  const { language } = useStage();
  const w = words[language];
  return (
    <Figures
      label={w.views}
      figures={[
        ['table', w.byTable, Table],
        ['map', w.byMap, WordMap],
      ]}
    />
  );
}

function Table() {
  const { run, selection, size, language, theme } = useStage();
  const { tokens, config, vocabulary } = run;
  const w = words[language];
  const table = run.tensor('embedding.weight');
  const chosen = tokens[selection.token];
  const { pick } = selection;
  const asked = pick?.name === 'embedding.weight' ? pick.row : null;
  const nameOf = (id: number) => `${shortened(vocabulary.pieces[id] ?? '', 9)} ${id}`;
  const layout = useMemo(() => {
    const given = {
      tokens,
      vocabulary: config.vocabulary,
      width: config.width,
      chosen: selection.token,
      asked,
      zerosRoom: emsOf(w.zeros(formatCount(config.vocabulary))) * 11 + 8,
    };
    const labels = tokens.map((token) => token.label);
    const near = embeddingLayout({ ...given, rowRoom: 0 }, size).windowRows;
    const around = near.map((id) => `${shortened(vocabulary.pieces[id] ?? '', 9)} ${id}`);
    const rowRoom = Math.min(size.width * 0.36, labelRoom([...labels, ...around], 12) + 4);
    return embeddingLayout({ ...given, rowRoom }, size);
  }, [tokens, vocabulary, config, selection.token, asked, size, w]);
  const scale = useMemo(() => signedScale(reachOf(table.data), theme), [table, theme]);
  const perPixel = cellsPerPixel(config.width, layout.picked.width, usePixelRatio());
  const chosenRow = useMemo(() => [selection.token], [selection.token]);
  const { windowRows } = layout;
  const label = chosen?.label ?? '';
  const last = windowRows[0] === undefined ? 0 : windowRows[0] + Math.min(9, config.vocabulary) - 1;
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Strands layout={layout} />
      <Overview layout={layout} />
      <TensorMatrix
        name="embedding.token"
        box={layout.picked}
        rowLabels
        scale={scale}
        caption={layout.stacked ? 'short' : 'full'}
      />
      {layout.stacked ? (
        <div
          className={styles.caption}
          style={{ left: layout.picked.x, top: layout.picked.y + layout.picked.height + 26 }}
        >
          <Legend scale={scale} format={(n) => formatNumber(n)} width={60} />
          {perPixel > 1 ? (
            <span className={styles.means}>{SHARED_WORDS[language].meanOf(perPixel)}</span>
          ) : null}
        </div>
      ) : null}
      <TensorMatrix
        name="embedding.weight"
        box={layout.window}
        rows={windowRows}
        rowLabels={windowRows.map(nameOf)}
        scale={scale}
        caption="short"
        captionAt="above"
        title={w.window(windowRows[0] ?? 0, last)}
      />
      <OneHotRow layout={layout} />
      <TensorMatrix
        name="embedding.token"
        box={layout.result}
        rows={chosenRow}
        scale={scale}
        caption="short"
        title={layout.stacked ? w.row(shortened(label)) : w.result(shortened(label))}
        carried={false}
      />
      <Frames layout={layout} />
      <ActiveSum box={layout.sum} />
    </Figure>
  );
}

/** The table at a glance: thousands of rows cannot be seen singly, so each line is a mean, on a scale of its own. */
function Overview({ layout }: { layout: EmbeddingLayout }) {
  const { run, language, theme, spoken } = useStage();
  const w = words[language];
  const { overview, said } = layout;
  const { width, vocabulary } = run.config;
  const table = run.tensor('embedding.weight');
  // Of the box only its size matters: another token moves what stands around it.
  const grid = useMemo(
    () => overviewGrid(table.data, width, { width: overview.width, height: overview.height }),
    [table, width, overview.width, overview.height],
  );
  const scale = useMemo(() => {
    const [low, high] = extentOf(grid);
    return signedScale(Math.max(-low, high), theme);
  }, [grid, theme]);
  const shape = `${formatCount(vocabulary)} × ${formatCount(width)}`;
  const means = w.means(rowsPerLine(vocabulary, overview.height), colsPerDot(width, overview.width));
  return (
    <>
      <div
        className={styles.overview}
        role="img"
        aria-label={w.overview(shape)}
        data-spoken={spoken.includes('embedding.weight') || undefined}
        style={{ left: overview.x, top: overview.y, width: overview.width, height: overview.height }}
      >
        <Thumbnail grid={grid} ground={theme} width={overview.width} height={overview.height} />
      </div>
      <div className={styles.caption} style={{ left: said.x, top: said.y }}>
        <span>
          <b>{TENSOR_WORDS['embedding.weight'][language]}</b> {shape}
        </span>
        <Legend scale={scale} format={(n) => formatNumber(n)} width={50} />
        <span className={styles.means}>{means}</span>
      </div>
    </>
  );
}

/** From each picked row of the table to its token, and from the chosen one to its neighbourhood, drawn large. */
function Strands({ layout }: { layout: EmbeddingLayout }) {
  const { run, selection, active } = useStage();
  const { overview, ribbons, window, windowRows, windowChosen, stacked, oneHot } = layout;
  const pointed = active?.ref.name === 'embedding.token' ? (active.at[0] as number) : selection.token;
  const chosenId = run.tokens[selection.token]?.id;
  const rank = (n: number) =>
    n === selection.token ? 3 : n === pointed ? 2 : run.tokens[n]?.id === chosenId ? 1 : 0;
  const edge = overview.x + overview.width;
  const near = Math.min(9, windowRows.length);
  const rowHeight = window.height / windowRows.length;
  const first = (windowRows[windowChosen] ?? 0) - windowChosen;
  const [from, to] = [first, first + near - 1].map((id) => overviewY(id, run.config.vocabulary, overview));
  const one = oneHot.cells.find((cell) => cell.id === chosenId);
  const named = `${shortened(run.tokens[selection.token]?.piece ?? '', 9)} ${chosenId}`;
  const rowY = window.y + (windowChosen + 0.5) * rowHeight;
  return (
    <svg className={styles.layer} width={layout.width} height={layout.height} aria-hidden="true">
      {stacked ? null : (
        <>
          <path
            className={styles.fan}
            d={`M${edge + 2},${from}L${edge + 40},${window.y}H${window.x}V${window.y + near * rowHeight}H${edge + 40}L${edge + 2},${to}Z`}
          />
          {one ? (
            <path
              className={styles.guide}
              d={`M${one.x + oneHot.cell / 2},${oneHot.box.y}V${rowY}H${window.x - labelRoom([named], 12) - 8}`}
            />
          ) : null}
        </>
      )}
      {[0, 1, 2, 3].map((wanted) => (
        <path
          key={wanted}
          className={styles.ribbon}
          data-rank={wanted}
          d={ribbons.map((ribbon, n) => (rank(n) === wanted ? strand(ribbon, overview) : '')).join('')}
        />
      ))}
    </svg>
  );
}

/** A tick at the picked row of the table, and from there to the token. */
function strand({ from: [x0, y0], to: [x1, y1] }: EmbeddingLayout['ribbons'][number], overview: Box): string {
  const middle = (x0 + x1) / 2;
  return `M${overview.x - 4},${y0}h4M${x0 - 3},${y0}h3C${middle},${y0} ${middle},${y1} ${x1},${y1}`;
}

/** The chosen row, framed in the table and in the one-hot row above all other marks. */
function Frames({ layout }: { layout: EmbeddingLayout }) {
  const { window, windowRows, windowChosen } = layout;
  const rowHeight = window.height / windowRows.length;
  return (
    <svg className={styles.layer} width={layout.width} height={layout.height} aria-hidden="true">
      <rect
        className={styles.frame}
        x={window.x}
        y={window.y + windowChosen * rowHeight}
        width={window.width}
        height={rowHeight}
      />
    </svg>
  );
}

/** 1 × V: a 1 at the chosen id, zeros everywhere else; most of them only counted. */
function OneHotRow({ layout }: { layout: EmbeddingLayout }) {
  const { run, selection, language } = useStage();
  const w = words[language];
  const { oneHot } = layout;
  const { box, cells, cell } = oneHot;
  const token = run.tokens[selection.token];
  const [first, last] = [cells[0], cells.at(-1)];
  if (!token || !first || !last) return null;
  const middle = box.y + box.height / 2;
  const entries = formatCount(run.config.vocabulary);
  return (
    <svg
      className={styles.layer}
      role="img"
      aria-label={w.oneHotSaid(token.label, token.id, entries)}
      width={layout.width}
      height={layout.height}
    >
      <path className={styles.bracket} d={`M${box.x + 4},${box.y}h-4v${box.height}h4`} />
      <path className={styles.bracket} d={`M${box.x + box.width - 4},${box.y}h4v${box.height}h-4`} />
      {oneHot.before > 0 ? (
        <text className={styles.zeros} x={(box.x + first.x) / 2} y={middle}>
          {w.zeros(formatCount(oneHot.before))}
        </text>
      ) : null}
      {cells.map(({ id, x }) => (
        <text
          key={id}
          className={styles.digit}
          data-one={id === token.id || undefined}
          x={x + cell / 2}
          y={middle}
        >
          {id === token.id ? 1 : 0}
        </text>
      ))}
      {oneHot.after > 0 ? (
        <text className={styles.zeros} x={(last.x + cell + box.x + box.width) / 2} y={middle}>
          {w.zeros(formatCount(oneHot.after))}
        </text>
      ) : null}
      <text className={styles.name} x={box.x} y={box.y + box.height + 18}>
        <tspan className={styles.strong}>{w.oneHot(shortened(token.label))}</tspan> 1 × {entries}
      </text>
    </svg>
  );
}
