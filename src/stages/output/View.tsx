import { useStage } from '../context.ts';
import { Guess } from './Guess.tsx';
import { Vectors } from './Vectors.tsx';

/** What comes out, and where the model has learned to guess words, its guess. */
export function View() {
  const { run } = useStage();
  return run.config.tied ? <Guess /> : <Vectors />;
}
