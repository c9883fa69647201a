import type { Grid } from './box.ts';
import type { Scale } from './colour.ts';

export interface MatrixPicture {
  readonly grid: Grid;
  readonly scale: Scale;
  /** Size in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Cells that hold no reading, drawn hatched: a masked score. */
  readonly blocked?: ((row: number, col: number) => boolean) | undefined;
  readonly hatch: string;
  readonly ground: string;
}

/** How many cells share one device pixel along an axis; 1 where each has its own. */
export function cellsPerPixel(cells: number, extent: number, ratio: number): number {
  return Math.max(1, Math.ceil(cells / Math.max(1, Math.floor(extent * ratio))));
}

/** The grid as it can be shown: averaged where several cells share a device pixel. */
export function averaged(grid: Grid, perRow: number, perCol: number): Grid {
  if (perRow === 1 && perCol === 1) return grid;
  const rows = Math.ceil(grid.rows / perRow);
  const cols = Math.ceil(grid.cols / perCol);
  return {
    rows,
    cols,
    at(row, col) {
      let sum = 0;
      let count = 0;
      for (let r = row * perRow; r < Math.min(grid.rows, (row + 1) * perRow); r++) {
        for (let c = col * perCol; c < Math.min(grid.cols, (col + 1) * perCol); c++) {
          sum += grid.at(r, c);
          count++;
        }
      }
      return sum / count;
    },
  };
}

/** A grid with one pixel for each cell, to be drawn larger. */
export function matrixImage(grid: Grid, scale: Scale): HTMLCanvasElement {
  const image = new ImageData(grid.cols, grid.rows);
  for (let r = 0, i = 0; r < grid.rows; r++) {
    for (let c = 0; c < grid.cols; c++, i += 4) {
      const [red, green, blue] = scale.rgb(grid.at(r, c));
      image.data[i] = red;
      image.data[i + 1] = green;
      image.data[i + 2] = blue;
      image.data[i + 3] = 255;
    }
  }
  const small = document.createElement('canvas');
  small.width = grid.cols;
  small.height = grid.rows;
  small.getContext('2d')?.putImageData(image, 0, 0);
  return small;
}

/** Draws the whole picture; drawing it again gives the same picture. */
export function drawMatrix(canvas: HTMLCanvasElement, picture: MatrixPicture, ratio: number): void {
  const { grid, scale, width, height } = picture;
  const context = canvas.getContext('2d');
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  if (!context || grid.rows === 0 || grid.cols === 0) return;
  const shown = averaged(
    grid,
    cellsPerPixel(grid.rows, height, ratio),
    cellsPerPixel(grid.cols, width, ratio),
  );
  const small = matrixImage(shown, scale);
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, canvas.width, canvas.height);

  const cellWidth = canvas.width / grid.cols;
  const cellHeight = canvas.height / grid.rows;
  if (picture.blocked) hatch(context, picture, cellWidth, cellHeight);
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

function hatch(context: CanvasRenderingContext2D, picture: MatrixPicture, w: number, h: number): void {
  const { grid, blocked } = picture;
  context.save();
  context.beginPath();
  for (let r = 0; r < grid.rows; r++) {
    for (let c = 0; c < grid.cols; c++) if (blocked?.(r, c)) context.rect(c * w, r * h, w, h);
  }
  context.clip();
  context.fillStyle = picture.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.strokeStyle = picture.hatch;
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
