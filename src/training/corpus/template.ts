import { type Chooser, sayOne, tokensOf } from './grammar.ts';

/**
 * What fills a slot of a template: a phrase, one of several phrases, or a phrase that is found when the slot is
 * reached (late, so that a wrong beginning is noticed before anything is chosen). Said again, a slot keeps its phrase;
 * but a function that returns nothing has said what it wanted itself, and is called again.
 */
export type Slot = string | readonly string[] | (() => string);

/** Where the slots of a template came to stand. */
export class Told {
  private readonly places = new Map<string, number[]>();
  private readonly phrases = new Map<string, string>();

  /** The index of the first token of a slot, the last time or, counted from 0, another time it was said. */
  at(slot: string, time = -1): number {
    const place = this.places.get(slot)?.at(time);
    if (place === undefined) throw new RangeError(`the template has no slot ${slot}`);
    return place;
  }

  has(slot: string): boolean {
    return this.places.has(slot);
  }

  phrase(slot: string): string {
    const phrase = this.phrases.get(slot);
    if (phrase === undefined) throw new RangeError(`the template has no slot ${slot}`);
    return phrase;
  }

  /** Says a slot, choosing its phrase if it has none yet. */
  fill(chooser: Chooser, slot: string, filling: Slot | undefined): void {
    if (filling === undefined) throw new RangeError(`nothing fills the slot ${slot}`);
    const at = chooser.length;
    const known = this.phrases.get(slot);
    if (known !== undefined) chooser.say(known);
    else if (typeof filling === 'string') this.remember(slot, filling, chooser);
    else if (typeof filling === 'function') this.remember(slot, filling(), chooser);
    else this.phrases.set(slot, sayOne(chooser, filling));
    const places = this.places.get(slot);
    if (places) places.push(at);
    else this.places.set(slot, [at]);
  }

  private remember(slot: string, phrase: string, chooser: Chooser): void {
    if (phrase === '') return;
    this.phrases.set(slot, phrase);
    chooser.say(phrase);
  }
}

/** Phrases and `{slots}` in turn: the odd ones are slots. */
const PARTS = new Map<string, readonly string[]>();

function partsOf(template: string): readonly string[] {
  let parts = PARTS.get(template);
  if (parts === undefined) {
    parts = template.split(/[{}]/).map((part) => part.trim());
    PARTS.set(template, parts);
  }
  return parts;
}

/** Says a template such as `the {agent} saw the {patient}`. @throws RangeError for a slot that nothing fills. */
export function tell(
  chooser: Chooser,
  template: string,
  slots: Readonly<Record<string, Slot>> = {},
  told = new Told(),
): Told {
  for (const [index, part] of partsOf(template).entries()) {
    if (index % 2 === 1) told.fill(chooser, part, slots[part]);
    else if (part !== '') chooser.say(part);
  }
  return told;
}

/** Chooses one of several templates and says it. */
export function tellOne(
  chooser: Chooser,
  templates: readonly string[],
  slots: Readonly<Record<string, Slot>> = {},
  told = new Told(),
): Told {
  const first = (template: string) => {
    const [phrase = '', slot = ''] = partsOf(template);
    if (phrase !== '') return tokensOf(phrase)[0] ?? '';
    const filling = slots[slot];
    return typeof filling === 'string' ? filling : '';
  };
  return tell(chooser, chooser.choose(templates, null, first), slots, told);
}
