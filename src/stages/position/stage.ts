import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'position',
  words,
  layered: false,
  headed: false,
  main: () => 'embedding.sum',
  linkTensor: 'embedding.sum',
  home: ['position.encoding', 'embedding.sum'],
  needs: (_, { layer }) => [refOf('embedding.sum', layer)],
  View,
  facts: () => ({}),
};
