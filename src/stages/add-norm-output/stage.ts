import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'add-norm-output',
  words,
  layered: true,
  headed: false,
  main: () => 'ffn.norm',
  linkTensor: 'ffn.norm',
  home: ['ffn.residual', 'ffn.norm', 'ffn.norm.gamma', 'ffn.norm.beta'],
  needs: (_, { layer }) => [refOf('ffn.norm', layer)],
  View,
  facts: () => ({}),
};
