import { useWords } from '../src/i18n/words.tsx';
import { formatNumber } from '../src/stages/number.ts';
import { modelOf } from '../src/store/modelIds.ts';
import { useExplainer } from '../src/store/provider.tsx';
import { Modal } from './Modal.tsx';
import { ModelCard } from './ModelCard.tsx';

export function AboutDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const model = useExplainer(modelOf);
  const learned = useExplainer((state) => state.run?.learned ?? null);
  const card = useExplainer((state) => state.card);
  const milliseconds = useExplainer((state) => state.run?.milliseconds ?? null);
  const kernel = useExplainer((state) => state.run?.kernel ?? null);
  return (
    <Modal title={words.name} onClose={onClose}>
      <p>{words.tagline}</p>
      <p>{words.aboutText}</p>
      <p>
        <b>
          {words.models[model]}, {learned ? words.trained : words.untrained}.
        </b>{' '}
        {learned ? words.trainedNote[learned] : words.untrainedNote}
      </p>
      {kernel === null ? null : <p>{words.computedBy[kernel]}</p>}
      {milliseconds === null ? null : <p>{words.computedIn(formatNumber(milliseconds))}</p>}
      {learned && card ? <ModelCard card={card} /> : null}
    </Modal>
  );
}
