import { refOf } from '../../model/tensorNames.ts';
import { addNormRefs } from '../addNormRefs.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'add-norm-output',
  layered: true,
  headed: false,
  main: (config) => (config.normOrder === 'post' ? 'ffn.norm' : 'ffn.residual'),
  linkTensor: 'ffn.norm',
  home: ['ffn.residual', 'ffn.norm', 'ffn.norm.gamma', 'ffn.norm.beta'],
  needs: (config, { layer }) => [
    ...Object.values(addNormRefs('ffn', config, layer)),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
