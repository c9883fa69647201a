import type { Scale } from './colour.ts';
import styles from './Legend.module.css';

const STOPS = 24;

/** The scale as it was made from the data: its two ends and its zero. */
export function Legend({
  scale,
  format,
  width = 84,
}: {
  scale: Scale;
  format: (n: number) => string;
  width?: number;
}) {
  const low = scale.kind === 'signed' ? -scale.limit : 0;
  const at = (n: number) => low + ((scale.limit - low) * n) / (STOPS - 1);
  return (
    <span className={styles.legend}>
      <span>{format(low)}</span>
      <svg width={width} height={9} aria-hidden="true">
        {Array.from({ length: STOPS }, (_, n) => (
          <rect
            key={n}
            x={(n * width) / STOPS}
            width={width / STOPS + 0.5}
            height={9}
            fill={scale.css(at(n))}
          />
        ))}
        {scale.kind === 'signed' ? (
          <line x1={width / 2} x2={width / 2} y1={0} y2={9} className={styles.zero} />
        ) : null}
      </svg>
      <span>{format(scale.limit)}</span>
    </span>
  );
}
