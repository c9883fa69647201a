import type { Cell } from '../src/model/lineage.ts';
import { existsIn, type Ref, refKey, refOf, shapeOf } from '../src/model/tensorNames.ts';
import type { Token } from '../src/model/tokenizer.ts';
import type { Selection, Stage, StageRun, StageToken } from '../src/stages/stage.ts';
import type { Run } from '../src/store/state.ts';

const made = new WeakMap<Run, StageRun>();

/** A run as a stage reads it. The same run gives the same object. */
export function stageRun(run: Run): StageRun {
  const known = made.get(run);
  if (known) return known;
  const ids = { shape: [run.tokens.length], data: Float32Array.from(run.input.ids) };
  const stage: StageRun = {
    text: run.text,
    config: run.config,
    learned: run.learned,
    checkpoint: run.checkpoint,
    isDrawn: run.learned === null || run.step === 0,
    tokens: named(run),
    vocabulary: run.tokenizer.vocabulary,
    tensor(name, layer) {
      if (name === 'tokens.id') return ids;
      const ref = refOf(name, layer ?? null);
      const tensor = run.tensors.get(refKey(ref));
      if (!tensor) throw new RangeError(`${refKey(ref)} is not among the stage's needs`);
      return tensor;
    },
  };
  made.set(run, stage);
  return stage;
}

/** Whether a tensor has come over from the worker. */
export function arrived(run: Run, ref: Ref): boolean {
  return ref.name === 'tokens.id' || run.tensors.has(refKey(ref));
}

/** Whether a run has this cell: a shorter sentence or a smaller model may not. */
export function liesIn(cell: Cell, run: Run): boolean {
  const { name, layer } = cell.ref;
  if (layer !== null && layer >= run.config.layers) return false;
  if (!existsIn(name, run.config)) return false;
  const shape = shapeOf(name, run.config, run.tokens.length);
  return shape.length === cell.at.length && shape.every((extent, axis) => (cell.at[axis] as number) < extent);
}

function named({ tokens, text }: Run): StageToken[] {
  const labels = tokens.map((token) => labelOf(token, text));
  return tokens.map((token, place) => {
    const label = labels[place] as string;
    const twice = labels.indexOf(label) !== labels.lastIndexOf(label);
    return { ...token, label, name: twice ? `${label} ${place}` : label };
  });
}

function labelOf(token: Token, text: string): string {
  if (token.kind === 'blank') return token.piece;
  const typed = text.slice(token.start, token.end).toWellFormed();
  return typed.trim() === '' ? token.piece : typed;
}

/** Whether all that a stage needs for this selection has arrived. */
export function wholeFor(run: Run, stage: Stage, selection: Selection): boolean {
  return (
    selection.layer < run.config.layers &&
    selection.head < run.config.heads &&
    stage.needs(run.config, selection).every((ref) => arrived(run, ref))
  );
}
