import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'scale',
  layered: false,
  headed: false,
  main: () => 'embedding.scaled',
  linkTensor: 'embedding.scaled',
  home: ['embedding.scaled'],
  needs: () =>
    [
      'embedding.token' as const,
      'embedding.scaled' as const,
      'position.encoding' as const,
      'embedding.sum' as const,
      ...factNeeds,
    ].map((name) => refOf(name, null)),
  load: () => import('./View.tsx'),
  facts,
};
