import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Box } from './box.ts';
import styles from './Cloud.module.css';
import { type CloudLayout, nearestPoint } from './cloudLayout.ts';
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
  readonly onChoose: (point: number) => void;
  readonly onPoint: (point: number | null) => void;
}

/**
 * Thousands of named points in two dimensions. The points are on a canvas, the few that are spoken of above it.
 * By pointer only: whatever can be chosen here is also in a list beside it.
 */
export function Cloud({ box, layout, nameOf, chosen, near, label, onChoose, onPoint }: CloudProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [quiet, ink] = useStyleValues('--ink-3', '--ink-2');
  const [pointed, setPointed] = useState<number | null>(null);
  const { width, height } = box;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    canvas.current.width = Math.max(1, Math.round(width * ratio));
    canvas.current.height = Math.max(1, Math.round(height * ratio));
    context.scale(ratio, ratio);
    context.globalAlpha = layout.points.length > 4000 ? 0.35 : 0.7;
    context.fillStyle = quiet;
    for (const [x, y] of layout.points) context.fillRect(x - 1, y - 1, 2, 2);
    context.globalAlpha = 1;
    context.fillStyle = ink;
    for (const { point } of layout.names) {
      const [x, y] = layout.points[point] as readonly [number, number];
      context.fillRect(x - 1.5, y - 1.5, 3, 3);
    }
  }, [layout, width, height, ratio, quiet, ink]);
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
    <div className={styles.cloud} style={{ left: box.x, top: box.y, width, height }}>
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
            x={x}
            y={y}
          >
            {text}
          </text>
        ))}
        <circle className={styles.chosen} cx={cx} cy={cy} r={4.5} />
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
