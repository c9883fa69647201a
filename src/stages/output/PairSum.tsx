import { encoderOutput } from '../../model/tensorNames.ts';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { dot, lengthOf, rowAt } from '../row.ts';
import type { Pair } from './Cosines.tsx';
import styles from './Vectors.module.css';
import { words } from './words.ts';

/** How the cosine of a pair of rows was made, going in and coming out. */
export function PairSum({ pair: [one, other] }: { pair: Pair }) {
  const { run, language } = useStage();
  const w = words[language];
  const out = encoderOutput(run.config);
  const sides = [
    { title: w.goingIn, tensor: run.tensor('embedding.sum') },
    { title: w.comingOut, tensor: run.tensor(out.name, out.layer ?? undefined) },
  ];
  return (
    <div className={styles.pairSum}>
      <p>
        <b>
          {run.tokens[one]?.name} · {run.tokens[other]?.name}
        </b>{' '}
        <span>a·b ÷ (|a| × |b|)</span>
      </p>
      {sides.map(({ title, tensor }) => {
        const [a, b] = [rowAt(tensor, one), rowAt(tensor, other)];
        const [product, lengthA, lengthB] = [dot(a, b), lengthOf(a), lengthOf(b)];
        return (
          <p key={title}>
            {title}
            <br />
            {formatNumber(product)} ÷ ({formatNumber(lengthA)} × {formatNumber(lengthB)}) ={' '}
            <b>{formatNumber(product / (lengthA * lengthB))}</b>
          </p>
        );
      })}
    </div>
  );
}
