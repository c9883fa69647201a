import { AddNorm } from '../AddNorm.tsx';

export function View() {
  return <AddNorm part="ffn" />;
}
