import type { Box } from '../../views/box.ts';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { rowAt } from '../row.ts';
import { distance, twins } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** Positions on or off, and what that does, measured on two places that hold the same token. */
export function Switch({ box }: { box: Box }) {
  const { run, selection, language, experiment, set } = useStage();
  const w = words[language];
  return (
    <div className={styles.switch} style={{ left: box.x, top: box.y, width: box.width, minHeight: 44 }}>
      <label>
        <input
          type="checkbox"
          checked={experiment.positions}
          onChange={(event) => set({ positions: event.target.checked })}
        />
        {w.add}
      </label>
      {run.config.position === 'none' ? <p className={styles.off}>{w.off}</p> : null}
      <Twins chosen={selection.token} />
    </div>
  );
}

function Twins({ chosen }: { chosen: number }) {
  const { run, language } = useStage();
  const w = words[language];
  const pair = twins(
    run.tokens.map(({ id }) => id),
    chosen,
  );
  if (!pair) return <p>{w.noTwins}</p>;
  const apart = (name: 'embedding.scaled' | 'embedding.sum') => {
    const tensor = run.tensor(name);
    return distance(rowAt(tensor, pair[0]), rowAt(tensor, pair[1]));
  };
  const after = apart('embedding.sum');
  const label = run.tokens[pair[1]]?.label ?? '';
  return (
    <p>
      {w.twins(label, pair, formatNumber(apart('embedding.scaled')), formatNumber(after))}{' '}
      {after === 0 ? w.equal : w.apart}
    </p>
  );
}
