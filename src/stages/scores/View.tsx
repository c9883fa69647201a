import { headWidth } from '../../model/config.ts';
import { CornerProduct } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { comparisonLayout } from './layout.ts';
import { type ScoreName, Shares } from './Shares.tsx';
import { words } from './words.ts';

/** Each query with each key; below, why the sum is divided. */
export function View() {
  const { run, selection, language, size, spoken } = useStage();
  const w = words[language];
  const shown: ScoreName =
    selection.pick?.name === 'attention.scores' ||
    (spoken.includes('attention.scores') && !spoken.includes('attention.scaled'))
      ? 'attention.scores'
      : 'attention.scaled';
  return (
    <CornerProduct
      label={w.figure}
      inner={headWidth(run.config)}
      cols={run.tokens.length}
      left={{ name: 'attention.q', tone: 'query' }}
      top={{ name: 'attention.k', tone: 'key', transposed: true, title: w.keyTurned, colLabels: true }}
      result={{ name: shown }}
      room={{ after: comparisonLayout(size.width).height }}
    >
      {(layout) => <Shares box={layout.after} shown={shown} />}
    </CornerProduct>
  );
}
