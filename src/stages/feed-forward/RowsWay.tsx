import { useMemo } from 'react';
import type { Cell } from '../../model/lineage.ts';
import { activationAt } from '../../model/ops.ts';
import { feedForwardInput, type WeightName } from '../../model/tensorNames.ts';
import { Bars } from '../../views/Bars.tsx';
import { Curve } from '../../views/Curve.tsx';
import { signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { labelRoom } from '../../views/labels.ts';
import { reachOf } from '../../views/reach.ts';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatCount, formatNumber } from '../number.ts';
import { rowAt } from '../row.ts';
import { CAPTION, TensorMatrix } from '../TensorMatrix.tsx';
import { barCount, type Funnel, mostOpen, openCount, type WayLayout, wayLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

const relu = (x: number) => activationAt('relu', x);

/** Each row alone: widened, bent by the curve, narrowed; and under it the chosen row's cells one by one. */
export function RowsWay() {
  const { run, size, selection, language, theme } = useStage();
  const { config, tokens } = run;
  const { layer, token } = selection;
  const w = words[language];
  const labels = useMemo(() => [...tokens.map(({ label }) => label), w.rowBefore, w.rowAfter], [tokens, w]);
  const layout = useMemo(
    () =>
      wayLayout(
        {
          tokens: tokens.length,
          width: config.width,
          hidden: config.hidden,
          rowRoom: labelRoom(labels, 12) + 4,
          caption: CAPTION.full,
        },
        size,
      ),
    [tokens.length, config, labels, size],
  );
  const hidden = run.tensor('ffn.hidden', layer);
  const scale = useMemo(() => signedScale(reachOf(hidden.data), theme), [hidden, theme]);
  const input = feedForwardInput(config, layer);
  const name = config.activation === 'relu' ? 'ReLU' : 'GELU';
  const row = useMemo(() => [token], [token]);

  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <svg className={styles.funnels} width={layout.width} height={layout.height} aria-hidden="true">
        <path d={layout.widen.path} />
        <path d={layout.narrow.path} />
      </svg>
      <TensorMatrix name={input.name} layer={input.layer} box={layout.input} title={w.input} rowLabels />
      <Weight name="ffn.hidden.weight" funnel={layout.widen} stacked={layout.stacked} />
      <TensorMatrix
        name="ffn.activated"
        box={layout.activated}
        title={w.after(name)}
        scale={scale}
        rowLabels={layout.stacked}
      />
      <Weight name="ffn.output.weight" funnel={layout.narrow} stacked={layout.stacked} />
      <TensorMatrix name="ffn.output" box={layout.output} title={w.output} rowLabels={layout.stacked} />
      <TensorMatrix
        name="ffn.hidden"
        rows={row}
        box={layout.before}
        scale={scale}
        caption="none"
        rowLabels={[w.rowBefore]}
      />
      <TensorMatrix
        name="ffn.activated"
        rows={row}
        box={layout.after}
        scale={scale}
        caption="none"
        rowLabels={[w.rowAfter]}
        carried={false}
      />
      <RowCells layout={layout} scale={scale} name={name} />
      <ActiveSum box={layout.sum} />
    </Figure>
  );
}

/** A weight by name and shape; where a cell is asked about, its column of the weight, which met the row. */
function Weight({ name, funnel, stacked }: { name: WeightName; funnel: Funnel; stacked: boolean }) {
  const { run, active, selection, theme } = useStage();
  const { width, hidden } = run.config;
  const weight = run.tensor(name, selection.layer);
  // Of the whole weight, so that its columns can be compared.
  const scale = useMemo(() => signedScale(reachOf(weight.data), theme), [weight, theme]);
  const first = name === 'ffn.hidden.weight';
  const column = active ? columnOf(active, name) : null;
  const { box, strip } = funnel;
  const place = stacked
    ? { left: box.x + 8, top: box.y, height: box.height }
    : { left: box.x, top: box.y + box.height + 8, width: box.width };
  return (
    <>
      {column === null ? null : (
        <TensorMatrix
          name={name}
          cols={[column, column + 1]}
          transposed={stacked}
          box={strip}
          scale={scale}
          caption="none"
          carried={false}
        />
      )}
      {stacked && column !== null ? null : (
        <div className={styles.weight} style={place} data-beside={stacked || undefined}>
          <b>{first ? 'W₁' : 'W₂'}</b>
          <span>{first ? `${width} × ${hidden}` : `${hidden} × ${width}`}</span>
        </div>
      )}
    </>
  );
}

