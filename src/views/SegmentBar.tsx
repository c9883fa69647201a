import { memo, type PointerEvent, useEffect, useRef } from 'react';
import type { Box } from './box.ts';
import type { Scale } from './colour.ts';
import styles from './SegmentBar.module.css';
import { usePixelRatio, useStyleValues } from './surface.ts';

export interface Segment {
  readonly share: number;
  readonly x: number;
  readonly width: number;
  /** Its name, where it has room for it; else empty. */
  readonly name: string;
}

export interface SegmentBarProps {
  readonly box: Box;
  /** From left to right without gaps. */
  readonly segments: readonly Segment[];
  readonly scale: Scale;
  /** The one that stands out. */
  readonly lit: number | null;
  readonly label: string;
  readonly onHover: (segment: number | null) => void;
}

/** Shares end to end in one bar. However many there are, one canvas draws them; only those with room are named. */
export function SegmentBar({ box, segments, scale, lit, label, onHover }: SegmentBarProps) {
  const { width, height } = box;
  const marked = lit === null ? undefined : segments[lit];
  const move = (event: PointerEvent) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    onHover(segmentAt(segments, x));
  };
  return (
    <div
      className={styles.bar}
      role="img"
      aria-label={label}
      style={{ left: box.x, top: box.y, width, height }}
      onPointerMove={move}
      onPointerLeave={() => onHover(null)}
    >
      <Fills segments={segments} scale={scale} width={width} height={height} />
      <svg width={width} height={height} aria-hidden="true">
        {segments.map((segment, n) =>
          segment.name ? (
            <text
              key={n}
              x={segment.x + segment.width / 2}
              y={height / 2}
              data-dark={segment.share > scale.limit * 0.6 || undefined}
            >
              {segment.name}
            </text>
          ) : null,
        )}
        {marked ? (
          <rect
            x={Math.max(1, Math.min(width - 3, marked.x))}
            y={1}
            width={Math.max(2, marked.width - 1)}
            height={height - 2}
          />
        ) : null}
      </svg>
    </div>
  );
}

/** The last segment that begins at or before a place. */
export function segmentAt(segments: readonly Segment[], x: number): number {
  let [low, high] = [0, segments.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((segments[middle]?.x ?? 0) <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Between segments as wide as this a line is drawn. */
const LINED = 3;

const Fills = memo(function Fills({
  segments,
  scale,
  width,
  height,
}: {
  segments: readonly Segment[];
  scale: Scale;
  width: number;
  height: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [ground] = useStyleValues('--ground');
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    canvas.current.width = Math.max(1, Math.round(width * ratio));
    canvas.current.height = Math.max(1, Math.round(height * ratio));
    context.scale(ratio, ratio);
    for (const { share, x, width: own } of segments) {
      context.fillStyle = scale.css(share);
      context.fillRect(x, 0, own, height);
    }
    context.fillStyle = ground;
    for (const { x, width: own } of segments) {
      if (x > 0 && own >= LINED) context.fillRect(x - 0.5, 0, 1, height);
    }
  }, [segments, scale, width, height, ground, ratio]);
  return <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />;
});
