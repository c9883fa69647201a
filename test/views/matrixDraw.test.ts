import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Grid, gridOf } from '../../src/views/box.ts';
import { shareScale, signedScale } from '../../src/views/colour.ts';
import { averaged, cellsPerPixel, drawMatrix, type MatrixPicture } from '../../src/views/matrixDraw.ts';

const grid = (rows: number, cols: number): Grid =>
  gridOf(
    Float32Array.from({ length: rows * cols }, (_, i) => i),
    rows,
    cols,
  );
const cells = ({ rows, cols, at }: Grid) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: cols }, (_, c) => at(r, c)));

describe('how many cells share a device pixel', () => {
  test.each([
    [64, 64, 1, 1],
    [64, 63, 1, 2],
    [512, 300, 1, 2],
    [512, 300, 2, 1],
    [512, 170, 1, 4],
    [2048, 300, 2, 4],
    [1, 0.2, 1, 1],
    [8, 0, 1, 8],
  ])('%i cells on %f pixels at ratio %i: %i', (count, extent, ratio, shared) => {
    expect(cellsPerPixel(count, extent, ratio)).toBe(shared);
  });

  test('never leaves more groups than pixels', () => {
    for (let count = 1; count < 700; count += 13) {
      for (let extent = 1; extent < 500; extent += 17) {
        expect(Math.ceil(count / cellsPerPixel(count, extent, 1))).toBeLessThanOrEqual(extent);
      }
    }
  });
});

describe('the average', () => {
  test('of single cells is the grid itself', () => {
    const single = grid(3, 4);
    expect(averaged(single, 1, 1)).toBe(single);
  });

  test('is the mean of the cells that share a pixel', () => {
    expect(cells(averaged(grid(2, 4), 1, 2))).toEqual([
      [0.5, 2.5],
      [4.5, 6.5],
    ]);
    expect(cells(averaged(grid(2, 4), 2, 2))).toEqual([[2.5, 4.5]]);
  });

  test('of the cells left over at the end is of these alone', () => {
    expect(cells(averaged(grid(1, 5), 1, 2))).toEqual([[0.5, 2.5, 4]]);
    expect(cells(averaged(grid(3, 1), 2, 1))).toEqual([[0.5], [2]]);
  });

  test('keeps the mean of all where the groups are even', () => {
    const mean = (of: Grid) =>
      cells(of)
        .flat()
        .reduce((a, b) => a + b, 0) /
      (of.rows * of.cols);
    expect(mean(averaged(grid(6, 8), 3, 4))).toBeCloseTo(mean(grid(6, 8)), 12);
  });
});

/** What was asked of a canvas, in order. */
class Recorder {
  readonly calls: [string, ...unknown[]][] = [];
  imageSmoothingEnabled = true;
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 0;
  constructor(readonly canvas: FakeCanvas) {}
  private note(name: string, ...words: unknown[]) {
    this.calls.push([name, ...words]);
  }
  putImageData(image: { data: Uint8ClampedArray }) {
    this.note('putImageData', [...image.data]);
  }
  drawImage(_: unknown, ...at: number[]) {
    this.note('drawImage', ...at);
  }
  fillRect(...at: number[]) {
    this.note('fillRect', ...at);
  }
  rect(...at: number[]) {
    this.note('rect', ...at);
  }
  save() {}
  restore() {}
  beginPath() {}
  clip() {}
  moveTo() {}
  lineTo() {}
  stroke() {}
}

class FakeCanvas {
  width = 0;
  height = 0;
  readonly context = new Recorder(this);
  getContext() {
    return this.context;
  }
}

describe('the picture', () => {
  const made: FakeCanvas[] = [];

  beforeEach(() => {
    made.length = 0;
    vi.stubGlobal(
      'ImageData',
      class {
        readonly data: Uint8ClampedArray;
        constructor(width: number, height: number) {
          this.data = new Uint8ClampedArray(width * height * 4);
        }
      },
    );
    vi.stubGlobal('document', {
      createElement: () => {
        const canvas = new FakeCanvas();
        made.push(canvas);
        return canvas;
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  function draw(part: Partial<MatrixPicture>, ratio = 1) {
    const picture = {
      grid: gridOf(Float32Array.of(-2, 0, 2, 1), 2, 2),
      scale: signedScale(2, 'light'),
      width: 40,
      height: 40,
      hatch: '#888',
      ground: '#fff',
      ...part,
    };
    const canvas = new FakeCanvas();
    drawMatrix(canvas as unknown as HTMLCanvasElement, picture, ratio);
    const pixels = made.at(-1)?.context.calls[0]?.[1] as number[] | undefined;
    return { canvas, pixels, calls: canvas.context.calls, picture };
  }

  test('has one pixel for each cell, in the colour of its value, none of them blended', () => {
    const { pixels, canvas, picture } = draw({});
    expect(pixels).toEqual([-2, 0, 2, 1].flatMap((value) => [...picture.scale.rgb(value), 255]));
    expect(canvas.context.imageSmoothingEnabled).toBe(false);
    expect(canvas.context.calls).toContainEqual(['drawImage', 0, 0, 40, 40]);
  });

  test('is as fine as the device', () => {
    const { canvas } = draw({}, 2);
    expect([canvas.width, canvas.height]).toEqual([80, 80]);
  });

  test('drawn again is the same', () => {
    const { canvas, picture, calls } = draw({});
    const first = [...calls];
    calls.length = 0;
    drawMatrix(canvas as unknown as HTMLCanvasElement, picture, 1);
    expect(calls).toEqual(first);
  });

  test('hatches the blocked cells and no other', () => {
    const { calls } = draw({ blocked: (row, col) => row === 0 && col === 1 });
    expect(calls.filter(([name]) => name === 'rect')).toEqual([['rect', 20, 0, 20, 20]]);
    expect(draw({}).calls.filter(([name]) => name === 'rect')).toEqual([]);
  });

  test('has hairlines between cells that are wide enough, and none between finer ones', () => {
    expect(draw({}).calls.filter(([name]) => name === 'fillRect')).toHaveLength(2);
    expect(draw({ width: 8, height: 8 }).calls.filter(([name]) => name === 'fillRect')).toEqual([]);
  });

  test('averages where the columns are finer than the device', () => {
    const wide = gridOf(Float32Array.of(0, 1, 0.5, 0.5), 1, 4);
    const scale = shareScale(1, 'light');
    const { pixels } = draw({ grid: wide, scale, width: 2, height: 10 });
    expect(pixels).toEqual([0.5, 0.5].flatMap((value) => [...scale.rgb(value), 255]));
  });

  test('of no cells, or on a canvas that cannot draw, is empty', () => {
    expect(draw({ grid: gridOf(new Float32Array(), 0, 4) }).calls).toEqual([]);
    const canvas = { getContext: () => null, width: 0, height: 0 };
    const { picture } = draw({});
    drawMatrix(canvas as unknown as HTMLCanvasElement, picture, 1);
    expect(canvas.width).toBe(40);
  });
});
