import type { EncoderConfig } from '../model/config.ts';
import { activationRow, type Ref, refOf } from '../model/tensorNames.ts';

/** The sub-layer whose output is added: attention or the feed-forward network. */
export type SubLayer = 'attention' | 'ffn';

/** What an add and its norm are made from and give, in either order of the two. */
export interface AddNormRefs {
  /** What passes by the sub-layer. */
  readonly x: Ref;
  /** What the sub-layer gave. */
  readonly added: Ref;
  readonly sum: Ref;
  /** What the norm reads: the sum in post-LN, what passes by in pre-LN. */
  readonly normed: Ref;
  readonly norm: Ref;
  readonly gamma: Ref;
  readonly beta: Ref;
}

/** Taken from the table of tensors, so it is right wherever the norm stands. */
export function addNormRefs(part: SubLayer, config: EncoderConfig, layer: number): AddNormRefs {
  const sum = `${part}.residual` as const;
  const norm = `${part}.norm` as const;
  const [x, added] = activationRow(sum).from(config, layer) as [Ref, Ref];
  const [normed, gamma, beta] = activationRow(norm).from(config, layer) as [Ref, Ref, Ref];
  return { x, added, sum: refOf(sum, layer), normed, norm: refOf(norm, layer), gamma, beta };
}
