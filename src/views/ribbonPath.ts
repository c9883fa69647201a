/** A band from a height at the left to a height at the right. */
export interface Ribbon {
  readonly from: number;
  readonly to: number;
  /** In CSS pixels. */
  readonly width: number;
}

/** How far along the control points of a curve stand: it leaves and arrives level. */
const BEND = 0.52;

/** The middle line of a ribbon across a width, as control points of a cubic curve. */
export function ribbonCurve({ from, to }: Ribbon, width: number): readonly [number, number][] {
  return [
    [0, from],
    [width * BEND, from],
    [width * (1 - BEND), to],
    [width, to],
  ];
}

/** The same as the `d` of an SVG path. */
export function ribbonPath(ribbon: Ribbon, width: number): string {
  const [start, ...rest] = ribbonCurve(ribbon, width);
  const said = (points: readonly (readonly [number, number])[]) =>
    points.map((point) => point.map((n) => Math.round(n * 100) / 100).join(',')).join(' ');
  return start ? `M${said([start])}C${said(rest)}` : '';
}
