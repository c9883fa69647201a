import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'scores',
  layered: true,
  headed: true,
  main: () => 'attention.scaled',
  linkTensor: 'attention.scaled',
  home: ['attention.scores', 'attention.scaled'],
  needs: (_, { layer }) => [
    ...(['attention.q', 'attention.k', 'attention.scores', 'attention.scaled'] as const).map((n) =>
      refOf(n, layer),
    ),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
