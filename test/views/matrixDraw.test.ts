import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gridOf } from '../../src/views/box.ts';
import { shareScale, signedScale } from '../../src/views/colour.ts';
import { drawMatrix, type MatrixPicture } from '../../src/views/matrixDraw.ts';

/** What was asked of a canvas, in order. */
class Recorder {
  calls: [string, ...unknown[]][] = [];
  imageSmoothingEnabled = true;
  fillStyle = '';
  strokeStyle = '';
  lineWidth = 0;
  constructor(readonly canvas: FakeCanvas) {}
  private note(name: string, ...words: unknown[]) {
    this.calls.push([name, ...words]);
  }
  reset() {
    this.calls = [];
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
  /** Where the small image is made, before it is drawn larger. */
  const small = new FakeCanvas();

  beforeEach(() => {
    small.context.reset();
    vi.stubGlobal(
      'ImageData',
      class {
        readonly data: Uint8ClampedArray;
        constructor(width: number, height: number) {
          this.data = new Uint8ClampedArray(width * height * 4);
        }
      },
    );
    vi.stubGlobal('document', { createElement: () => small });
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
    const pixels = small.context.calls.at(-1)?.[1] as number[] | undefined;
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
    const { canvas, picture, calls: first } = draw({});
    canvas.context.fillStyle = 'left over';
    drawMatrix(canvas as unknown as HTMLCanvasElement, picture, 1);
    expect(canvas.context.calls).toEqual(first);
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

  test('draws a last block of fewer cells no wider than these cells', () => {
    const { calls } = draw({
      grid: gridOf(Float32Array.of(0, 1, 2, 3, 4), 1, 5),
      width: 4,
      height: 10,
    });
    // Three blocks of two, where the fifth cell is the last: the picture reaches one cell beyond its edge.
    expect(calls).toContainEqual(['drawImage', 0, 0, expect.closeTo((6 / 5) * 4, 9), 10]);
  });

  test('leaves blocked cells out of the means, and hatches a block where nothing is left', () => {
    const row = gridOf(Float32Array.of(1, -1e9, -1e9, -1e9), 1, 4);
    const scale = shareScale(1, 'light');
    const { pixels, calls } = draw({ grid: row, scale, width: 2, height: 10, blocked: (_, col) => col > 0 });
    expect(pixels).toEqual([...scale.rgb(1), 255, 0, 0, 0, 0]);
    expect(calls.filter(([name]) => name === 'rect')).toEqual([['rect', 1, 0, 1, 10]]);
  });

  test('of no cells, or on a canvas that cannot draw, is empty', () => {
    expect(draw({ grid: gridOf(new Float32Array(), 0, 4) }).calls).toEqual([]);
    const canvas = { getContext: () => null, width: 0, height: 0 };
    const { picture } = draw({});
    drawMatrix(canvas as unknown as HTMLCanvasElement, picture, 1);
    expect(canvas.width).toBe(40);
  });
});
