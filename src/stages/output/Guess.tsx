import { useMemo, useState } from 'react';
import { encoderOutput } from '../../model/tensorNames.ts';
import { CornerProduct } from '../CornerProduct.tsx';
import { StageContextReact, useStage } from '../context.ts';
import { candidates, truthOf } from '../guess.ts';
import { rowAt } from '../row.ts';
import styles from './Guess.module.css';
import { Guesses, Temperature, Tied } from './Guesses.tsx';
import { guessLayout } from './guessLayout.ts';
import { Sentence } from './Sentence.tsx';
import { type GuessName, words } from './words.ts';

const STEPS = ['output.logits', 'output.tempered', 'output.probabilities'] as const satisfies GuessName[];

/** The sentence with its blanks, the guess for the chosen place, and the product that made it. */
export function Guess() {
  const stage = useStage();
  const { run, selection, language, size, spoken } = stage;
  const w = words[language];
  const { config, tokens } = run;
  const { token: place, pick } = selection;
  const [step, setStep] = useState<GuessName>('output.logits');
  const shown =
    STEPS.find((name) => name === pick?.name) ??
    STEPS.find((name) => spoken.includes(name) && !spoken.includes(step)) ??
    step;
  const layout = useMemo(() => guessLayout(tokens, size), [tokens, size]);

  const logits = run.tensor('output.logits');
  const token = tokens[place];
  const truth = token ? truthOf(token) : null;
  const asked = askedEntry(pick);
  const entries = useMemo(
    () => candidates(rowAt(logits, place), [truth, asked]),
    [logits, place, truth, asked],
  );
  const names = entries.map((entry) => run.vocabulary.pieces[entry] ?? '');
  const { name, layer } = encoderOutput(config);
  const product = useMemo(() => ({ ...stage, size: layout.product }), [stage, layout]);
  return (
    <div className={styles.guess} data-layout={layout.kind} role="group" aria-label={w.guessing}>
      <div className={styles.top}>
        <Sentence />
        <p className={styles.hint}>{w.hint}</p>
      </div>
      <div className={styles.side} style={{ width: layout.side }}>
        <Guesses entries={entries} width={layout.bars} />
        <div className={styles.controls}>
          <Temperature />
          <Tied />
        </div>
      </div>
      <div className={styles.product}>
        <div className={styles.steps} role="group" aria-label={w.result}>
          {STEPS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              onClick={() => {
                setStep(one);
                if (pick) stage.choose(null);
              }}
            >
              {w.results[one]}
            </button>
          ))}
        </div>
        <StageContextReact value={product}>
          <CornerProduct
            label={w.guessing}
            inner={config.width}
            cols={entries.length}
            left={{ name, ...(layer === null ? {} : { layer }), title: w.vectors }}
            top={{
              name: 'embedding.weight',
              rows: entries,
              transposed: true,
              title: w.tableTurned,
              colLabels: names,
            }}
            bias={{ name: 'output.bias', picked: entries }}
            result={{ name: shown, picked: entries }}
          />
        </StageContextReact>
      </div>
    </div>
  );
}

/** The entry of a cell that was chosen or followed to, wherever in the vocabulary it stands. */
function askedEntry(
  pick: { readonly name: string; readonly row: number; readonly col: number } | null,
): number | null {
  if (pick === null) return null;
  if (pick.name === 'embedding.weight') return pick.row;
  return pick.name.startsWith('output.') ? pick.col : null;
}
