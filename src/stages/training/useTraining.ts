import { useSyncExternalStore } from 'react';
import type { TrainingState } from '../../store/trainingState.ts';
import { useStage } from '../context.ts';

/** The training as it stands; whoever uses this is drawn again many times a second. */
export function useTraining(): TrainingState {
  const { training } = useStage();
  return useSyncExternalStore(training.subscribe, training.get, training.get);
}
