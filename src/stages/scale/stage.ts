import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'scale',
  words,
  layered: false,
  headed: false,
  main: () => 'embedding.scaled',
  linkTensor: 'embedding.scaled',
  home: ['embedding.scaled'],
  needs: (_, { layer }) => [refOf('embedding.scaled', layer)],
  View,
  facts: () => ({}),
};
