import { feedForwardInput } from '../../model/tensorNames.ts';
import { CornerProduct } from '../CornerProduct.tsx';
import { useStage } from '../context.ts';
import { words } from './words.ts';

/** x · W₁ or h · W₂ as every product is drawn. */
export function Product({ narrow }: { narrow: boolean }) {
  const { run, selection, language } = useStage();
  const w = words[language];
  const { width, hidden } = run.config;
  const input = feedForwardInput(run.config, selection.layer);
  return narrow ? (
    <CornerProduct
      label={w.narrow}
      inner={hidden}
      cols={width}
      left={{ name: 'ffn.activated' }}
      top={{ name: 'ffn.output.weight' }}
      result={{ name: 'ffn.output' }}
    />
  ) : (
    <CornerProduct
      label={w.widen}
      inner={width}
      cols={hidden}
      left={{ name: input.name, layer: input.layer }}
      top={{ name: 'ffn.hidden.weight' }}
      result={{ name: 'ffn.hidden' }}
    />
  );
}
