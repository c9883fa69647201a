import { Choice } from '../Choice.tsx';
import { useStage } from '../context.ts';
import { UnderChoice } from '../Figures.tsx';
import { largestAt, rowAt } from '../row.ts';
import type { Pick, Selection } from '../stage.ts';
import { Product } from './Product.tsx';
import { RowsWay } from './RowsWay.tsx';
import { words } from './words.ts';

type Shown = 'way' | 'widen' | 'narrow';

/** The way of the rows through the network, or one of its two products by itself. */
export function View() {
  const stage = useStage();
  const { run, selection, language } = stage;
  const { layer, token } = selection;
  const w = words[language];
  const shown = shownBy(selection);

  const show = (next: Shown) => {
    const name = ({ way: 'ffn.activated', widen: 'ffn.hidden', narrow: 'ffn.output' } as const)[next];
    const col = largestAt(rowAt(run.tensor(name, layer), token));
    // The sum of a cell is what a product is there for.
    if (ofPick(selection.pick) !== next && (next !== 'way' || selection.pick)) {
      stage.choose({ ref: { name, layer }, at: [token, col] });
    }
    stage.select({ view: next === 'way' ? null : next });
  };
  const choices: readonly (readonly [Shown, string])[] = [
    ['way', w.way],
    ['widen', 'x · W₁'],
    ['narrow', 'h · W₂'],
  ];

  return (
    <>
      <Choice label={w.views} choices={choices} chosen={shown} onChoose={show} />
      <UnderChoice>{shown === 'way' ? <RowsWay /> : <Product narrow={shown === 'narrow'} />}</UnderChoice>
    </>
  );
}

/** The view that the reader chose; else the one where the chosen cell is made. */
function shownBy({ view, pick }: Selection): Shown {
  return view === 'widen' || view === 'narrow' ? view : ofPick(pick);
}

function ofPick(pick: Pick | null): Shown {
  if (pick?.name === 'ffn.hidden' || pick?.name === 'ffn.hidden.weight') return 'widen';
  if (pick?.name === 'ffn.output' || pick?.name === 'ffn.output.weight') return 'narrow';
  return 'way';
}
