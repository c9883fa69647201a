import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Box } from './box.ts';
import styles from './Curve.module.css';
import type { Scale } from './colour.ts';
import { type CurveLayout, curveLayout, nearestPoint } from './curveLayout.ts';
import { usePixelRatio, useStyleValues } from './surface.ts';

export interface CurveProps {
  readonly box: Box;
  readonly curve: (x: number) => number;
  readonly name: string;
  /** A function to compare it with, dotted. */
  readonly ghost?: { readonly curve: (x: number) => number; readonly name: string } | undefined;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly domain: readonly [low: number, high: number];
  /** Colours the dots by their height. */
  readonly scale: Scale;
  /** The dot that is spoken of. */
  readonly active?: number | null;
  readonly xLabel: string;
  readonly yLabel: string;
  /** What the picture says, for those who cannot see it. */
  readonly label: string;
  readonly format: (n: number) => string;
  readonly onHover: (index: number | null) => void;
  readonly onPick: (index: number) => void;
}

/**
 * A function as a line and real points as dots on it; the dots are on canvas, however many.
 * The arrow keys walk along the curve from dot to dot.
 */
export function Curve(props: CurveProps) {
  const { box, curve, ghost, xs, ys, domain, scale, active = null, format } = props;
  const { width, height } = box;
  const ghostCurve = ghost?.curve;
  const layout = useMemo(
    () => curveLayout({ curve, ghost: ghostCurve, xs, ys, domain }, { width, height }),
    [curve, ghostCurve, xs, ys, domain, width, height],
  );
  const { plot, zero, end } = layout;

  const order = useMemo(
    () => Array.from(xs, (_, n) => n).sort((a, b) => (xs[a] as number) - (xs[b] as number)),
    [xs],
  );
  const rank = active === null ? -1 : order.indexOf(active);
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = rank < 0 && by > 0 ? -1 : Math.max(0, rank);
    const next = order[Math.max(0, Math.min(order.length - 1, from + by))];
    if (next !== undefined) props.onPick(next);
  };

  const indexAt = (event: PointerEvent | React.MouseEvent) => {
    const rect = event.currentTarget.getBoundingClientRect();
    return nearestPoint(layout, event.clientX - rect.left, event.clientY - rect.top);
  };

  return (
    <div
      className={styles.curve}
      style={{ left: box.x, top: box.y, width, height }}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={1}
      aria-valuemax={order.length}
      aria-valuenow={Math.max(1, rank + 1)}
      aria-valuetext={active === null ? '' : readingOf(active, props)}
      onKeyDown={press}
      onPointerMove={(event) => event.pointerType !== 'touch' && props.onHover(indexAt(event))}
      onPointerLeave={() => props.onHover(null)}
      onClick={(event) => {
        const index = indexAt(event);
        if (index !== null) props.onPick(index);
      }}
    >
      <svg className={styles.sheet} width={width} height={height} aria-hidden="true">
        <path
          className={styles.axis}
          d={`M${plot.left},${zero.y}H${plot.right}M${zero.x},${plot.top}V${plot.bottom}`}
        />
        {layout.xTicks.map(({ text, at }) => (
          <text key={text} className={styles.xTick} x={at} y={plot.bottom + 13}>
            {text}
          </text>
        ))}
        {layout.yTicks.map(({ text, at }) => (
          <text key={text} className={styles.yTick} x={plot.left - 6} y={at}>
            {text}
          </text>
        ))}
        <text className={styles.xLabel} x={plot.right} y={plot.bottom + 30}>
          {props.xLabel}
        </text>
        <text className={styles.yLabel} x={0} y={10}>
          {props.yLabel}
        </text>
        {layout.ghost ? <path className={styles.ghost} d={layout.ghost} /> : null}
        <path className={styles.line} d={layout.path} />
      </svg>
      <Dots layout={layout} ys={ys} scale={scale} width={width} height={height} />
      {active === null ? null : (
        <Active layout={layout} index={active} xs={xs} ys={ys} {...{ scale, format }} />
      )}
      <svg className={styles.sheet} width={width} height={height} aria-hidden="true">
        {ghost ? (
          <text className={styles.ghostName} x={plot.left + 4} y={zero.y - 6}>
            {ghost.name}
          </text>
        ) : null}
        <text className={styles.name} x={plot.right} y={(end.y + zero.y) / 2}>
          {props.name}
        </text>
      </svg>
    </div>
  );
}

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

/** A dot's two numbers: what went in, what came out. */
function readingOf(index: number, { xs, ys, format }: Pick<CurveProps, 'xs' | 'ys' | 'format'>): string {
  return `${format(xs[index] as number)} → ${format(ys[index] as number)}`;
}

function Dots({
  layout,
  ys,
  scale,
  width,
  height,
}: {
  layout: CurveLayout;
  ys: ArrayLike<number>;
  scale: Scale;
  width: number;
  height: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [ring] = useStyleValues('--ink-2');
  useEffect(() => {
    if (canvas.current) drawDots(canvas.current, { layout, ys, scale, width, height, ring, ratio });
  }, [layout, ys, scale, width, height, ring, ratio]);
  return <canvas ref={canvas} className={styles.sheet} style={{ width, height }} aria-hidden="true" />;
}

interface DotsPicture {
  readonly layout: CurveLayout;
  readonly ys: ArrayLike<number>;
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  readonly ring: string;
  readonly ratio: number;
}

function drawDots(canvas: HTMLCanvasElement, picture: DotsPicture): void {
  const { layout, ys, scale, width, height, ring, ratio } = picture;
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineWidth = 0.75;
  context.strokeStyle = ring;
  for (let n = 0; n < layout.px.length; n++) {
    context.beginPath();
    context.arc(layout.px[n] as number, layout.py[n] as number, layout.radius, 0, 2 * Math.PI);
    context.fillStyle = scale.css(ys[n] as number);
    context.fill();
    context.stroke();
  }
}

/** One dot with its two numbers, led to the axes. */
function Active({
  layout,
  index,
  xs,
  ys,
  scale,
  format,
}: {
  layout: CurveLayout;
  index: number;
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  scale: Scale;
  format: (n: number) => string;
}) {
  const [x, y] = [layout.px[index], layout.py[index]];
  if (x === undefined || y === undefined) return null;
  const { plot } = layout;
  const value = ys[index] as number;
  // The curve rises to the right: over it, to the left, there is always room.
  const toLeft = x - plot.left > 110;
  const over = Math.max(plot.top + 10, Math.min(y - 14, layout.zero.y - 24));
  return (
    <svg className={styles.sheet} width="100%" height="100%" aria-hidden="true">
      <path className={styles.guide} d={`M${x},${plot.bottom}V${y}H${plot.left}`} />
      <circle className={styles.active} cx={x} cy={y} r={layout.radius + 2} fill={scale.css(value)} />
      <text
        className={styles.reading}
        x={toLeft ? x - 10 : x}
        y={toLeft && x > layout.zero.x ? Math.max(plot.top + 10, y - 8) : over}
        data-end={toLeft || undefined}
      >
        {readingOf(index, { xs, ys, format })}
      </text>
    </svg>
  );
}
