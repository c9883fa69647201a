import type { AnyTensorName } from '../model/tensorNames.ts';
import { stage as addNormAttention } from './add-norm-attention/stage.ts';
import { stage as addNormOutput } from './add-norm-output/stage.ts';
import { stage as embedding } from './embedding/stage.ts';
import { stage as feedForward } from './feed-forward/stage.ts';
import { stage as heads } from './heads/stage.ts';
import { STAGE_IDS, type StageId } from './ids.ts';
import { stage as layers } from './layers/stage.ts';
import { stage as learning } from './learning/stage.ts';
import { stage as mix } from './mix/stage.ts';
import { stage as output } from './output/stage.ts';
import { stage as overview } from './overview/stage.ts';
import { stage as position } from './position/stage.ts';
import { stage as queryKeyValue } from './query-key-value/stage.ts';
import { stage as scale } from './scale/stage.ts';
import { stage as scores } from './scores/stage.ts';
import { stage as softmax } from './softmax/stage.ts';
import type { Stage } from './stage.ts';
import { stage as tokens } from './tokens/stage.ts';
import { stage as training } from './training/stage.ts';

const BY_ID: Readonly<Record<StageId, Stage>> = {
  overview,
  tokens,
  embedding,
  scale,
  position,
  'query-key-value': queryKeyValue,
  scores,
  softmax,
  mix,
  heads,
  'add-norm-attention': addNormAttention,
  'feed-forward': feedForward,
  'add-norm-output': addNormOutput,
  layers,
  output,
  learning,
  training,
};

/** What the reader walks through, in order. */
export const STAGES: readonly Stage[] = STAGE_IDS.map((id) => BY_ID[id]);

export function stageOf(id: StageId): Stage {
  return BY_ID[id];
}

/** Where a tensor is at home: the stage that following a term leads to. */
export function homeOf(name: AnyTensorName): StageId {
  return STAGES.find((stage) => stage.home.includes(name))?.id ?? 'tokens';
}
