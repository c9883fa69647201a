import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import styles from './AddNorm.module.css';
import type { AddNormLayout } from './addNormLayout.ts';
import type { AddNormRefs } from './addNormRefs.ts';
import { ADD_NORM_WORDS } from './addNormWords.ts';
import { useStage } from './context.ts';
import { type SpreadSide, spreadLayout } from './normSpreadLayout.ts';
import { formatCount, formatNumber } from './number.ts';
import { rowAt } from './row.ts';
import { AXIS_WORDS } from './tensorWords.ts';

/** The chosen row's cells through the norm: shifted by μ, squeezed by σ, then γ and β. */
export function NormSpread({ layout, refs }: { layout: AddNormLayout; refs: AddNormRefs }) {
  const stage = useStage();
  const { run, selection, language, active } = stage;
  const { token } = selection;
  const w = ADD_NORM_WORDS[language];
  const { normed, norm } = refs;
  const from = run.tensor(normed.name, normed.layer ?? undefined);
  const to = run.tensor(norm.name, norm.layer ?? undefined);
  const before = useMemo(() => rowAt(from, token), [from, token]);
  const after = useMemo(() => rowAt(to, token), [to, token]);
  const { width, height } = layout.spread;
  const drawn = useMemo(() => spreadLayout(before, after, { width, height }), [before, after, width, height]);
  const order = useMemo(
    () => Array.from(before, (_, cell) => cell).sort((a, b) => (before[a] as number) - (before[b] as number)),
    [before],
  );
  const here = active && columnOf(active, refs, token);
  const rank = here === null ? -1 : order.indexOf(here);
  const cellOf = (column: number) => ({ ref: norm, at: [token, column] });
  const under = (event: MouseEvent) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const column = drawn.cellAt(event.clientX - rect.left, event.clientY - rect.top);
    return column === null ? null : cellOf(column);
  };
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = rank < 0 && by > 0 ? -1 : Math.max(0, rank);
    const next = order[Math.max(0, Math.min(order.length - 1, from + by))];
    if (next !== undefined) stage.choose(cellOf(next));
  };
  const reading =
    here === null
      ? null
      : `${AXIS_WORDS.width[language]} ${here}: ${formatNumber(before[here] as number)} → ${formatNumber(after[here] as number)}`;
  const n = (value: number) => formatNumber(Math.abs(value) < 1e-5 ? 0 : value);
  const numbers = (side: SpreadSide) => `${w.mean(n(side.mean))}, ${w.deviation(n(side.deviation))}`;
  const middle = (drawn.before.axisY + drawn.after.axisY) / 2;

  return (
    <>
      <p
        className={styles.heading}
        style={{ left: layout.heading.x, top: layout.heading.y, width: layout.heading.width }}
      >
        <b>{w.spread(formatCount(before.length), run.tokens[token]?.label ?? '')}</b>
        <span>{reading ?? w.eachLine}</span>
      </p>
      <div
        className={styles.spread}
        style={{ left: layout.spread.x, top: layout.spread.y, width, height }}
        role="slider"
        tabIndex={0}
        aria-label={w.drawing(numbers(drawn.before), numbers(drawn.after))}
        aria-valuemin={1}
        aria-valuemax={order.length}
        aria-valuenow={Math.max(1, rank + 1)}
        aria-valuetext={reading ?? w.eachLine}
        onPointerMove={(event) => event.pointerType !== 'touch' && stage.hover(under(event))}
        onPointerLeave={() => stage.hover(null)}
        onClick={(event) => {
          const cell = under(event);
          if (cell) stage.choose(cell);
        }}
        onKeyDown={press}
      >
        <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
          <path className={styles.cells} d={drawn.lines} data-many={before.length > 200 || undefined} />
          {drawn.ticks.map(({ value, x }) => (
            <g key={value} className={styles.tick}>
              <path d={`M${x},${drawn.before.axisY - 4}v4M${x},${drawn.after.axisY}v4`} />
              <text x={x} y={height - 2}>
                {formatNumber(value, 1)}
              </text>
            </g>
          ))}
          <Side side={drawn.before} left={drawn.left} right={drawn.right} up />
          <Side side={drawn.after} left={drawn.left} right={drawn.right} />
          {(['lowX', 'meanX', 'highX'] as const).map((at) => (
            <line
              key={at}
              className={at === 'meanX' ? styles.mean : styles.deviation}
              x1={drawn.before[at]}
              x2={drawn.after[at]}
              y1={drawn.before.axisY}
              y2={drawn.after.axisY}
            />
          ))}
          {here === null ? null : (
            <line
              className={styles.here}
              x1={drawn.xOf(before[here] as number)}
              x2={drawn.xOf(after[here] as number)}
              y1={drawn.before.axisY}
              y2={drawn.after.axisY}
            />
          )}
          <Said
            y={drawn.before.axisY - 30}
            strong={w.before}
            lines={[`μ ${n(drawn.before.mean)}`, `σ ${n(drawn.before.deviation)}`]}
          />
          <g className={styles.steps}>
            <text y={middle - 12}>↓ − μ</text>
            <text y={middle + 4}>↓ ÷ σ</text>
            <text y={middle + 20}>↓ × γ + β</text>
          </g>
          <Said
            y={drawn.after.axisY + 16}
            strong={w.after}
            lines={[w.mean(n(drawn.after.mean)), w.deviation(n(drawn.after.deviation))]}
          />
        </svg>
      </div>
    </>
  );
}

