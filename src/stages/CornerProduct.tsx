import { Fragment, type ReactNode, useMemo } from 'react';
import { CORNER_GAP, type Corner, type CornerRoom, cornerLayout, isStacked } from '../views/corner.ts';
import { Figure } from '../views/Figure.tsx';
import { labelRoom } from '../views/labels.ts';
import { ActiveSum } from './ActiveSum.tsx';
import styles from './CornerProduct.module.css';
import { useStage } from './context.ts';
import { Named } from './Named.tsx';
import { pageOf, spanOn } from './page.ts';
import { CAPTION, TensorMatrix, type TensorMatrixProps } from './TensorMatrix.tsx';
import { TENSOR_WORDS } from './tensorWords.ts';

type Part = Omit<
  TensorMatrixProps,
  'box' | 'rowLabels' | 'colLabels' | 'caption' | 'captionAt' | 'captionWidth'
>;

/** A right factor, and what it makes of the left one. */
export interface RightFactor {
  readonly top: Part & { readonly colLabels?: boolean | readonly string[] };
  /** Added to every row of the result; a strip between the factor and the result. */
  readonly bias?: Part;
  readonly result: Part;
  readonly cols: number;
}

interface Shared {
  readonly left: Part;
  readonly inner: number;
  readonly label: string;
  /** Room for pieces of the figure's own; they stand where `children` put them. */
  readonly room?: CornerRoom;
  readonly children?: (layout: Corner) => ReactNode;
}

export interface CornerProductProps extends Shared, RightFactor {}

export interface CornerProductsProps extends Shared {
  readonly rights: readonly RightFactor[];
}

/** A matrix product: left factor, right factor above, and the result where they meet. Its sum stands in the free corner. */
export function CornerProduct({ top, bias, result, cols, ...shared }: CornerProductProps) {
  return <CornerProducts {...shared} rights={[{ top, ...(bias ? { bias } : {}), result, cols }]} />;
}

/** A narrow factor of so many rows may have to say that it averages: one line more. */
const TALL = 150;

/** The height of a bias. */
const STRIP = 9;

/** Products of one left factor with several right ones, side by side. */
export function CornerProducts({ left, rights, inner, label, room, children }: CornerProductsProps) {
  const { run, size, active, selection } = useStage();
  const rows = run.tokens.length;
  const labels = useMemo(() => run.tokens.map((token) => token.label), [run.tokens]);
  const over = rights.flatMap(({ top }) => (typeof top.colLabels === 'object' ? top.colLabels : []));
  const overRoom = labelRoom(over.length > 0 ? over : labels, 12);
  const named = rights.some(({ top }) => top.colLabels);
  const isStack = isStacked(size);
  // Narrow captions take more lines: the shape, or that the picture averages.
  const lines = isStack ? 26 : rights.length > 1 && inner > TALL ? 16 : 0;
  const widths = rights.map(({ cols }) => cols).join();
  const [before, above, after] = [room?.before ?? 0, room?.above ?? 0, room?.after ?? 0];
  const layout = useMemo(
    () =>
      cornerLayout(
        {
          rows,
          inner,
          cols: widths.split(',').map(Number),
          rowRoom: labelRoom(labels, 12),
          colRoom: named ? Math.round(overRoom * 0.78) + 8 : CAPTION.full + lines,
          caption: CAPTION.full + (isStack ? 18 : 0),
          beside: named,
        },
        size,
        { before, above, after },
      ),
    [rows, inner, widths, labels, overRoom, named, lines, isStack, size, before, above, after],
  );
  const whereMet = rights.flatMap(({ result }, n) => {
    const { layer, head } = selection;
    const page = pageOf(result.name, run.config, rows, result.layer ?? layer, result.head ?? head);
    const span = active ? spanOn(page, active) : null;
    if (!span) return [];
    const col = result.picked ? result.picked.indexOf(span.cols[0]) : span.cols[0] - (result.cols?.[0] ?? 0);
    return col < 0 ? [] : [{ n, row: span.rows[0], col }];
  });
  const captionAt = layout.stacked && named ? 'below' : named ? 'beside' : 'above';
  return (
    <Figure width={layout.width} height={layout.height} label={label}>
      {layout.stacked
        ? null
        : whereMet.map(({ n, row, col }) => (
            <Guides
              key={n}
              layout={layout}
              n={n}
              at={[(row + 0.5) / rows, (col + 0.5) / (rights[n]?.cols ?? 1)]}
            />
          ))}
      <TensorMatrix {...left} box={layout.left} rowLabels />
      {rights.map(({ top, bias, result }, n) => {
        const [topBox, resultBox] = [layout.tops[n], layout.results[n]];
        if (!topBox || !resultBox) return null;
        return (
          <Fragment key={n}>
            <TensorMatrix {...top} box={topBox} captionAt={captionAt} colLabels={top.colLabels ?? false} />
            {bias && !layout.stacked ? <Bias part={bias} layout={layout} n={n} /> : null}
            <TensorMatrix
              {...result}
              box={resultBox}
              captionWidth={rights.length === 1 ? Math.min(190, layout.width - resultBox.x) : 0}
              rowLabels={layout.stacked && n === 0}
              colLabels={layout.stacked && (top.colLabels ?? false)}
            />
          </Fragment>
        );
      })}
      <ActiveSum box={layout.free} idle={<Shapes left={left} rights={rights} inner={inner} />} />
      {children?.(layout)}
    </Figure>
  );
}

/** What is multiplied, with the shapes: the inner numbers agree and are gone in the result. */
function Shapes({ left, rights, inner }: { left: Part; rights: readonly RightFactor[]; inner: number }) {
  const { run, language } = useStage();
  const rows = run.tokens.length;
  const cell = (part: Part, shape: string) => (
    <span>
      <b data-tone={part.tone}>
        <Named text={part.title ?? TENSOR_WORDS[part.name][language]} />
      </b>
      {shape}
    </span>
  );
  return (
    <div className={styles.shapes}>
      {rights.map(({ top, result, cols }, n) => (
        <Fragment key={n}>
          {cell(left, `${rows} × ${inner}`)}
          <i>·</i>
          {cell(top, `${inner} × ${cols}`)}
          <i>→</i>
          {cell(result, `${rows} × ${cols}`)}
        </Fragment>
      ))}
    </div>
  );
}

/** From row and column to the cell where they meet. */
function Guides({
  layout,
  n,
  at: [down, across],
}: {
  layout: Corner;
  n: number;
  at: readonly [number, number];
}) {
  const { left, tops, results } = layout;
  const [top, result] = [tops[n], results[n]];
  if (!top || !result) return null;
  const y = result.y + down * result.height;
  const x = result.x + across * result.width;
  return (
    <svg className={styles.guides} width={layout.width} height={layout.height} aria-hidden="true">
      <path d={`M${left.x + left.width},${y}H${x}V${top.y + top.height}`} />
    </svg>
  );
}

/** One number for each column, added to every row: a strip between the right factor and the result. */
function Bias({ part, layout, n }: { part: Part; layout: Corner; n: number }) {
  const { language } = useStage();
  const result = layout.results[n];
  if (!result) return null;
  const y = result.y - CORNER_GAP / 2 - STRIP / 2;
  return (
    <>
      <span className={styles.bias} style={{ right: layout.width - result.x + 5, top: y + STRIP / 2 - 7 }}>
        + <Named text={part.title ?? TENSOR_WORDS[part.name][language]} />
      </span>
      <TensorMatrix {...part} box={{ x: result.x, y, width: result.width, height: STRIP }} caption="none" />
    </>
  );
}
