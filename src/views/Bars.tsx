import { useMemo } from 'react';
import styles from './Bars.module.css';
import { type BarRow, type BarsLayout, barsLayout, fitted } from './barsLayout.ts';
import type { Box } from './box.ts';
import { Picker } from './Picker.tsx';

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
  readonly tone?: string | undefined;
  /** Room for the names at the left; the names' own where it is left out, none where it is 0. */
  readonly nameRoom?: number;
}

/**
 * Horizontal bars from one zero line: name, bar, number. Below zero they go to the left, in amber.
 * Many rows are drawn together, as one shape of each colour.
 */
export function Bars(props: BarsProps) {
  const { rows, box, domain, format, label, onPick, onHover, tone = 'var(--positive)', nameRoom } = props;
  const { width, height } = box;
  const [low, high] = domain ?? [];
  const layout = useMemo(
    () =>
      barsLayout(
        rows,
        { width, height },
        format,
        low === undefined || high === undefined ? undefined : [low, high],
        nameRoom,
      ),
    [rows, width, height, format, low, high, nameRoom],
  );
  return (
    <Picker
      box={box}
      label={label}
      options={rows.map((row) => `${row.label} ${row.text ?? format(row.value)}`)}
      chosen={rows.findIndex((row) => row.strong)}
      indexAt={(_, y) => Math.floor(y / layout.rowHeight)}
      onPick={onPick}
      onHover={onHover}
    >
      <Drawing rows={rows} layout={layout} box={box} format={format} tone={tone} />
    </Picker>
  );
}

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
  const { bars, rowHeight, thickness, dense, labelX, zero } = layout;
  const fillOf = (row: BarRow) => (row.muted ? 'var(--line)' : row.value < 0 ? 'var(--negative)' : tone);
  const shapes = new Map<string, string>();
  if (dense) {
    for (const [n, row] of rows.entries()) {
      const bar = bars[n];
      if (!bar || bar.width <= 0) continue;
      const top = bar.y + (rowHeight - thickness) / 2;
      const shape = `M${bar.x},${top}h${Math.max(0.5, bar.width)}v${thickness}h${-Math.max(0.5, bar.width)}z`;
      shapes.set(fillOf(row), (shapes.get(fillOf(row)) ?? '') + shape);
    }
  }
  return (
    <svg
      className={styles.drawing}
      data-dense={dense || undefined}
      width={box.width}
      height={box.height}
      aria-hidden="true"
    >
      {[...shapes].map(([fill, shape]) => (
        <path key={fill} d={shape} fill={fill} />
      ))}
      {rows.map((row, n) => {
        const bar = bars[n];
        if (!bar || (dense && !bar.named)) return null;
        const middle = bar.y + rowHeight / 2;
        return (
          <g
            key={row.key}
            data-strong={row.strong || undefined}
            data-muted={row.muted || undefined}
            data-chosen={row.chosen || undefined}
          >
            {bar.named && labelX > 0 ? (
              <text x={labelX} y={middle} className={styles.label}>
                {fitted(row.label, labelX)}
              </text>
            ) : null}
            {bar.width > 0 && !dense ? (
              <rect
                x={bar.x}
                y={middle - thickness / 2}
                width={Math.max(1, bar.width)}
                height={thickness}
                fill={fillOf(row)}
              />
            ) : null}
            {bar.numbered ? (
              <text x={bar.numberX} y={middle} textAnchor={bar.anchor} className={styles.number}>
                {row.text ?? format(row.value)}
              </text>
            ) : null}
          </g>
        );
      })}
      <line x1={zero} x2={zero} y1={0} y2={box.height} className={styles.zero} />
    </svg>
  );
}
