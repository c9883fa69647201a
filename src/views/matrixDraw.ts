import { averaged, cellsPerPixel } from './averaging.ts';
import { eachCell, type Grid } from './box.ts';
import type { Scale } from './colour.ts';
import { cleared } from './surface.ts';

export interface MatrixPicture {
  readonly grid: Grid;
  readonly scale: Scale;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Cells that hold no reading, drawn hatched: a masked score. */
  readonly blocked?: ((row: number, col: number) => boolean) | undefined;
  /** How many columns share a pixel, where it is not simply as many as must. */
  readonly perCol?: number | undefined;
  readonly hatch: string;
  readonly ground: string;
}

/** Holds an image until it is drawn, the next line mostly: a canvas for each would cost more than its drawing. */
let scratch: HTMLCanvasElement | null = null;

/** As matrixImage, valid until it is called again. */
export function passingImage(grid: Grid, scale: Scale): HTMLCanvasElement {
  scratch ??= document.createElement('canvas');
  return matrixImage(grid, scale, scratch);
}

/** A grid with one pixel for each cell, to be drawn larger; without a number it stays clear. */
export function matrixImage(
  grid: Grid,
  scale: Scale,
  small = document.createElement('canvas'),
): HTMLCanvasElement {
  const image = new ImageData(grid.cols, grid.rows);
  const { data } = image;
  let i = 0;
  eachCell(grid, (value) => {
    if (!Number.isNaN(value)) {
      const colour = scale.rgb(value);
      data[i] = colour[0];
      data[i + 1] = colour[1];
      data[i + 2] = colour[2];
      data[i + 3] = 255;
    }
    i += 4;
  });
  if (small.width !== grid.cols) small.width = grid.cols;
  if (small.height !== grid.rows) small.height = grid.rows;
  // It is read once and thrown away: not worth a surface of the graphics processor’s.
  small.getContext('2d', { willReadFrequently: true })?.putImageData(image, 0, 0);
  return small;
}

/** Draws the whole picture; drawing it again gives the same picture. */
export function drawMatrix(canvas: HTMLCanvasElement, picture: MatrixPicture, ratio: number): void {
  const { grid, scale, width, height } = picture;
  const context = cleared(canvas, width, height, ratio);
  if (!context || grid.rows === 0 || grid.cols === 0) return;
  const perRow = cellsPerPixel(grid.rows, height, ratio);
  const perCol = picture.perCol ?? cellsPerPixel(grid.cols, width, ratio);
  const shown = averaged(grid, perRow, perCol, picture.blocked);
  const small = passingImage(shown, scale);
  context.imageSmoothingEnabled = false;
  // The last block may stand for fewer cells than the others, and is drawn no wider than these.
  const block = { w: (perCol / grid.cols) * canvas.width, h: (perRow / grid.rows) * canvas.height };
  context.drawImage(small, 0, 0, shown.cols * block.w, shown.rows * block.h);

  const cellWidth = canvas.width / grid.cols;
  const cellHeight = canvas.height / grid.rows;
  if (picture.blocked) hatch(context, picture, shown, block);
  context.fillStyle = picture.ground;
  const hair = Math.max(1, Math.round(ratio * 0.75));
  if (cellWidth >= 5 * ratio) {
    for (let c = 1; c < grid.cols; c++)
      context.fillRect(Math.round(c * cellWidth) - hair / 2, 0, hair, canvas.height);
  }
  if (cellHeight >= 5 * ratio) {
    for (let r = 1; r < grid.rows; r++)
      context.fillRect(0, Math.round(r * cellHeight) - hair / 2, canvas.width, hair);
  }
}

/** Whatever has no number is hatched: the blocks that hold blocked cells alone. */
function hatch(
  context: CanvasRenderingContext2D,
  { ground, hatch }: MatrixPicture,
  shown: Grid,
  { w, h }: { readonly w: number; readonly h: number },
): void {
  const { rows, cols, at } = shown;
  const isBlank = (r: number, c: number) => c < cols && Number.isNaN(at(r, c));
  context.save();
  context.beginPath();
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const from = c;
      while (isBlank(r, c)) c++;
      if (c > from) context.rect(from * w, r * h, (c - from) * w, h);
    }
  }
  context.clip();
  context.fillStyle = ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.strokeStyle = hatch;
  context.lineWidth = 1;
  context.beginPath();
  const reach = context.canvas.width + context.canvas.height;
  for (let d = 0; d < reach; d += 7) {
    context.moveTo(d, 0);
    context.lineTo(d - context.canvas.height, context.canvas.height);
  }
  context.stroke();
  context.restore();
}
