import { type KeyboardEvent, type PointerEvent, useId, useMemo } from 'react';
import styles from './Bars.module.css';
import { type BarRow, type BarsLayout, barsLayout, fitted } from './barsLayout.ts';
import type { Box } from './box.ts';

export interface BarsProps {
  readonly rows: readonly BarRow[];
  readonly box: Box;
  /** The values at the two ends; the data's own, with 0, where it is left out. */
  readonly domain?: readonly [low: number, high: number];
  readonly format: (n: number) => string;
  /** Names the bars to a screen reader. */
  readonly label: string;
  readonly onPick?: ((index: number) => void) | undefined;
  readonly onHover?: ((index: number | null) => void) | undefined;
  /** The fill of bars above zero, a CSS value. */
  readonly tone?: string;
  /** Whether the numbers stand beside the bars. */
  readonly numbers?: boolean;
}

/** Horizontal bars from one zero line: name, bar, number. Below zero they go to the left, in amber. */
export function Bars(props: BarsProps) {
  const {
    rows,
    box,
    domain,
    format,
    label,
    onPick,
    onHover,
    tone = 'var(--positive)',
    numbers = true,
  } = props;
  const { width, height } = box;
  const [low, high] = domain ?? [];
  const written = useMemo(() => (numbers ? format : () => ''), [numbers, format]);
  const layout = useMemo(
    () =>
      barsLayout(
        rows,
        { width, height },
        written,
        low === undefined || high === undefined ? undefined : [low, high],
      ),
    [rows, width, height, written, low, high],
  );
  const place = { left: box.x, top: box.y, width, height };
  const drawing = <Drawing rows={rows} layout={layout} box={box} format={written} tone={tone} />;
  const rowAt = (event: PointerEvent | { clientY: number; currentTarget: Element }) => {
    const rect = event.currentTarget.getBoundingClientRect();
    const n = Math.floor(((event.clientY - rect.top) / rect.height) * rows.length);
    return Math.max(0, Math.min(rows.length - 1, n));
  };
  const hover = onHover
    ? {
        onPointerMove: (event: PointerEvent) => {
          if (event.pointerType !== 'touch') onHover(rowAt(event));
        },
        onPointerLeave: () => onHover(null),
      }
    : {};
  const say = (row: BarRow) => `${row.label} ${format(row.value)}`;
  return onPick ? (
    <Picker {...{ rows, label, onPick, say, place, hover, rowAt }}>{drawing}</Picker>
  ) : (
    <div className={styles.bars} style={place} {...hover}>
      {drawing}
      <ul className={styles.voice} aria-label={label}>
        {rows.map((row) => (
          <li key={row.key}>{say(row)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Bars that can be chosen, by pointer or with the arrow keys. */
function Picker({
  rows,
  label,
  onPick,
  say,
  place,
  hover,
  rowAt,
  children,
}: {
  rows: readonly BarRow[];
  label: string;
  onPick: (index: number) => void;
  say: (row: BarRow) => string;
  place: { left: number; top: number; width: number; height: number };
  hover: { onPointerMove?: (event: PointerEvent) => void; onPointerLeave?: () => void };
  rowAt: (event: { clientY: number; currentTarget: Element }) => number;
  children: React.ReactNode;
}) {
  const id = useId();
  const chosen = rows.findIndex((row) => row.strong);
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = chosen < 0 ? (by > 0 ? -1 : 0) : chosen;
    onPick(Math.max(0, Math.min(rows.length - 1, from + by)));
  };
  return (
    <div
      className={styles.bars}
      style={place}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
      data-pick
      onClick={(event) => onPick(rowAt(event))}
      onKeyDown={press}
      {...hover}
    >
      {children}
      <div className={styles.voice} role="presentation">
        {rows.map((row, n) => (
          <div key={row.key} id={`${id}-${n}`} role="option" aria-selected={n === chosen}>
            {say(row)}
          </div>
        ))}
      </div>
    </div>
  );
}

const STEPS: Record<string, number | undefined> = {
  ArrowUp: -1,
  ArrowDown: 1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

function Drawing({
  rows,
  layout,
  box,
  format,
  tone,
}: {
  rows: readonly BarRow[];
  layout: BarsLayout;
  box: Box;
  format: (n: number) => string;
  tone: string;
}) {
  const { bars, rowHeight, thickness, labelX, zero } = layout;
  return (
    <svg className={styles.drawing} width={box.width} height={box.height} aria-hidden="true">
      {rows.map((row, n) => {
        const bar = bars[n];
        if (!bar) return null;
        const middle = bar.y + rowHeight / 2;
        return (
          <g key={row.key} data-strong={row.strong || undefined} data-muted={row.muted || undefined}>
            {bar.named && labelX > 0 ? (
              <text x={labelX} y={middle} className={styles.label}>
                {fitted(row.label, labelX)}
              </text>
            ) : null}
            {bar.width > 0 ? (
              <rect
                x={bar.x}
                y={middle - thickness / 2}
                width={Math.max(1, bar.width)}
                height={thickness}
                fill={row.muted ? 'var(--line)' : row.value < 0 ? 'var(--negative)' : tone}
              />
            ) : null}
            {bar.named ? (
              <text x={bar.numberX} y={middle} textAnchor={bar.anchor} className={styles.number}>
                {format(row.value)}
              </text>
            ) : null}
          </g>
        );
      })}
      <line x1={zero} x2={zero} y1={0} y2={box.height} className={styles.zero} />
    </svg>
  );
}
