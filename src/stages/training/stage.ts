import { refOf } from '../../model/tensorNames.ts';
import { momentNeeds } from '../momentLayout.ts';
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
  // Only a model that can be trained draws anything of the run; of the others the table may be very large.
  needs: (config, selection) =>
    config.tied ? [...momentNeeds(config, selection), ...factNeeds.map((name) => refOf(name))] : [],
  load: () => import('./View.tsx'),
  facts,
};
