import { useMemo } from 'react';
import { Ribbons } from '../../views/Ribbons.tsx';
import { useStage } from '../context.ts';
import { chosenOf, HEAD, type PlacedBar, restOf, type ScoreLayout } from './layout.ts';
import { tokenAt } from './tokenAt.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** Where the staves cross: from whom each token takes in this layer, and a button to the weights. */
export function Attention({ bar, layout, label }: { bar: PlacedBar; layout: ScoreLayout; label: string }) {
  const { run, selection, language, spoken, go } = useStage();
  const { head, token } = selection;
  const layer = bar.ref.layer ?? 0;
  const w = words[language];
  const T = run.tokens.length;
  const { data } = run.tensor('attention.weights', layer);
  const rest = useMemo(() => restOf(data, T, head, layout), [data, T, head, layout]);
  const chosen = useMemo(() => chosenOf(data, T, head, token, layout), [data, T, head, token, layout]);
  const { box, slot } = bar;
  const top = bar.open ? HEAD.name - 4 : HEAD.rows - 8;
  return (
    <button
      type="button"
      className={styles.bar}
      style={{ left: slot.x, top, width: slot.width, height: box.y + box.height - top + 4 }}
      title={label}
      data-spoken={spoken.includes('attention.weights') || undefined}
      onClick={(event) => go('softmax', { layer, ...tokenAt(event, box.y - top, layout.pitch, T) })}
    >
      <span className={styles.voice}>{label}</span>
      {bar.open ? (
        <>
          <span className={styles.name} aria-hidden="true">
            {w.headings.attention}
          </span>
          <span className={styles.shape} aria-hidden="true">
            {w.head(head + 1, run.config.heads)}
          </span>
        </>
      ) : null}
      <Ribbons box={{ ...box, x: box.x - slot.x, y: box.y - top }} rest={rest} chosen={chosen} />
    </button>
  );
}
