import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'softmax',
  words,
  layered: true,
  headed: true,
  main: () => 'attention.weights',
  linkTensor: 'attention.weights',
  home: ['attention.masked', 'attention.weights'],
  needs: (_, { layer }) => [refOf('attention.weights', layer)],
  View,
  facts: () => ({}),
};
