import { memo, useEffect, useMemo, useRef } from 'react';
import { averaged, cellsPerPixel } from './averaging.ts';
import { extentOf, type Grid } from './box.ts';
import { type Ground, signedScale, type Tone } from './colour.ts';
import { passingImage } from './matrixDraw.ts';
import { cleared, usePixelRatio, useStyleValues } from './surface.ts';

export interface StripsProps {
  readonly grid: Grid;
  readonly ground: Ground;
  readonly width: number;
  /** From one row to the next, and how much of it the strip takes; the strip stands in the middle. */
  readonly pitch: number;
  readonly strip: number;
  readonly tone?: Tone | undefined;
  readonly carry?: string | undefined;
  readonly className?: string | undefined;
}

/**
 * A tensor as one strip per row, each on its own line: the bar of a score. Rows without room between them
 * make one picture. Averaged where cells are finer than pixels.
 */
export const Strips = memo(function Strips(props: StripsProps) {
  const { grid, ground, width, pitch, strip, tone = 'ink', carry, className } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const ratio = usePixelRatio();
  const [line] = useStyleValues(tone === 'ink' ? '--line' : `--${tone}`);
  const height = pitch * grid.rows;
  const whole = strip >= pitch;
  const picture = useMemo(() => {
    const perRow = whole ? cellsPerPixel(grid.rows, height, ratio) : 1;
    const shown = averaged(grid, perRow, cellsPerPixel(grid.cols, width, ratio));
    const [low, high] = extentOf(shown);
    return { shown, scale: signedScale(Math.max(-low, high), ground) };
  }, [grid, ground, width, height, whole, ratio]);

  useEffect(() => {
    if (!canvas.current || grid.rows === 0 || grid.cols === 0) return;
    const context = cleared(canvas.current, width, height, ratio);
    if (!context) return;
    const small = passingImage(picture.shown, picture.scale);
    context.imageSmoothingEnabled = false;
    context.strokeStyle = line;
    const edge = tone === 'ink' ? 0.5 : 0.6;
    if (whole) {
      context.drawImage(small, 0, 0, canvas.current.width, canvas.current.height);
      context.globalAlpha = edge;
      context.strokeRect(0.5, 0.5, canvas.current.width - 1, canvas.current.height - 1);
      return;
    }
    for (let row = 0; row < grid.rows; row++) {
      const top = Math.round((row * pitch + (pitch - strip) / 2) * ratio);
      const tall = Math.max(1, Math.round(strip * ratio));
      context.globalAlpha = 1;
      context.drawImage(small, 0, row, small.width, 1, 0, top, canvas.current.width, tall);
      context.globalAlpha = edge;
      context.strokeRect(0.5, top + 0.5, canvas.current.width - 1, tall - 1);
    }
  }, [grid, picture, line, tone, width, height, pitch, strip, whole, ratio]);

  return (
    <canvas
      ref={canvas}
      className={className}
      style={{ width, height }}
      data-carry={carry}
      aria-hidden="true"
    />
  );
});
