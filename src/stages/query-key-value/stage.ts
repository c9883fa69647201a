import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'query-key-value',
  words,
  layered: true,
  headed: true,
  main: () => 'attention.q',
  linkTensor: 'attention.q',
  home: ['attention.q', 'attention.k', 'attention.v', 'attention.q.weight', 'attention.k.weight', 'attention.v.weight', 'attention.q.bias', 'attention.k.bias', 'attention.v.bias'],
  needs: (_, { layer }) => [refOf('attention.q', layer)],
  View,
  facts: () => ({}),
};
