import { headWidth } from '../../model/config.ts';
import { attentionInput } from '../../model/tensorNames.ts';
import { CornerProducts } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { PARTS } from './parts.ts';
import { words } from './words.ts';

/** One left factor, three right ones: the same rows in three weighted views. */
export function View() {
  const { run, selection, language } = useStage();
  const { config } = run;
  const w = words[language];
  const input = attentionInput(config, selection.layer);
  const Dh = headWidth(config);
  /** Of each weight matrix only the columns of this head. */
  const cols = [selection.head * Dh, (selection.head + 1) * Dh] as const;
  return (
    <CornerProducts
      label={w.figure}
      inner={config.width}
      left={{ name: input.name, ...(input.layer === null ? {} : { layer: input.layer }), title: w.input }}
      rights={PARTS.map(({ tone, name, weight, bias }) => ({
        top: { name: weight, tone, cols },
        bias: { name: bias, tone, cols },
        result: { name, tone },
        cols: Dh,
      }))}
    />
  );
}
