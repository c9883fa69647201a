import { Figure } from '../../views/Figure.tsx';
import { useStage } from '../context.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';

export function View() {
  const { run, size } = useStage();
  return (
    <Figure width={size.width} height={run.tokens.length * 22 + 80} label="">
      <TensorMatrix name="ffn.norm" box={{ x: 100, y: 20, width: size.width - 110, height: run.tokens.length * 22 }} rowLabels />
    </Figure>
  );
}
