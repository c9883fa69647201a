import { headWidth } from '../../model/config.ts';
import { attentionInput } from '../../model/tensorNames.ts';
import { CornerProducts } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { words } from './words.ts';

/** The three readings of a row, each with its matrix. */
export const PARTS = [
  { tone: 'query', name: 'attention.q', weight: 'attention.q.weight', bias: 'attention.q.bias' },
  { tone: 'key', name: 'attention.k', weight: 'attention.k.weight', bias: 'attention.k.bias' },
  { tone: 'value', name: 'attention.v', weight: 'attention.v.weight', bias: 'attention.v.bias' },
] as const;

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