/** From line to line, in the order of the cells before the norm. */
const STEPS: Record<string, number | undefined> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Which column of the chosen row the active cell belongs to, on either side of the norm. */
function columnOf(
  { ref, at }: NonNullable<ReturnType<typeof useStage>['active']>,
  refs: AddNormRefs,
  token: number,
): number | null {
  const same = (other: AddNormRefs['norm']) => ref.name === other.name && ref.layer === other.layer;
  if (same(refs.gamma) || same(refs.beta)) return at[0] ?? null;
  return (same(refs.norm) || same(refs.normed)) && at[0] === token ? (at[1] ?? null) : null;
}

/** The hill of the cells on its axis, with its mean and, to either side, its spread. */
function Side({
  side,
  left,
  right,
  up = false,
}: {
  side: SpreadSide;
  left: number;
  right: number;
  up?: boolean;
}) {
  const { axisY, meanX, lowX, highX } = side;
  const tall = Math.max(0, ...side.bars.map((bar) => bar.height)) + 6;
  const far = up ? axisY - tall : axisY + tall;
  return (
    <g>
      <path
        className={styles.hill}
        d={side.bars
          .map(({ x, y, width, height }) => `M${x + 0.5},${y}h${width - 1}v${height}h${1 - width}Z`)
          .join('')}
      />
      <path className={styles.axis} d={`M${left},${axisY}H${right}`} />
      <path className={styles.mean} d={`M${meanX},${axisY}V${far}`} />
      <path className={styles.deviation} d={`M${lowX},${axisY}V${far}M${highX},${axisY}V${far}`} />
      {up ? (
        <g className={styles.marks}>
          <text x={meanX} y={far - 5}>
            μ
          </text>
          {highX - meanX > 34 ? (
            <>
              <text x={lowX} y={far - 5}>
                μ − σ
              </text>
              <text x={highX} y={far - 5}>
                μ + σ
              </text>
            </>
          ) : null}
        </g>
      ) : null}
    </g>
  );
}

function Said({ y, strong, lines }: { y: number; strong: string; lines: readonly string[] }) {
  return (
    <g className={styles.said}>
      <text className={styles.strong} y={y}>
        {strong}
      </text>
      {lines.map((line, n) => (
        <text key={line} y={y + 16 * (n + 1)}>
          {line}
        </text>
      ))}
    </g>
  );
}
