import { useId, useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import {
  ACTIVATIONS,
  BOUNDS,
  configProblems,
  multiplyCount,
  NORM_ORDERS,
  POSITION_KINDS,
  parameterCount,
} from '../src/model/config.ts';
import { formatCount } from '../src/stages/number.ts';
import type { CustomModel } from '../src/store/models.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import { Modal } from './Modal.tsx';
import styles from './ModelDialog.module.css';
import { configProblemText } from './Notices.tsx';

const NUMBERS = ['width', 'heads', 'hidden', 'layers', 'seed'] as const;
const CHOICES = { activation: ACTIVATIONS, normOrder: NORM_ORDERS, position: POSITION_KINDS } as const;

/** The reader's own sizes, with what they cost, before anything is built. */
export function ModelDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const id = useId();
  const { share } = useActions();
  const current = useExplainer((state) => state.custom);
  const loaded = useExplainer((state) => state.loaded);
  const tokens = useExplainer((state) => state.run?.tokens.length ?? 1);
  const [draft, setDraft] = useState<CustomModel>(current);
  const config = loaded && { ...loaded.config, ...draft };
  const problems = config ? configProblems(config, tokens) : [];
  return (
    <Modal title={words.configure} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.length > 0) return;
          share({ model: 'custom', custom: draft });
          onClose();
        }}
      >
        {NUMBERS.map((field) => (
          <label key={field}>
            <span>{words.fields[field]}</span>
            <input
              type="number"
              required
              min={BOUNDS[field][0]}
              max={BOUNDS[field][1]}
              value={Number.isNaN(draft[field]) ? '' : draft[field]}
              aria-describedby={`${id}-problems`}
              onChange={(event) => setDraft({ ...draft, [field]: event.target.valueAsNumber })}
            />
          </label>
        ))}
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((field) => (
          <label key={field}>
            <span>{words.fields[field]}</span>
            <select
              value={draft[field]}
              onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
            >
              {CHOICES[field].map((choice) => (
                <option key={choice} value={choice}>
                  {words.options[choice]}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          <span>{words.fields.scaleEmbedding}</span>
          <input
            type="checkbox"
            checked={draft.scaleEmbedding}
            onChange={(event) => setDraft({ ...draft, scaleEmbedding: event.target.checked })}
          />
        </label>
        <div id={`${id}-problems`} role="status" className={styles.cost}>
          {problems.length > 0
            ? problems.map((problem) => (
                <p key={JSON.stringify(problem)}>{configProblemText(problem, words)}</p>
              ))
            : config && (
                <p>
                  {words.parameters(formatCount(parameterCount(config)))}
                  <br />
                  {words.multiplications(formatCount(multiplyCount(config, tokens)))}
                </p>
              )}
        </div>
        <div className={styles.buttons}>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button type="submit" disabled={problems.length > 0 || !config}>
            {words.use}
          </button>
        </div>
      </form>
    </Modal>
  );
}
