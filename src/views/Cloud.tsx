import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Box } from './box.ts';
import styles from './Cloud.module.css';
import { type CloudLayout, nearestPoint, onTheWay } from './cloudLayout.ts';
import { glide } from './motion.ts';
import { usePixelRatio, useStyleValues } from './surface.ts';

export interface CloudProps {
  readonly box: Box;
  readonly layout: CloudLayout;
  /** The name of a point. */
  readonly nameOf: (point: number) => string;
  readonly chosen: number;
  /** Points that are tied to the chosen one, nearest first. */
  readonly near: readonly number[];
  readonly label: string;
  /** Whether points glide to where another layout has them; they are the same points then. */
  readonly moves?: boolean;
  readonly onChoose: (point: number) => void;
  readonly onPoint: (point: number | null) => void;
}

/**
 * Thousands of named points in two dimensions. The points are on a canvas, the few that are spoken of above it.
 * By pointer only: whatever can be chosen here is also in a list beside it.
 */
export function Cloud(props: CloudProps) {
  const { box, layout, nameOf, chosen, near, label, moves = false, onChoose, onPoint } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [quiet, ink] = useStyleValues('--ink-3', '--ink-2');
  const [pointed, setPointed] = useState<number | null>(null);
  const { width, height } = box;
  const drawn = useRef(layout.points);
  useEffect(() => {
    const node = canvas.current;
    if (!node) return;
    const paint = (points: CloudLayout['points']) => {
      draw(node, { points, names: layout.names, width, height, ratio, quiet, ink });
      drawn.current = points;
    };
    const from = drawn.current;
    if (!moves || from === layout.points || from.length !== layout.points.length) return paint(layout.points);
    return glide((part) => paint(part < 1 ? onTheWay(from, layout.points, part) : layout.points));
  }, [layout, moves, width, height, ratio, quiet, ink]);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const rect = currentTarget.getBoundingClientRect();
    return nearestPoint(layout.points, [clientX - rect.left, clientY - rect.top]);
  };
  const point = (next: number | null) => {
    if (next === pointed) return;
    setPointed(next);
    onPoint(next);
  };
  const [cx, cy] = layout.points[chosen] ?? [0, 0];
  const [px, py] = (pointed === null ? null : layout.points[pointed]) ?? [0, 0];
  const spoken = useMemo(
    () => new Map(layout.names.map((name) => [name.point, name] as const)),
    [layout.names],
  );
  return (
    <div
      className={styles.cloud}
      data-moves={moves || undefined}
      style={{ left: box.x, top: box.y, width, height }}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ width, height }}
        onPointerMove={(event) => (event.pointerType === 'touch' ? undefined : point(at(event)))}
        onPointerLeave={() => point(null)}
        onPointerUp={(event) => {
          const chosenPoint = at(event);
          if (chosenPoint !== null) onChoose(chosenPoint);
        }}
      />
      <svg width={width} height={height} aria-hidden="true">
        {near.map((other) => {
          const [x, y] = layout.points[other] ?? [cx, cy];
          return <line key={other} className={styles.near} x1={cx} y1={cy} x2={x} y2={y} />;
        })}
        {layout.names.map(({ point: named, x, y, text }) => (
          <text
            key={named}
            className={styles.name}
            data-rank={named === chosen ? 'chosen' : near.includes(named) ? 'near' : undefined}
            style={{ transform: `translate(${x}px, ${y}px)` }}
          >
            {text}
          </text>
        ))}
        <circle className={styles.chosen} style={{ transform: `translate(${cx}px, ${cy}px)` }} r={4.5} />
        {pointed === null ? null : (
          <>
            <circle className={styles.pointed} cx={px} cy={py} r={5} />
            {spoken.has(pointed) ? null : (
              <text className={styles.name} data-rank="near" x={px + 9} y={py}>
                {nameOf(pointed)}
              </text>
            )}
          </>
        )}
      </svg>
    </div>
  );
}

interface CloudPicture extends CloudLayout {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly quiet: string;
  readonly ink: string;
}

function draw(canvas: HTMLCanvasElement, picture: CloudPicture): void {
  const { points, names, width, height, ratio, quiet, ink } = picture;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(ratio, ratio);
  context.globalAlpha = points.length > 4000 ? 0.35 : 0.7;
  context.fillStyle = quiet;
  for (const [x, y] of points) context.fillRect(x - 1, y - 1, 2, 2);
  context.globalAlpha = 1;
  context.fillStyle = ink;
  for (const { point } of names) {
    const [x, y] = points[point] as readonly [number, number];
    context.fillRect(x - 1.5, y - 1.5, 3, 3);
  }
}
