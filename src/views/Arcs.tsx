import { useMemo } from 'react';
import styles from './Arcs.module.css';
import { type ArcEnd, arcsLayout } from './arcsLayout.ts';
import type { Box } from './box.ts';
import { Picker } from './Picker.tsx';

export interface ArcsProps {
  readonly words: readonly string[];
  readonly weights: readonly ArcEnd[];
  /** Its arcs are drawn in the accent, all others in grey. */
  readonly chosen: number;
  readonly box: Box;
  readonly label: string;
  /** What a word says of itself. */
  readonly say: (index: number) => string;
  /** The word to which an arc stands out. */
  readonly lit?: number | null;
  readonly onPick?: (index: number) => void;
}

/** A line of words, and arcs over it: as thick as the weight, one accent for the chosen word and grey for the rest. */
export function Arcs({ words, weights, chosen, box, label, say, lit = null, onPick }: ArcsProps) {
  const { width, height } = box;
  const layout = useMemo(
    () => arcsLayout(words, weights, chosen, { width, height }),
    [words, weights, chosen, width, height],
  );
  const { line, turned } = layout;
  const ticks = layout.words.map(({ x, named }) => (named ? '' : `M${x},${line + 2}v4`)).join('');
  const nearest = (x: number) =>
    layout.words.reduce(
      (best, word, n) => (Math.abs(word.x - x) < Math.abs((layout.words[best]?.x ?? 0) - x) ? n : best),
      0,
    );
  return (
    <Picker
      box={box}
      label={label}
      options={words.map((_, n) => say(n))}
      chosen={chosen}
      indexAt={nearest}
      onPick={onPick}
    >
      <svg className={styles.drawing} width={width} height={height} aria-hidden="true">
        {layout.arcs.map((arc) => (
          <path
            key={`${arc.from}-${arc.to}`}
            d={arc.path}
            strokeWidth={arc.width}
            className={arc.accent ? styles.accent : styles.arc}
            data-dim={(arc.accent && lit !== null && arc.to !== lit) || undefined}
          />
        ))}
        {layout.words.map((word, n) =>
          word.named ? (
            <text
              key={n}
              x={word.x}
              y={line + 13}
              className={turned ? styles.turned : styles.word}
              transform={turned ? `rotate(-50 ${word.x} ${line + 6})` : undefined}
              data-chosen={n === chosen || undefined}
              data-lit={n === lit || undefined}
            >
              {word.text}
            </text>
          ) : null,
        )}
        <path d={ticks} className={styles.tick} />
      </svg>
    </Picker>
  );
}
