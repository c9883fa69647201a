import type { EncoderConfig } from '../model/config.ts';
import type { Cell, Slab } from '../model/lineage.ts';
import { type AnyTensorName, axesOf, isLayered, type Ref, refKey, shapeOf } from '../model/tensorNames.ts';

/**
 * A tensor as it is drawn is a page: rows and columns. A tensor of rank 3 has a page for each head,
 * a vector is a page of one row.
 */
export interface Page {
  readonly ref: Ref;
  /** Null where the tensor has no heads. */
  readonly head: number | null;
  readonly rows: number;
  readonly cols: number;
  /** Where the page begins in the tensor's data. */
  readonly offset: number;
}

export function pageOf(
  name: AnyTensorName,
  config: EncoderConfig,
  tokens: number,
  layer: number,
  head: number,
): Page {
  const shape = shapeOf(name, config, tokens);
  const [rows, cols] = shape.length === 1 ? [1, shape[0] as number] : (shape.slice(-2) as [number, number]);
  const headed = axesOf(name)[0] === 'head';
  return {
    ref: { name, layer: isLayered(name) ? layer : null },
    head: headed ? head : null,
    rows,
    cols,
    offset: headed ? head * rows * cols : 0,
  };
}

/** The cell at a row and column of a page. */
export function cellOn(page: Page, row: number, col: number): Cell {
  const rank = axesOf(page.ref.name).length;
  if (rank === 1) return { ref: page.ref, at: [col] };
  return { ref: page.ref, at: page.head === null ? [row, col] : [page.head, row, col] };
}

export interface Span {
  readonly rows: readonly [first: number, last: number];
  readonly cols: readonly [first: number, last: number];
}

/** What part of a page a slab covers; null where it lies elsewhere. */
export function spanOn(page: Page, slab: Slab): Span | null {
  if (refKey(slab.ref) !== refKey(page.ref)) return null;
  const at = [...slab.at];
  if (page.head !== null) {
    const head = at.shift();
    if (head !== null && head !== page.head) return null;
  }
  const [row, col] = at.length === 1 ? [0, at[0] as number | null] : (at as [number | null, number | null]);
  return {
    rows: row === null ? [0, page.rows - 1] : [row, row],
    cols: col === null ? [0, page.cols - 1] : [col, col],
  };
}
