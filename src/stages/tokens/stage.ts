import type { Stage } from '../stage.ts';
import { facts } from './facts.ts';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'tokens',
  words,
  layered: false,
  headed: false,
  main: () => null,
  linkTensor: null,
  home: ['tokens.id'],
  needs: () => [],
  load: () => import('./View.tsx'),
  facts,
};
