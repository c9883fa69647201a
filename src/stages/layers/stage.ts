import { encoderOutput } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { View } from './View.tsx';
import { words } from './words.ts';

export const stage: Stage = {
  id: 'layers',
  words,
  layered: false,
  headed: false,
  main: (config) => encoderOutput(config).name,
  linkTensor: null,
  home: [],
  needs: (config) => [encoderOutput(config)],
  View,
  facts: () => ({}),
};
