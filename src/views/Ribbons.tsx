import { memo, useEffect, useRef } from 'react';
import type { Box } from './box.ts';
import styles from './Ribbons.module.css';
import { type Ribbon, ribbonCurve, ribbonPath } from './ribbonPath.ts';
import { cleared, usePixelRatio, useStyleValues } from './surface.ts';

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
      <Curves ribbons={rest} width={box.width} height={box.height} colour="--ink-3" shade={faint} />
      {chosen.length > MANY ? (
        <Curves ribbons={chosen} width={box.width} height={box.height} colour="--accent" shade={strong} />
      ) : (
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
      )}
    </div>
  );
});

/** Many thousand curves may stand here, so a canvas draws them; choosing another row does not touch it. */
const Curves = memo(function Curves({
  ribbons,
  width,
  height,
  colour: property,
  shade,
}: {
  ribbons: readonly Ribbon[];
  width: number;
  height: number;
  colour: '--ink-3' | '--accent';
  /** How opaque each is drawn. */
  shade: (ribbons: readonly Ribbon[]) => (ribbon: Ribbon) => number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [colour] = useStyleValues(property);
  useEffect(() => {
    const context = canvas.current && cleared(canvas.current, width, height, ratio);
    if (!context) return;
    context.scale(ratio, ratio);
    context.strokeStyle = colour;
    const opacity = shade(ribbons);
    for (const ribbon of ribbons) {
      const points = ribbonCurve(ribbon, width) as [Point, Point, Point, Point];
      const [start, first, second, end] = points;
      context.globalAlpha = opacity(ribbon);
      context.lineWidth = Math.max(0.5, ribbon.width);
      context.beginPath();
      context.moveTo(...start);
      context.bezierCurveTo(...first, ...second, ...end);
      context.stroke();
    }
  }, [ribbons, width, height, colour, shade, ratio]);
  return <canvas ref={canvas} style={{ width, height }} aria-hidden="true" />;
});

/** Many together must not become a cloud. */
function faint(ribbons: readonly Ribbon[]) {
  const widest = Math.max(0.01, ...ribbons.map((ribbon) => ribbon.width));
  const ground = Math.min(1, Math.sqrt(FEW / Math.max(1, ribbons.length))) * 0.12;
  return (ribbon: Ribbon) => ground + 0.3 * (ribbon.width / widest) ** 2;
}

/** The wider, the stronger: a fan of equals would be one solid shape. */
function strong(ribbons: readonly Ribbon[]) {
  const widest = Math.max(0.01, ...ribbons.map((ribbon) => ribbon.width));
  return (ribbon: Ribbon) => 0.12 + 0.74 * (ribbon.width / widest);
}

const FEW = 300;
/** Of more chosen curves than this a canvas draws these too. */
const MANY = 60;

type Point = [number, number];
