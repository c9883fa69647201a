import { arc } from 'd3';

/** A point of a dial around its centre: angle 0 at the top, growing clockwise. */
export function dialPoint(angle: number, radius: number): { x: number; y: number } {
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

/** Many points as one path of round dots. */
export function dialPoints(angles: readonly number[], radius: number): string {
  return angles
    .map((angle) => {
      const { x, y } = dialPoint(angle, radius);
      return `M${x.toFixed(2)},${y.toFixed(2)}h0`;
    })
    .join('');
}

/** The sector that one step sweeps. */
export function dialArc(from: number, step: number, radius: number): string {
  const sweep = arc<null>()
    .innerRadius(0)
    .outerRadius(radius)
    .startAngle(from)
    .endAngle(from + step);
  return sweep(null) ?? '';
}
