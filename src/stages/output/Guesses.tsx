import { useCallback, useMemo } from 'react';
import { chance } from '../../i18n/percent.ts';
import { isBlank } from '../../model/blanks.ts';
import { TEMPERATURES } from '../../model/config.ts';
import { initialiserOf } from '../../model/weights.ts';
import { Bars } from '../../views/Bars.tsx';
import { useStage } from '../context.ts';
import { rankOf, truthOf } from '../guess.ts';
import { formatCount, formatNumber } from '../number.ts';
import { rowAt } from '../row.ts';
import styles from './Guess.module.css';
import { words } from './words.ts';

const ROW = 19;
const STEP = 0.1;

/** What the model holds likely at the chosen place, and what stands there in truth. */
export function Guesses({ entries, width }: { entries: readonly number[]; width: number }) {
  const { run, selection, language, choose, hover } = useStage();
  const w = words[language];
  const { token: place } = selection;
  const row = rowAt(run.tensor('output.probabilities'), place);
  const token = run.tokens[place];
  const truth = token ? truthOf(token) : null;
  const rows = useMemo(
    () =>
      entries.map((entry) => ({
        key: String(entry),
        label: run.vocabulary.pieces[entry] ?? '',
        value: row[entry] as number,
        strong: entry === truth,
      })),
    [entries, run.vocabulary, row, truth],
  );
  const cell = (index: number) => ({
    ref: { name: 'output.probabilities', layer: null } as const,
    at: [place, entries[index] ?? 0],
  });
  const said = useCallback((share: number) => chance(share, language), [language]);
  const height = rows.length * ROW;
  const all = formatCount(run.config.vocabulary);
  return (
    <section className={styles.guesses} aria-label={w.heading(place)}>
      <h2 className={styles.heading}>{w.heading(place)}</h2>
      <div className={styles.bars} style={{ width, height }}>
        <Bars
          rows={rows}
          box={{ x: 0, y: 0, width, height }}
          format={said}
          label={w.bars(place, all)}
          onPick={(index) => choose(cell(index))}
          onHover={(index) => hover(index === null ? null : cell(index))}
        />
      </div>
      <p className={styles.truth}>{truthText()}</p>
    </section>
  );

  function truthText(): string {
    if (!token || token.kind === 'padding') return w.padding;
    if (truth === null) return w.typed;
    const piece = run.vocabulary.pieces[truth] ?? '';
    const share = chance(row[truth] as number, language);
    const rank = formatCount(rankOf(row, truth));
    return isBlank(token) ? w.truth(piece, share, rank, all) : w.seen(piece, share, rank);
  }
}

/** What the logits are divided by: low makes the guess sure of itself, high makes all words alike. */
export function Temperature() {
  const { experiment, set, language } = useStage();
  const w = words[language];
  const { temperature } = experiment;
  return (
    <label className={styles.temperature}>
      <span>
        {w.temperature} <b>{temperature.toFixed(1)}</b>
      </span>
      <input
        type="range"
        min={TEMPERATURES[0]}
        max={TEMPERATURES[1]}
        step={STEP}
        value={temperature}
        aria-valuetext={temperature.toFixed(1)}
        onChange={(event) => set({ temperature: Math.round(event.target.valueAsNumber * 10) / 10 })}
      />
      <small>{w.temperatureNote(temperature.toFixed(1))}</small>
    </label>
  );
}

/** That the output matrix is the embedding table, and what follows from it. */
export function Tied() {
  const { run, language, go } = useStage();
  const w = words[language];
  const drawn = initialiserOf({ name: 'embedding.weight', layer: null }, run.config);
  return (
    <p className={styles.tied}>
      {w.tied(drawn.kind === 'normal' ? formatNumber(drawn.deviation) : '')}{' '}
      <button type="button" className={styles.link} onClick={() => go('embedding')}>
        {w.toTable}
      </button>{' '}
      <button type="button" className={styles.link} onClick={() => go('scale')}>
        {w.toScale}
      </button>
    </p>
  );
}
