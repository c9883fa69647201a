import { momentStageNeeds } from '../momentLayout.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

export const stage: Stage = {
  id: 'training',
  layered: false,
  headed: false,
  main: () => null,
  picture: 'curve',
  linkTensor: null,
  home: [],
  needs: momentStageNeeds(factNeeds),
  load: () => import('./View.tsx'),
  facts,
};
