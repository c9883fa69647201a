import { useWords } from '../src/i18n/words.tsx';
import styles from './KeysDialog.module.css';
import { KEYS } from './keys.ts';
import { Modal } from './Modal.tsx';

/** The sheet of keys, from the table that the handler reads. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  return (
    <Modal title={words.keys} onClose={onClose}>
      <dl className={styles.keys}>
        {KEYS.map(({ action, keys }) => (
          <div key={action}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words.keyNames[action]}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
