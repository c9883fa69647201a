import { useId } from 'react';
import styles from './Senses.module.css';

/** A row of words of which one is chosen; the arrow keys go from word to word. */
export function WordChoice({
  label,
  words,
  chosen,
  onChoose,
}: {
  label: string;
  words: readonly string[];
  chosen: string;
  onChoose: (word: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.words}>
      <legend>{label}</legend>
      <div>
        {words.map((word) => (
          <label key={word} data-chosen={word === chosen || undefined}>
            <input
              type="radio"
              name={name}
              value={word}
              checked={word === chosen}
              onChange={() => onChoose(word)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
