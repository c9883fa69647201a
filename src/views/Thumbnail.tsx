import { useEffect, useMemo, useRef } from 'react';
import { extentOf, type Grid } from './box.ts';
import { type Ground, shareScale, signedScale } from './colour.ts';
import { drawMatrix } from './matrixDraw.ts';
import { usePixelRatio } from './surface.ts';

/** A tensor at the size of a stamp, from its real numbers; averaged where they are too many to see. */
export function Thumbnail({
  grid,
  share = false,
  ground,
  width,
  height,
  carry,
}: {
  grid: Grid;
  share?: boolean;
  ground: Ground;
  width: number;
  height: number;
  carry?: string | undefined;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const scale = useMemo(() => {
    // A masked score is no reading, and would drown the others.
    const [low, high] = extentOf(grid, (row, col) => grid.at(row, col) < -1e8);
    return share ? shareScale(high, ground) : signedScale(Math.max(-low, high), ground);
  }, [grid, share, ground]);
  useEffect(() => {
    if (canvas.current) {
      drawMatrix(
        canvas.current,
        { grid, scale, width, height, hatch: 'transparent', ground: 'transparent' },
        ratio,
      );
    }
  }, [grid, scale, width, height, ratio]);
  return <canvas ref={canvas} style={{ width, height }} data-carry={carry} aria-hidden="true" />;
}
