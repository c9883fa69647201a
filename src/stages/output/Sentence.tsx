import { chance } from '../../i18n/percent.ts';
import { isBlank, toggled } from '../../model/blanks.ts';
import { shortened } from '../../views/labels.ts';
import { useStage } from '../context.ts';
import { likeliest } from '../guess.ts';
import { rowAt } from '../row.ts';
import styles from './Guess.module.css';
import { words } from './words.ts';

/** The sentence as a row of buttons: each covers its word, or shows it again. In a blank stands what the model guesses. */
export function Sentence() {
  const { run, selection, language, experiment, set, select } = useStage();
  const w = words[language];
  const probabilities = run.tensor('output.probabilities');
  return (
    <div className={styles.sentence} role="group" aria-label={w.sentence}>
      {run.tokens.map((token, place) => {
        const blank = isBlank(token);
        const row = rowAt(probabilities, place);
        const guess = blank ? (likeliest(row, 1)[0] ?? 0) : 0;
        const share = chance(row[guess] as number, language);
        const guessed = run.vocabulary.pieces[guess] ?? '';
        const own = token.kind !== 'padding' && (!blank || token.covers !== undefined);
        return (
          <button
            // A place is a place, whatever word stands on it.
            key={`${place}`}
            type="button"
            className={styles.word}
            data-chosen={place === selection.token || undefined}
            data-blank={blank || undefined}
            data-rest={token.piece.startsWith('##') || undefined}
            aria-pressed={blank}
            aria-label={blank ? w.covered(place, guessed, share) : w.uncovered(place, token.label)}
            onClick={() => {
              select({ token: place });
              if (own) set({ blanks: toggled(experiment.blanks, place, run) });
            }}
          >
            {blank ? (
              <>
                <span className={styles.guessed}>{shortened(guessed)}</span>
                <span className={styles.share}>{share}</span>
              </>
            ) : (
              shortened(token.label)
            )}
          </button>
        );
      })}
      {experiment.blanks.length > 1 ? (
        <button type="button" className={styles.link} onClick={() => set({ blanks: [] })}>
          {w.uncoverAll}
        </button>
      ) : null}
    </div>
  );
}
