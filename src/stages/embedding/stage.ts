import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'embedding',
  words,
  layered: false,
  headed: false,
  main: () => 'embedding.token',
  linkTensor: 'embedding.token',
  home: ['embedding.token', 'embedding.weight'],
  needs: (_, { layer }) => [refOf('embedding.token', layer)],
  View,
  facts: () => ({}),
};
