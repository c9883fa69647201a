import { useEffect, useMemo, useRef } from 'react';
import { averaged, cellsPerPixel } from './averaging.ts';
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
  // The scale is that of what can be seen: means of many columns lie nearer to 0 than the columns.
  const { shown, scale } = useMemo(() => {
    const seen = averaged(
      grid,
      cellsPerPixel(grid.rows, height, ratio),
      cellsPerPixel(grid.cols, width, ratio),
    );
    // A masked score is no reading, and would drown the others.
    const [low, high] = extentOf(seen, (row, col) => seen.at(row, col) < -1e8);
    const limit = Math.max(-low, high);
    return { shown: seen, scale: share ? shareScale(high, ground) : signedScale(limit, ground) };
  }, [grid, share, ground, width, height, ratio]);
  useEffect(() => {
    if (canvas.current) {
      drawMatrix(
        canvas.current,
        { grid: shown, scale, width, height, hatch: 'transparent', ground: 'transparent' },
        ratio,
      );
    }
  }, [shown, scale, width, height, ratio]);
  return <canvas ref={canvas} style={{ width, height }} data-carry={carry} aria-hidden="true" />;
}
