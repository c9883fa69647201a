import { useMemo } from 'react';
import { CornerProduct } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { headName } from '../headNames.ts';
import { Brackets } from './Brackets.tsx';
import { HeadCards } from './HeadCards.tsx';
import { cardsLayout } from './layout.ts';
import { words } from './words.ts';

/** Room for the brackets over the rows laid end to end. */
const BRACKETS = 24;

/** All heads at once; what they give is laid end to end and mixed by W_O. */
export function View() {
  const { run, size, language, heads: measured, selection } = useStage();
  const { heads, width } = run.config;
  const names = useMemo(
    () => Array.from({ length: heads }, (_, head) => headName(measured, selection.layer, head, language)),
    [heads, measured, selection.layer, language],
  );
  const cards = useMemo(
    () =>
      cardsLayout(
        heads,
        run.tokens.length,
        size.width,
        names.filter((name) => name !== null),
      ),
    [heads, run.tokens.length, size.width, names],
  );
  return (
    <CornerProduct
      label={words[language].figure}
      inner={width}
      cols={width}
      left={{ name: 'attention.concat' }}
      top={{ name: 'attention.output.weight' }}
      bias={{ name: 'attention.output.bias' }}
      result={{ name: 'attention.output' }}
      room={{ before: cards.height, above: BRACKETS }}
    >
      {(layout) => (
        <>
          <HeadCards layout={cards} width={size.width} names={names} />
          <Brackets layout={layout} />
        </>
      )}
    </CornerProduct>
  );
}
