import { useMemo } from 'react';
import { type Corner, cornerLayout } from '../views/corner.ts';
import { Figure } from '../views/Figure.tsx';
import { labelRoom } from '../views/labels.ts';
import { ActiveSum } from './ActiveSum.tsx';
import styles from './CornerProduct.module.css';
import { useStage } from './context.ts';
import { Named } from './Named.tsx';
import { pageOf, spanOn } from './page.ts';
import { CAPTION, TensorMatrix, type TensorMatrixProps } from './TensorMatrix.tsx';
import { TENSOR_WORDS } from './tensorWords.ts';

type Part = Omit<TensorMatrixProps, 'box' | 'rowLabels' | 'colLabels' | 'caption'>;

export interface CornerProductProps {
  readonly left: Part;
  readonly top: Part & { readonly colLabels?: boolean };
  readonly result: Part;
  readonly inner: number;
  readonly cols: number;
  readonly label: string;
}

/** A matrix product: left factor, right factor above, and the result where they meet. Its sum stands in the free corner. */
export function CornerProduct({ left, top, result, inner, cols, label }: CornerProductProps) {
  const { run, size, active, selection } = useStage();
  const rows = run.tokens.length;
  const labels = useMemo(() => run.tokens.map((token) => token.label), [run.tokens]);
  const layout = useMemo(
    () =>
      cornerLayout(
        {
          rows,
          inner,
          cols,
          rowRoom: labelRoom(labels, 12),
          colRoom: top.colLabels ? Math.round(labelRoom(labels, 12) * 0.78) + 8 : 16,
          caption: CAPTION.full,
        },
        size,
      ),
    [rows, inner, cols, labels, top.colLabels, size],
  );
  const page = pageOf(
    result.name,
    run.config,
    rows,
    result.layer ?? selection.layer,
    result.head ?? selection.head,
  );
  const met = active ? spanOn(page, { ref: active.ref, at: active.at }) : null;
  return (
    <Figure width={layout.width} height={layout.height} label={label}>
      {met && !layout.stacked ? (
        <Guides layout={layout} row={met.rows[0]} col={met.cols[0]} rows={rows} cols={cols} />
      ) : null}
      <TensorMatrix {...left} box={layout.left} rowLabels />
      <TensorMatrix
        {...top}
        box={layout.top}
        caption={layout.stacked ? 'full' : 'none'}
        colLabels={top.colLabels ?? false}
      />
      {layout.stacked ? null : <TopCaption layout={layout} part={top} shape={`${inner} × ${cols}`} />}
      <TensorMatrix
        {...result}
        box={layout.result}
        rowLabels={layout.stacked}
        colLabels={layout.stacked && top.colLabels === true}
      />
      <ActiveSum box={layout.free} />
    </Figure>
  );
}

/** From row and column to the cell where they meet. */
function Guides({
  layout,
  row,
  col,
  rows,
  cols,
}: {
  layout: Corner;
  row: number;
  col: number;
  rows: number;
  cols: number;
}) {
  const { left, top, result } = layout;
  const y = result.y + ((row + 0.5) * result.height) / rows;
  const x = result.x + ((col + 0.5) * result.width) / cols;
  return (
    <svg className={styles.guides} width={layout.width} height={layout.height} aria-hidden="true">
      <path d={`M${left.x + left.width},${y}H${x}V${top.y + top.height}`} />
    </svg>
  );
}

/** The right factor's name, beside it at the foot of the free corner. */
function TopCaption({ layout, part, shape }: { layout: Corner; part: Part; shape: string }) {
  const { language } = useStage();
  return (
    <div
      className={styles.topCaption}
      style={{ right: layout.width - layout.top.x + 10, top: layout.top.y + layout.top.height - 32 }}
    >
      <b data-tone={part.tone}>
        <Named text={part.title ?? TENSOR_WORDS[part.name][language]} />
      </b>
      <span>{shape}</span>
    </div>
  );
}
