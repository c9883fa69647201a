import styles from './Choice.module.css';

/** The height of the row, in CSS pixels. */
export const CHOICE = 34;

/** A row of names above a figure; one of them is shown. */
export function Choice<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  /** What is chosen among, for a screen reader. */
  label: string;
  choices: readonly (readonly [id: Id, name: string])[];
  chosen: Id;
  onChoose: (id: Id) => void;
}) {
  return (
    <fieldset className={styles.choice} aria-label={label} style={{ height: CHOICE }}>
      {choices.map(([id, name]) => (
        <button key={id} type="button" aria-pressed={chosen === id} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
