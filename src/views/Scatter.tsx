import { type PointerEvent, useMemo, useState } from 'react';
import type { Box } from './box.ts';
import styles from './Scatter.module.css';

type Point = readonly [x: number, y: number];

/** A name in its own place, belonging to a track. */
export interface TrackLabel extends Box {
  readonly track: number;
  readonly text: string;
}

export interface ScatterProps {
  readonly box: Box;
  /** Each a path through its points, in CSS pixels inside the box. */
  readonly tracks: readonly (readonly Point[])[];
  readonly names: readonly string[];
  readonly labels: readonly TrackLabel[];
  readonly chosen: number;
  /** The step of the chosen track that is drawn strong; 0 leads to its second point. */
  readonly step?: number | undefined;
  /** What stands beside the points of the chosen track. */
  readonly marks: readonly { readonly at: Point; readonly text: string }[];
  /** Where both coordinates are 0. */
  readonly zero: Point;
  readonly label: string;
  readonly onChoose: (track: number) => void;
}

/** Points in two dimensions and the paths through them; the chosen path in the accent colour, the rest grey. */
export function Scatter(props: ScatterProps) {
  const { box, tracks, names, labels, chosen, step, marks, zero, label, onChoose } = props;
  const [pointed, setPointed] = useState<number | null>(null);
  // All in grey together, however many: one path of each kind.
  const drawn = useMemo(() => {
    const dot = ([x, y]: Point) => `M${x},${y}h0`;
    return {
      paths: tracks.map(pathOf).join(''),
      dots: tracks.map((points) => points.map(dot).join('')).join(''),
      ends: tracks.map((points) => points.slice(-1).map(dot).join('')).join(''),
    };
  }, [tracks]);
  const nearest = (event: PointerEvent) => {
    const rect = event.currentTarget.getBoundingClientRect();
    return nearestTrack(tracks, [event.clientX - rect.left, event.clientY - rect.top]);
  };
  const own = tracks[chosen] ?? [];
  const strong = step === undefined ? [] : own.slice(step, step + 2);
  const unnamed = pointed !== null && !labels.some(({ track }) => track === pointed) ? pointed : null;
  const last = unnamed === null ? undefined : tracks[unnamed]?.at(-1);
  return (
    <div className={styles.scatter} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
      <svg
        width={box.width}
        height={box.height}
        role="img"
        aria-label={label}
        onPointerMove={(event) => setPointed(event.pointerType === 'touch' ? null : nearest(event))}
        onPointerLeave={() => setPointed(null)}
        onPointerUp={(event) => {
          const track = nearest(event);
          if (track !== null) onChoose(track);
        }}
      >
        <rect width={box.width} height={box.height} fill="transparent" />
        <line x1={0} x2={box.width} y1={zero[1]} y2={zero[1]} className={styles.axis} />
        <line x1={zero[0]} x2={zero[0]} y1={0} y2={box.height} className={styles.axis} />
        <path d={drawn.paths} className={styles.track} />
        {pointed === null ? null : <path d={pathOf(tracks[pointed] ?? [])} className={styles.pointed} />}
        <path d={drawn.dots} className={styles.dots} />
        <path d={drawn.ends} className={styles.end} />
        <path d={pathOf(own)} className={styles.chosen} />
        {strong.length === 2 ? <path d={pathOf(strong)} className={styles.step} /> : null}
        {own.map(([x, y], n) => (
          <circle
            key={`${n}-${x}`}
            cx={x}
            cy={y}
            r={n === 0 ? 4.5 : 4}
            className={n === 0 ? styles.start : styles.point}
          />
        ))}
        {marks.map(({ at: [x, y], text }) => (
          <text key={text} x={x} y={y} className={styles.mark}>
            {text}
          </text>
        ))}
      </svg>
      {labels.map(({ track, text, x, y, width, height }) => (
        <button
          type="button"
          key={`${track}-${text}`}
          className={styles.label}
          style={{ left: x, top: y, width, height }}
          aria-pressed={track === chosen}
          data-pointed={track === pointed || undefined}
          tabIndex={track === chosen ? 0 : -1}
          onClick={() => onChoose(track)}
          onPointerEnter={() => setPointed(track)}
          onPointerLeave={() => setPointed(null)}
        >
          {text}
        </button>
      ))}
      {unnamed !== null && last ? (
        <span
          className={`${styles.label} ${styles.over}`}
          style={{ left: last[0] + 8, top: last[1] - 7 }}
          aria-hidden="true"
        >
          {names[unnamed]}
        </span>
      ) : null}
    </div>
  );
}

/** How near the pointer must come, in CSS pixels. */
const REACH = 24;

/** The track with a point nearest to a place; null where none is near. */
export function nearestTrack(tracks: readonly (readonly Point[])[], [x, y]: Point): number | null {
  let best: number | null = null;
  let least = REACH;
  for (const [track, points] of tracks.entries()) {
    for (const [px, py] of points) {
      const far = Math.hypot(px - x, py - y);
      if (far < least) {
        least = far;
        best = track;
      }
    }
  }
  return best;
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x},${y}`).join('');
}
