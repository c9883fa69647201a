import { encoderOutput, refKey, stationsOf } from '../../model/tensorNames.ts';
import type { Stage } from '../stage.ts';
import { facts } from './facts.ts';
import { stampsOf } from './layout.ts';

export const stage: Stage = {
  id: 'layers',
  layered: false,
  headed: false,
  views: ['senses'],
  main: (config) => encoderOutput(config).name,
  linkTensor: null,
  home: [],
  needs: (config) => {
    const stamps = Array.from({ length: config.layers }, (_, layer) => stampsOf(config, layer)).flat();
    const all = [...stationsOf(config), encoderOutput(config), ...stamps.map(({ ref }) => ref)];
    return [...new Map(all.map((ref) => [refKey(ref), ref])).values()];
  },
  load: () => import('./View.tsx'),
  facts,
};