/** Which column of a weight had a part in the active cell. */
function columnOf({ ref, at }: Cell, weight: WeightName): number | null {
  const made: readonly string[] =
    weight === 'ffn.hidden.weight' ? ['ffn.hidden', 'ffn.activated', weight] : ['ffn.output', weight];
  return made.includes(ref.name) ? (at[1] as number) : null;
}

/** The chosen row's cells as dots on the curve, counted, and the most open of them. */
function RowCells({
  layout,
  scale,
  name,
}: {
  layout: WayLayout;
  scale: ReturnType<typeof signedScale>;
  name: string;
}) {
  const stage = useStage();
  const { run, selection, language, active } = stage;
  const { layer, token } = selection;
  const w = words[language];
  const { activation } = run.config;
  const hidden = run.tensor('ffn.hidden', layer);
  const activated = run.tensor('ffn.activated', layer);
  const xs = useMemo(() => rowAt(hidden, token), [hidden, token]);
  const ys = useMemo(() => rowAt(activated, token), [activated, token]);
  const domain = useMemo(() => {
    let [low, high] = [0, 0];
    for (const x of hidden.data) {
      low = Math.min(low, x);
      high = Math.max(high, x);
    }
    return [low, high] as const;
  }, [hidden]);
  const curve = useMemo(() => (x: number) => activationAt(activation, x), [activation]);
  const ghost = useMemo(() => ({ curve: relu, name: 'ReLU' }), []);
  const open = useMemo(() => openCount(xs), [xs]);
  const cellOf = (cell: number): Cell => ({ ref: { name: 'ffn.activated', layer }, at: [token, cell] });
  const here =
    (active?.ref.name === 'ffn.hidden' || active?.ref.name === 'ffn.activated') && active.at[0] === token
      ? (active.at[1] as number)
      : null;
  const most = useMemo(() => mostOpen(ys, barCount(layout.bars)), [ys, layout.bars]);
  const rows = most.map((cell) => ({
    key: String(cell),
    label: w.cell(cell),
    value: ys[cell] as number,
    strong: cell === here,
  }));
  const label = run.tokens[token]?.label ?? '';
  const cells = formatCount(xs.length);

  return (
    <>
      <p
        className={styles.heading}
        style={{ left: layout.heading.x, top: layout.heading.y, width: layout.heading.width }}
      >
        <b>{w.cellsOf(cells, label)}</b>
        <span>{w.counted(formatCount(open), formatCount(xs.length - open))}</span>
      </p>
      <Curve
        box={layout.curve}
        curve={curve}
        name={name}
        ghost={activation === 'relu' ? undefined : ghost}
        xs={xs}
        ys={ys}
        domain={domain}
        scale={scale}
        active={here}
        xLabel={w.before}
        yLabel={w.afterAxis}
        label={w.curve(name, cells, formatCount(open))}
        format={formatNumber}
        onHover={(cell) => stage.hover(cell === null ? null : cellOf(cell))}
        onPick={(cell) => stage.choose(cellOf(cell))}
      />
      <p
        className={styles.heading}
        style={{ left: layout.barsHeading.x, top: layout.barsHeading.y, width: layout.barsHeading.width }}
      >
        <b>{w.mostOpen}</b>
      </p>
      {rows.length === 0 ? null : (
        <Bars
          rows={rows}
          box={{ ...layout.bars, height: Math.min(layout.bars.height, rows.length * 26) }}
          format={formatNumber}
          label={w.mostOpenOf(label)}
          onPick={(n) => stage.choose(cellOf(most[n] as number))}
          onHover={(n) => stage.hover(n === null ? null : cellOf(most[n] as number))}
        />
      )}
    </>
  );
}
