import { useWords } from '../src/i18n/words.tsx';
import { formatNumber } from '../src/stages/number.ts';
import { useExplainer } from '../src/store/provider.tsx';
import { Modal } from './Modal.tsx';

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const milliseconds = useExplainer((state) => state.run?.milliseconds ?? null);
  const kernel = useExplainer((state) => state.run?.kernel ?? null);
  return (
    <Modal title={words.name} onClose={onClose}>
      <p>{words.tagline}</p>
      <p>{words.aboutText}</p>
      {kernel === null ? null : <p>{words.computedBy[kernel]}</p>}
      {milliseconds === null ? null : <p>{words.computedIn(formatNumber(milliseconds))}</p>}
    </Modal>
  );
}
