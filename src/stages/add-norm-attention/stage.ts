import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'add-norm-attention',
  words,
  layered: true,
  headed: false,
  main: () => 'attention.norm',
  linkTensor: 'attention.norm',
  home: ['attention.residual', 'attention.norm', 'attention.norm.gamma', 'attention.norm.beta'],
  needs: (_, { layer }) => [refOf('attention.norm', layer)],
  View,
  facts: () => ({}),
};
