import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'embedding',
  layered: false,
  headed: false,
  views: ['map'],
  main: () => 'embedding.token',
  linkTensor: 'embedding.token',
  home: ['embedding.token', 'embedding.weight'],
  needs: () => [
    refOf('embedding.token', null),
    refOf('embedding.weight', null),
    ...factNeeds.map((name) => refOf(name, null)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
