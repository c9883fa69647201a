import { attentionInput, refOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { factNeeds, facts } from './facts.ts';
import { PARTS } from './parts.ts';

export const stage: Stage = {
  id: 'query-key-value',
  layered: true,
  headed: true,
  main: () => 'attention.q',
  linkTensor: 'attention.q',
  home: PARTS.flatMap(({ name, weight, bias }) => [name, weight, bias]),
  needs: (config, { layer }) => [
    attentionInput(config, layer),
    ...PARTS.flatMap(({ name, weight, bias }) => [name, weight, bias]).map((name) => refOf(name, layer)),
    ...factNeeds.map((name) => refOf(name, layer)),
  ],
  load: () => import('./View.tsx'),
  facts,
};
