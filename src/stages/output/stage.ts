import { encoderOutput, refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

/** What the figure reads beside the context vectors: where words are guessed, and where they are not. */
const GUESS = [
  'embedding.weight',
  'output.bias',
  'output.logits',
  'output.tempered',
  'output.probabilities',
] as const;
const VECTORS = ['embedding.sum'] as const;

export const stage: Stage = {
  id: 'output',
  layered: false,
  headed: false,
  main: (config) => encoderOutput(config).name,
  linkTensor: null,
  home: [
    'final.norm',
    'final.norm.gamma',
    'final.norm.beta',
    'output.logits',
    'output.tempered',
    'output.probabilities',
    'output.bias',
  ],
  needs: (config) => [
    encoderOutput(config),
    ...(config.tied ? GUESS : VECTORS).map((name) => refOf(name)),
    ...factNeeds.map((name) => refOf(name)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
