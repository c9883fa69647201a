import { useMemo, useState } from 'react';
import { StageContextReact, useStage } from '../context.ts';
import { largestAt, rowAt } from '../row.ts';
import type { Pick } from '../stage.ts';
import { Product } from './Product.tsx';
import { RowsWay } from './RowsWay.tsx';
import styles from './View.module.css';
import { words } from './words.ts';

type Shown = 'way' | 'widen' | 'narrow';

/** Room for the choice above the figure. */
const CHOICE = 34;

/** The way of the rows through the network, or one of its two products by itself. */
export function View() {
  const stage = useStage();
  const { run, selection, language, size } = stage;
  const { layer, token } = selection;
  const w = words[language];
  const [shown, setShown] = useState<Shown>(() => shownBy(selection.pick));
  const below = useMemo(
    () => ({ ...stage, size: { width: size.width, height: Math.max(0, size.height - CHOICE) } }),
    [stage, size],
  );

  const show = (next: Shown) => {
    setShown(next);
    if (shownBy(selection.pick) === next) return;
    const name = ({ way: 'ffn.activated', widen: 'ffn.hidden', narrow: 'ffn.output' } as const)[next];
    const col = largestAt(rowAt(run.tensor(name, layer), token));
    // The sum of a cell is what a product is there for; and a link opens the view by its cell.
    if (next !== 'way' || selection.pick) stage.choose({ ref: { name, layer }, at: [token, col] });
  };
  const choices: readonly (readonly [Shown, string])[] = [
    ['way', w.way],
    ['widen', 'x · W₁'],
    ['narrow', 'h · W₂'],
  ];

  return (
    <>
      <fieldset className={styles.choice} aria-label={w.views} style={{ height: CHOICE }}>
        {choices.map(([choice, name]) => (
          <button key={choice} type="button" aria-pressed={shown === choice} onClick={() => show(choice)}>
            {name}
          </button>
        ))}
      </fieldset>
      <StageContextReact value={below}>
        {shown === 'way' ? <RowsWay /> : <Product narrow={shown === 'narrow'} />}
      </StageContextReact>
    </>
  );
}

/** A cell that is made by a product is shown in it. */
function shownBy(pick: Pick | null): Shown {
  if (pick?.name === 'ffn.hidden' || pick?.name === 'ffn.hidden.weight') return 'widen';
  if (pick?.name === 'ffn.output' || pick?.name === 'ffn.output.weight') return 'narrow';
  return 'way';
}
