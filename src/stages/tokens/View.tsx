import { useStage } from '../context.ts';

export function View() {
  const { run } = useStage();
  return <p>{run.tokens.map((token) => token.label).join(' | ')}</p>;
}
