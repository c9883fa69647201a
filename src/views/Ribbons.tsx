import { memo, useEffect, useRef } from 'react';
import type { Box } from './box.ts';
import styles from './Ribbons.module.css';
import { type Ribbon, ribbonCurve, ribbonPath } from './ribbonPath.ts';
import { usePixelRatio, useStyleValues } from './surface.ts';

export interface RibbonsProps {
  readonly box: Box;
  /** Drawn thin and grey; the wider, the darker. */
  readonly rest: readonly Ribbon[];
  /** Drawn in the accent colour, as wide as they are. */
  readonly chosen: readonly Ribbon[];
}

/** Curves between the staves of two bars: what flows from a row at the left to a row at the right. */
export const Ribbons = memo(function Ribbons({ box, rest, chosen }: RibbonsProps) {
  return (
    <div
      className={styles.ribbons}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      aria-hidden="true"
    >
      <Rest rest={rest} width={box.width} height={box.height} />
      <svg width={box.width} height={box.height} aria-hidden="true">
        {chosen.map((ribbon) => (
          <path
            key={`${ribbon.from}-${ribbon.to}`}
            d={ribbonPath(ribbon, box.width)}
            strokeWidth={ribbon.width}
            className={styles.accent}
          />
        ))}
      </svg>
    </div>
  );
});

/** Many thousand curves may stand here, so a canvas draws them; choosing another row does not touch it. */
const Rest = memo(function Rest({
  rest,
  width,
  height,
}: {
  rest: readonly Ribbon[];
  width: number;
  height: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [colour] = useStyleValues('--ink-3');
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    canvas.current.width = Math.max(1, Math.round(width * ratio));
    canvas.current.height = Math.max(1, Math.round(height * ratio));
    context.scale(ratio, ratio);
    context.strokeStyle = colour;
    const widest = Math.max(0.01, ...rest.map((ribbon) => ribbon.width));
    // Many together must not become a cloud.
    const faint = Math.min(1, Math.sqrt(FEW / Math.max(1, rest.length)));
    for (const ribbon of rest) {
      const points = ribbonCurve(ribbon, width) as [Point, Point, Point, Point];
      const [start, first, second, end] = points;
      context.globalAlpha = faint * 0.12 + 0.3 * (ribbon.width / widest) ** 2;
      context.lineWidth = Math.max(0.6, ribbon.width);
      context.beginPath();
      context.moveTo(...start);
      context.bezierCurveTo(...first, ...second, ...end);
      context.stroke();
    }
  }, [rest, width, height, colour, ratio]);
  return <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />;
});

const FEW = 300;

type Point = [number, number];
