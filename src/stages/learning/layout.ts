import type { Checkpoint, ModelCard } from '../../model/card.ts';
import type { Box } from '../../views/box.ts';
import { emsOf } from '../../views/labels.ts';
import { withMoment } from '../momentLayout.ts';

/** So much more than at step 0 is hardly more: of a few hundred questions it is within the error. */
const HARDLY = 0.04;

/** The last of the checkpoints at which hardly more was right than at step 0, whatever the loss was by then. */
export function whileFlat({ checkpoints }: Pick<ModelCard, 'checkpoints'>): Checkpoint | null {
  const first = checkpoints[0];
  if (!first) return null;
  const rises = checkpoints.findIndex((one) => one.heldOutAccuracy > first.heldOutAccuracy + HARDLY);
  return checkpoints[rises < 0 ? checkpoints.length - 1 : rises - 1] ?? null;
}

/** The checkpoint before or behind another; null where there is none. */
export function neighbourStop(stops: readonly number[], step: number, by: 1 | -1): number | null {
  return stops[stops.indexOf(step) + by] ?? null;
}

export interface LearningLayout {
  readonly width: number;
  readonly height: number;
  readonly controls: Box;
  readonly curve: Box;
  readonly moment: Box;
}

/** The buttons (of the one with a name: what stands around the letters), and a line of what is said beside or under them. */
const BUTTONS = { others: 76, around: 28, height: 40, gap: 16, bold: 1.08 } as const;
const SAID = { font: 13, line: 18 } as const;
/** Where names over the panels take several lines. */
const NARROW = 480;

/**
 * Controls, the curve, and under it the pictures, `momentHeight` high for the room that is left to them.
 * @param said what stands at the controls at the longest: on the button, whatever it offers, and as text.
 */
export function learningLayout(
  size: { readonly width: number; readonly height: number },
  said: { readonly button: readonly string[]; readonly text: string },
  momentHeight: (room: { width: number; height: number }) => number,
): LearningLayout {
  const { width } = size;
  const saidWidth = emsOf(said.text) * SAID.font;
  const name = Math.max(...said.button.map(emsOf)) * SAID.font * BUTTONS.bold;
  const beside = width - BUTTONS.others - BUTTONS.around - name - BUTTONS.gap;
  const under = saidWidth > beside ? Math.ceil(saidWidth / width) * SAID.line + 6 : 0;
  const controls = { x: 0, y: 0, width, height: BUTTONS.height + under };
  const free = size.height - controls.height;
  const curve = {
    x: 0,
    y: controls.height + 6,
    width,
    height: Math.round(Math.max(width < NARROW ? 280 : 220, Math.min(310, free * 0.42))),
  };
  return { ...withMoment(size, curve.y + curve.height, momentHeight), controls, curve };
}
