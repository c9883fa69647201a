import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'position',
  layered: false,
  headed: false,
  main: () => 'embedding.sum',
  linkTensor: 'embedding.sum',
  home: ['position.encoding', 'embedding.sum'],
  needs: () => [
    ...(['embedding.scaled', 'position.encoding', 'embedding.sum'] as const).map((name) => refOf(name)),
    ...factNeeds.map((name) => refOf(name)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
