import { encoderOutput, refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'output',
  words,
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
  needs: (config) => [encoderOutput(config), refOf('embedding.sum'), ...factNeeds.map((name) => refOf(name))],
  load: () => import('./View.tsx'),
  facts,
};
