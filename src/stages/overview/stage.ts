import type { Stage } from '../stage.ts';
import { facts } from './facts.ts';
import { drawnRefs } from './stations.ts';

export const stage: Stage = {
  id: 'overview',
  layered: false,
  headed: false,
  main: () => 'embedding.sum',
  linkTensor: 'embedding.sum',
  home: [],
  needs: drawnRefs,
  load: () => import('./View.tsx'),
  facts,
};
