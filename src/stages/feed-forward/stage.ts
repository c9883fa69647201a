import { feedForwardInput, refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';

const DRAWN = [
  'ffn.hidden',
  'ffn.activated',
  'ffn.output',
  'ffn.hidden.weight',
  'ffn.output.weight',
  ...factNeeds,
] as const;

export const stage: Stage = {
  id: 'feed-forward',
  layered: true,
  headed: false,
  views: ['widen', 'narrow'],
  main: () => 'ffn.activated',
  linkTensor: 'ffn.activated',
  home: [
    'ffn.hidden',
    'ffn.activated',
    'ffn.output',
    'ffn.hidden.weight',
    'ffn.hidden.bias',
    'ffn.output.weight',
    'ffn.output.bias',
  ],
  needs: (config, { layer }) => [feedForwardInput(config, layer), ...DRAWN.map((name) => refOf(name, layer))],
  load: () => import('./View.tsx'),
  facts,
};
