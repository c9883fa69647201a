import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'feed-forward',
  words,
  layered: true,
  headed: false,
  main: () => 'ffn.activated',
  linkTensor: 'ffn.activated',
  home: ['ffn.hidden', 'ffn.activated', 'ffn.output', 'ffn.hidden.weight', 'ffn.hidden.bias', 'ffn.output.weight', 'ffn.output.bias'],
  needs: (_, { layer }) => [refOf('ffn.activated', layer)],
  View,
  facts: () => ({}),
};
