import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'heads',
  words,
  layered: true,
  headed: false,
  main: () => 'attention.output',
  linkTensor: 'attention.output',
  home: ['attention.concat', 'attention.output', 'attention.output.weight', 'attention.output.bias'],
  needs: (_, { layer }) => [refOf('attention.output', layer)],
  View,
  facts: () => ({}),
};
