import type { Box } from './box.ts';
import styles from './Dial.module.css';
import { dialArc, dialPoint, dialPoints } from './dialPlot.ts';

/** A circle that something walks round like the hand of a clock: at the top where the angle is 0, then to the right. */
export function Dial({
  box,
  label,
  angles,
  at,
  step,
  colour,
  muted,
}: {
  box: Box;
  /** Says what is seen, in the reader's language. */
  label: string;
  /** In radians: the marked points, the hand, and how far one step turns it. */
  angles: readonly number[];
  at: number;
  step: number;
  /** Of the dot at the hand. */
  colour: string;
  muted: boolean;
}) {
  const radius = Math.min(box.width, box.height) / 2 - 5;
  const centre = { x: box.width / 2, y: box.height / 2 };
  const hand = dialPoint(at, radius);
  return (
    <svg
      className={styles.dial}
      style={{ left: box.x, top: box.y }}
      width={box.width}
      height={box.height}
      role="img"
      aria-label={label}
      data-muted={muted || undefined}
    >
      <g transform={`translate(${centre.x} ${centre.y})`}>
        <circle r={radius} className={styles.rim} />
        <path d={dialArc(at, step, radius * 0.62)} className={styles.step} />
        <path d={dialPoints(angles, radius)} className={styles.points} />
        <line x2={hand.x} y2={hand.y} className={styles.hand} />
        <circle cx={hand.x} cy={hand.y} r={4} fill={colour} className={styles.tip} />
      </g>
    </svg>
  );
}
