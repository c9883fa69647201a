import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { readSafetensors, writeSafetensors } from '../model/tensorFile.ts';
import type { TrainerSnapshot } from './trainer.ts';

/** A training that was halted: what the trainer needs to go on, and what the card will say of the steps so far. */
export interface TrainingState {
  readonly snapshot: TrainerSnapshot;
  /** The loss of each step. */
  readonly losses: readonly number[];
  readonly tokens: number;
  readonly milliseconds: number;
  /** Whatever else was noted on the way, as JSON. */
  readonly notes: unknown;
  /** A training with other settings is not this one. */
  readonly settings: string;
}

/** Writes the state beside itself and then puts it in its place, so that a halt in between loses nothing. */
export async function saveState(file: URL, state: TrainingState): Promise<void> {
  const { snapshot, losses, tokens, milliseconds, notes, settings } = state;
  const tensor = (name: string, data: Float32Array) => ({ name, shape: [data.length], data });
  const bytes = writeSafetensors(
    [
      tensor('weights', snapshot.weights),
      tensor('first', snapshot.first),
      tensor('second', snapshot.second),
      tensor('losses', Float32Array.from(losses)),
    ],
    { about: JSON.stringify({ step: snapshot.step, tokens, milliseconds, notes, settings }) },
  );
  await mkdir(new URL('.', file), { recursive: true });
  const beside = new URL(`${file.href}.new`);
  await writeFile(beside, bytes);
  await rename(beside, file);
}

/** The state that was saved; null where there is none, or one of other settings. */
export async function loadState(file: URL, settings: string): Promise<TrainingState | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch {
    return null;
  }
  const { metadata, tensors } = readSafetensors(new Uint8Array(bytes));
  const about = JSON.parse(metadata.about ?? '{}') as Record<string, unknown>;
  if (about.settings !== settings) return null;
  const data = (name: string) => (tensors.get(name)?.data ?? new Float32Array()).slice();
  return {
    snapshot: {
      step: Number(about.step),
      weights: data('weights'),
      first: data('first'),
      second: data('second'),
    },
    losses: [...data('losses')],
    tokens: Number(about.tokens),
    milliseconds: Number(about.milliseconds),
    notes: about.notes,
    settings,
  };
}
