import type { EncoderConfig } from '../model/config.ts';
import type { Cell } from '../model/lineage.ts';
import { axesOf, existsIn, refKey, refOf, shapeOf } from '../model/tensorNames.ts';
import type { ExplainerState, Shared } from './state.ts';

/** The cell whose sum is open, with its layer and head. */
export function pickedCell(state: Pick<Shared, 'pick' | 'layer' | 'head'>): Cell | null {
  const { pick } = state;
  if (!pick) return null;
  const axes = axesOf(pick.name);
  const at = axes.length === 1 ? [pick.col] : [pick.row, pick.col];
  return { ref: refOf(pick.name, state.layer), at: axes[0] === 'head' ? [state.head, ...at] : at };
}

/** The cell that highlights and sums are about: the one under the pointer, else the chosen one. */
export function activeCell(state: ExplainerState): Cell | null {
  return state.hover ?? pickedCell(state);
}

/** What choosing a cell sets: the cell, and with it layer, head and token where its axes name them. */
export function selectionOf(cell: Cell): Partial<Shared> {
  const axes = axesOf(cell.ref.name);
  const [row, col] = axes.length === 1 ? [0, cell.at[0]] : cell.at.slice(-2);
  const tokenAxis = axes.indexOf('token');
  return {
    pick: { name: cell.ref.name, row: row as number, col: col as number },
    ...(cell.ref.layer === null ? {} : { layer: cell.ref.layer }),
    ...(axes[0] === 'head' ? { head: cell.at[0] as number } : {}),
    ...(tokenAxis >= 0 ? { token: cell.at[tokenAxis] as number } : {}),
  };
}

export function sameCell(a: Cell, b: Cell): boolean {
  return (
    refKey(a.ref) === refKey(b.ref) && a.at.length === b.at.length && a.at.every((n, i) => n === b.at[i])
  );
}

/** A selection that fits the run: a shorter sentence or a smaller model may have taken its place away. */
export function clamped(state: Shared, config: EncoderConfig, tokens: number): Partial<Shared> {
  const layer = clamp(state.layer, config.layers);
  const head = clamp(state.head, config.heads);
  const pick = state.pick && pickFits(state.pick, config, tokens) ? state.pick : null;
  return { layer, head, token: clamp(state.token, tokens), pick };
}

function clamp(index: number, extent: number): number {
  return Math.max(0, Math.min(index, extent - 1));
}

function pickFits(pick: NonNullable<Shared['pick']>, config: EncoderConfig, tokens: number): boolean {
  const shape = shapeOf(pick.name, config, tokens);
  const [rows, cols] = shape.length === 1 ? [1, shape[0] as number] : (shape.slice(-2) as [number, number]);
  return existsIn(pick.name, config) && pick.row < rows && pick.col < cols;
}
