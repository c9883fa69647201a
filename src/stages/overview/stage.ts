import type { Stage } from '../stage.ts';
import { facts } from './facts.ts';
import { drawnRefs } from './stations.ts';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'overview',
  words,
  layered: false,
  headed: false,
  main: () => 'embedding.sum',
  linkTensor: 'embedding.sum',
  home: [],
  needs: drawnRefs,
  load: () => import('./View.tsx'),
  facts,
};
