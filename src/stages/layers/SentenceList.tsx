import { type KeyboardEvent, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import type { SensePlace } from '../../store/senses.ts';
import { GroupMark } from '../../views/GroupMark.tsx';
import { Marked } from './Marked.tsx';
import styles from './Senses.module.css';

/** All the sentences, sense by sense: one stop of the Tab key, the arrow keys choose. */
export function SentenceList({
  label,
  word,
  senses,
  places,
  chosen,
  pointed,
  onPoint,
  onChoose,
}: {
  label: string;
  word: string;
  senses: readonly string[];
  places: readonly SensePlace[];
  chosen: number | null;
  pointed: number | null;
  onPoint: (place: number | null) => void;
  onChoose: (place: number) => void;
}) {
  const id = useId();
  const option = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only for who walks the list by keys: chosen elsewhere, the page stays where it is.
    if (chosen !== null && list.current?.contains(document.activeElement)) {
      option.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [chosen]);
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onPoint(null);
    onChoose(step(chosen, places));
  };
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen === null ? undefined : `${id}-${chosen}`}
      onKeyDown={press}
      onClick={(event) => {
        const n = placeAt(event);
        if (n !== null) onChoose(n);
      }}
      onPointerOver={(event) => (event.pointerType === 'touch' ? undefined : onPoint(placeAt(event)))}
      onPointerLeave={() => onPoint(null)}
    >
      {senses.map((name, sense) => (
        <div key={name} role="group" aria-label={name} className={styles.sense}>
          <div className={styles.name} aria-hidden="true">
            <GroupMark group={sense} /> {name}
          </div>
          {places.map((place, n) =>
            place.sense === sense ? (
              <div
                key={`${place.text} ${place.at}`}
                ref={n === chosen ? option : undefined}
                id={`${id}-${n}`}
                role="option"
                tabIndex={-1}
                data-place={n}
                aria-selected={n === chosen}
                data-pointed={n === pointed || undefined}
                className={styles.sentence}
              >
                <Marked text={place.text} at={place.at} length={word.length} />
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

/** The sentence that an event of the list happened in. */
function placeAt({ target }: SyntheticEvent): number | null {
  const option = target instanceof Element ? target.closest('[data-place]') : null;
  return option ? Number(option.getAttribute('data-place')) : null;
}

type Step = (at: number | null, places: readonly SensePlace[]) => number;

/** To the same line of the sense before or behind; beyond the last line, to the last. */
const aside =
  (by: number): Step =>
  (at, places) => {
    if (at === null) return 0;
    const sense = (places[at]?.sense ?? 0) + by;
    const own = places.flatMap((place, n) => (place.sense === places[at]?.sense ? [n] : []));
    const next = places.flatMap((place, n) => (place.sense === sense ? [n] : []));
    return next[Math.min(own.indexOf(at), next.length - 1)] ?? at;
  };

const STEPS: Readonly<Record<string, Step | undefined>> = {
  ArrowDown: (at, places) => (at === null ? 0 : Math.min(places.length - 1, at + 1)),
  ArrowUp: (at) => Math.max(0, (at ?? 0) - 1),
  ArrowLeft: aside(-1),
  ArrowRight: aside(1),
  Home: () => 0,
  End: (_, places) => places.length - 1,
};
