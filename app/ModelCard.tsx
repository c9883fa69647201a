import { percent } from '../src/i18n/percent.ts';
import { PHENOMENON_WORDS } from '../src/i18n/phenomena.ts';
import { useWords } from '../src/i18n/words.tsx';
import type { ModelCard as Card } from '../src/model/card.ts';
import { formatCount, formatNumber } from '../src/stages/number.ts';
import { useExplainer } from '../src/store/provider.tsx';
import styles from './ModelCard.module.css';

/** What the trainer measured of the model that runs: where it comes from, what it can do, and where it fails. */
export function ModelCard({ card }: { card: Card }) {
  const words = useWords();
  const language = useExplainer((state) => state.language);
  const { training, data, heldOut } = card;
  const said = words.card;
  const named = (phenomenon: string) => PHENOMENON_WORDS[language][phenomenon] ?? phenomenon;
  const losses = [
    [said.familiar, heldOut.familiar],
    [said.unseen, heldOut.unseen],
  ] as const;
  return (
    <section className={styles.card} aria-label={said.title}>
      <h3>{said.title}</h3>
      <p>
        {said.made(
          formatCount(training.steps),
          formatCount(training.batch),
          formatCount(data.sentences),
          formatCount(data.words),
        )}{' '}
        {said.took(formatNumber(training.minutes))}
      </p>
      {losses.map(([name, { loss, entropy }]) => (
        <p key={name}>
          {name}: {said.loss(formatNumber(loss))}
          {typeof entropy === 'number' ? ` ${said.entropy(formatNumber(entropy))}` : ''}
        </p>
      ))}
      <p>{said.probes}</p>
      {/* A wide table is scrolled by keys too. */}
      <section className={styles.scroll} aria-label={said.probes} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {[said.phenomenon, ...said.columns].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.probes.map((row) => (
              <tr key={row.phenomenon}>
                <th scope="row">{named(row.phenomenon)}</th>
                <td>{formatCount(row.count)}</td>
                <td>
                  <b>{percent(row.accuracy, language, 1)}</b>
                </td>
                {[row.best, row.unigram, row.bigram, row.uniformAttention, row.noPositions].map(
                  (value, n) => (
                    <td key={said.columns[n + 2]}>{percent(value, language, 1)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {card.weaknesses.length === 0 ? null : (
        <>
          <p>{said.weaknesses}</p>
          <ul>
            {card.weaknesses.map(({ phenomenon, examples: [example] }) =>
              example ? (
                <li key={phenomenon} lang={card.language}>
                  {example.words
                    .map((word, place) => (place === example.blank ? '▁▁' : word))
                    .join(card.language === 'en' ? ' ' : '')}{' '}
                  <span lang={language}>{said.mistake(example.right, example.guessed)}</span>
                </li>
              ) : null,
            )}
          </ul>
        </>
      )}
    </section>
  );
}
