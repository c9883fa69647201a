import { valueAt } from '../../model/tensor.ts';
import { cellsPerPixel } from '../../views/averaging.ts';
import { signedScale } from '../../views/colour.ts';
import { Legend } from '../../views/Legend.tsx';
import { usePixelRatio } from '../../views/surface.ts';
import { cellName } from '../cellName.ts';
import { useStage } from '../context.ts';
import { headName } from '../headNames.ts';
import { Named } from '../Named.tsx';
import { formatNumber } from '../number.ts';
import type { ScoreLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** Under the staves: the cell under the pointer, else how the colours and curves are read. */
export function ScoreFoot({ layout }: { layout: ScoreLayout }) {
  const { run, active, language, theme, selection, size, heads } = useStage();
  const w = words[language];
  const name = headName(heads, selection.layer, selection.head, language);
  const ratio = usePixelRatio();
  const means = layout.bars.some(
    ({ columns, rows, box }) =>
      cellsPerPixel(columns, box.width, ratio) * cellsPerPixel(rows, box.height, ratio) > 1,
  );
  const kept = layout.kept < run.tokens.length ? w.strongest(layout.kept) : null;
  const shown = active && layout.bars.some(({ ref }) => ref.name === active.ref.name) ? active : null;
  return (
    <div className={styles.footPlace} style={{ top: layout.footTop, width: layout.width }}>
      <p className={styles.foot} style={{ width: size.width }}>
        {shown ? (
          <span className={styles.read}>
            <Named text={cellName(shown, run, language)} /> ={' '}
            <b>{formatNumber(valueAt(run.tensor(shown.ref.name, shown.ref.layer ?? undefined), shown.at))}</b>
          </span>
        ) : (
          <>
            <span className={styles.key}>
              <Legend scale={signedScale(1, theme)} format={(n) => w.end(n)} width={64} />
            </span>
            <span>{w.own}</span>
            <span className={styles.curves}>
              {w.curves(run.tokens[selection.token]?.label ?? '', selection.head + 1)}
            </span>
            {name ? <span>{w.named(selection.layer + 1, name)}</span> : null}
            {means ? <span>{w.mean}</span> : null}
            {kept ? <span>{kept}</span> : null}
          </>
        )}
      </p>
    </div>
  );
}
