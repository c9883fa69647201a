import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'softmax',
  layered: true,
  headed: true,
  main: () => 'attention.weights',
  linkTensor: 'attention.weights',
  home: ['attention.masked', 'attention.weights'],
  needs: (_, { layer }) => [
    ...(['attention.scaled', 'attention.masked', 'attention.weights'] as const).map((n) => refOf(n, layer)),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
