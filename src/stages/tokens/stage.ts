import type { Stage } from '../stage.ts';
import { facts } from './facts.ts';

export const stage: Stage = {
  id: 'tokens',
  layered: false,
  headed: false,
  main: () => null,
  linkTensor: null,
  home: ['tokens.id'],
  needs: () => [],
  load: () => import('./View.tsx'),
  facts,
};
