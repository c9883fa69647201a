import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'mix',
  layered: true,
  headed: true,
  main: () => 'attention.context',
  linkTensor: 'attention.context',
  home: ['attention.context'],
  needs: (_, { layer }) => [
    ...(['attention.weights', 'attention.v', 'attention.context'] as const).map((n) => refOf(n, layer)),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
