import { refOf } from '../../model/tensorNames.ts';
import { addNormRefs } from '../addNormRefs.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'add-norm-attention',
  layered: true,
  headed: false,
  main: (config) => (config.normOrder === 'post' ? 'attention.norm' : 'attention.residual'),
  linkTensor: 'attention.norm',
  home: ['attention.residual', 'attention.norm', 'attention.norm.gamma', 'attention.norm.beta'],
  needs: (config, { layer }) => [
    ...Object.values(addNormRefs('attention', config, layer)),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
