import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3';

const SHAPES = [symbolCircle, symbolTriangle, symbolSquare, symbolDiamond, symbolCross, symbolStar];

/** How many groups have a shape and a colour of their own. */
export const GROUPS = SHAPES.length;

/** The outline of a group's mark around 0, 0: groups differ in shape, so that colour need not be seen. */
export function groupPath(group: number, area = 52): string {
  const shape = SHAPES[group % SHAPES.length] ?? symbolCircle;
  return symbol(shape, area)() ?? '';
}

/** The colour of a group, a CSS value. */
export function groupColour(group: number): string {
  return `var(--group-${(group % SHAPES.length) + 1})`;
}
