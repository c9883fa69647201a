import { refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

const OWN = [
  'attention.weights',
  'attention.context',
  'attention.concat',
  'attention.output',
  'attention.output.weight',
  'attention.output.bias',
] as const;

export const stage: Stage = {
  id: 'heads',
  layered: true,
  headed: false,
  main: () => 'attention.output',
  linkTensor: 'attention.output',
  home: ['attention.concat', 'attention.output', 'attention.output.weight', 'attention.output.bias'],
  needs: (_, { layer }) => [...OWN, ...factNeeds].map((name) => refOf(name, layer)),
  load: () => import('./View.tsx'),
  facts,
};
