import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'overview',
  words,
  layered: false,
  headed: false,
  main: () => 'embedding.sum',
  linkTensor: 'embedding.sum',
  home: [],
  needs: (_, { layer }) => [refOf('embedding.sum', layer)],
  View,
  facts: () => ({}),
};
