import { useMemo } from 'react';
import type { Box } from './box.ts';
import styles from './Histogram.module.css';
import { histogramLayout } from './histogram.ts';

export interface HistogramProps {
  readonly values: ArrayLike<number>;
  readonly box: Box;
  /** From where to where the axis runs; the values' own extent where it is left out. */
  readonly domain?: readonly [low: number, high: number] | undefined;
  readonly bins?: number | undefined;
  /** A colour, such as `var(--query)`. */
  readonly tone?: string | undefined;
  /** Marks the mean. */
  readonly mean?: boolean | undefined;
  /** Says what is counted, to those who cannot see it. */
  readonly label: string;
  readonly format: (n: number) => string;
}

/** How numbers are spread: bars over a real axis, with 0 marked. Values beyond the axis are counted at its ends. */
export function Histogram({ values, box, domain, bins, tone, mean, label, format }: HistogramProps) {
  const { width, height } = box;
  const [low, high] = domain ?? [];
  const layout = useMemo(
    () =>
      histogramLayout({
        values,
        domain: low === undefined || high === undefined ? undefined : [low, high],
        bins,
        width,
        height,
        format,
      }),
    [values, low, high, bins, width, height, format],
  );
  const { baseline } = layout;
  return (
    <svg
      className={styles.histogram}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      style={{ left: box.x, top: box.y, color: tone }}
    >
      {layout.zero === null ? null : (
        <line className={styles.zero} x1={layout.zero} x2={layout.zero} y1={0} y2={baseline + 5} />
      )}
      {layout.bars.map((bar) =>
        bar.count > 0 ? (
          <rect
            key={bar.low}
            className={styles.bar}
            x={bar.x + 0.5}
            y={bar.y}
            width={Math.max(1, bar.width - 1)}
            height={bar.height}
          >
            <title>{`${format(bar.low)} … ${format(bar.high)}: ${bar.count}`}</title>
          </rect>
        ) : null,
      )}
      <line className={styles.axis} x1={0} x2={width} y1={baseline + 0.5} y2={baseline + 0.5} />
      {layout.ticks.map((tick) => (
        <g
          key={tick.value}
          transform={`translate(${tick.x} ${baseline})`}
          data-zero={tick.value === 0 || undefined}
        >
          <line className={styles.axis} y1={0} y2={4} />
          <text className={styles.tick} y={16}>
            {tick.text}
          </text>
        </g>
      ))}
      {mean && layout.mean !== null ? (
        <path className={styles.mean} d={`M${layout.mean},${baseline + 1}l-4,6h8z`} />
      ) : null}
      {layout.below > 0 ? (
        <text className={styles.beyond} x={0} y={baseline - 4}>
          ‹ {layout.below}
        </text>
      ) : null}
      {layout.above > 0 ? (
        <text className={styles.beyond} x={width} y={baseline - 4} data-end>
          {layout.above} ›
        </text>
      ) : null}
    </svg>
  );
}
