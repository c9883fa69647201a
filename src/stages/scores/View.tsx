import { headWidth } from '../../model/config.ts';
import { CornerProduct } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { words } from './words.ts';

export function View() {
  const { run, language } = useStage();
  const w = words[language];
  const T = run.tokens.length;
  return (
    <CornerProduct
      label={w.figure}
      inner={headWidth(run.config)}
      cols={T}
      left={{ name: 'attention.q', tone: 'query' }}
      top={{ name: 'attention.k', tone: 'key', transposed: true, title: w.keyTurned, colLabels: true }}
      result={{ name: 'attention.scaled' }}
    />
  );
}
