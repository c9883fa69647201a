/** The road, in order. A stage's id is its folder, its value in a link and its name in the tests. */
export const STAGE_IDS = [
  'overview',
  'tokens',
  'embedding',
  'scale',
  'position',
  'query-key-value',
  'scores',
  'softmax',
  'mix',
  'heads',
  'add-norm-attention',
  'feed-forward',
  'add-norm-output',
  'layers',
  'output',
  'learning',
  'training',
] as const;
export type StageId = (typeof STAGE_IDS)[number];

export function isStageId(value: string): value is StageId {
  return (STAGE_IDS as readonly string[]).includes(value);
}
