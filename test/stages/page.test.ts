import { describe, expect, test } from 'vitest';
import { cellsOf, holds, sources } from '../../src/model/lineage.ts';
import {
  type AnyTensorName,
  axesOf,
  existsIn,
  isLayered,
  shapeOf,
  TENSOR_NAMES,
  WEIGHT_NAMES,
} from '../../src/model/tensorNames.ts';
import { cellOn, pageOf, type Span, spanOn } from '../../src/stages/page.ts';
import { inputOf, TINY } from '../worker/tinyModel.ts';

const T = 5;
const NAMES: AnyTensorName[] = ['tokens.id', ...TENSOR_NAMES, ...WEIGHT_NAMES];
const page = (name: AnyTensorName, head = 1) => pageOf(name, TINY, T, 1, head);

describe.each(NAMES)('a page of %s', (name) => {
  test('has the rows and columns of the last two axes; a vector is one row', () => {
    const { rows, cols, offset, ref, head } = page(name);
    const shape = shapeOf(name, TINY, T);
    expect([rows, cols]).toEqual(shape.length === 1 ? [1, shape[0]] : shape.slice(-2));
    expect(ref).toEqual({ name, layer: isLayered(name) ? 1 : null });
    expect(head).toBe(axesOf(name)[0] === 'head' ? 1 : null);
    expect(offset).toBe(shape.length === 3 ? rows * cols : 0);
  });

  test('finds every cell again where it put it', () => {
    const whole = page(name);
    for (const row of [0, whole.rows - 1]) {
      for (const col of [0, 1, whole.cols - 1]) {
        const cell = cellOn(whole, row, col);
        expect(cell.at).toHaveLength(axesOf(name).length);
        expect(spanOn(whole, cell)).toEqual({ rows: [row, row], cols: [col, col] });
      }
    }
  });
});

test('a slab covers the cells that it holds, and no other', () => {
  const run = { config: TINY, input: inputOf(1, 2, 3, 4, 5) };
  for (const name of TENSOR_NAMES.filter((one) => existsIn(one, TINY))) {
    const asked = page(name);
    for (const slab of sources(cellOn(asked, asked.rows - 1, 2), run).slabs) {
      const source = pageOf(slab.ref.name, TINY, T, slab.ref.layer ?? 0, (slab.at[0] as number | null) ?? 0);
      const span = spanOn(source, slab) as Span;
      const covered = new Set<string>();
      for (let row = span.rows[0]; row <= span.rows[1]; row++) {
        for (let col = span.cols[0]; col <= span.cols[1]; col++) {
          const cell = cellOn(source, row, col);
          expect(holds(slab, cell.at), `${name} from ${slab.ref.name}`).toBe(true);
          covered.add(cell.at.join());
        }
      }
      const held = cellsOf(slab, run).filter((cell) => source.head === null || cell.at[0] === source.head);
      expect(covered).toEqual(new Set(held.map((cell) => cell.at.join())));
    }
  }
});

test('what lies on another page covers nothing of this one', () => {
  const { ref } = page('attention.scores');
  expect(spanOn(page('attention.scores'), { ref, at: [0, 2, null] })).toBeNull();
  expect(spanOn(page('attention.scores'), { ref: { ...ref, layer: 0 }, at: [1, 2, null] })).toBeNull();
  expect(spanOn(page('attention.scaled'), { ref, at: [1, 2, null] })).toBeNull();
});

test('a whole axis of heads covers the page of any head', () => {
  const { ref } = page('attention.v');
  for (const head of [0, 1, 2]) {
    expect(spanOn(page('attention.v', head), { ref, at: [null, null, 3] })).toEqual({
      rows: [0, T - 1],
      cols: [3, 3],
    });
  }
});
