import { type KeyboardEvent, type PointerEvent, type ReactNode, useId } from 'react';
import type { Box } from './box.ts';
import styles from './Picker.module.css';

type Spot = Pick<PointerEvent, 'clientX' | 'clientY' | 'currentTarget'>;

/** A drawing whose parts can be chosen: by pointer, by touch and with the arrow keys, one stop of the Tab key. */
export function Picker({
  box,
  label,
  options,
  chosen,
  indexAt,
  onPick,
  onHover,
  children,
}: {
  box: Box;
  label: string;
  /** What each part says of itself. */
  options: readonly string[];
  /** −1 where none is. */
  chosen: number;
  /** The part at a place, in CSS pixels from the corner of the drawing. */
  indexAt: (x: number, y: number) => number;
  onPick?: ((index: number) => void) | undefined;
  onHover?: ((index: number | null) => void) | undefined;
  children: ReactNode;
}) {
  const id = useId();
  const last = options.length - 1;
  const spot = ({ clientX, clientY, currentTarget }: Spot) => {
    const rect = currentTarget.getBoundingClientRect();
    return Math.max(0, Math.min(last, indexAt(clientX - rect.left, clientY - rect.top)));
  };
  const place = { left: box.x, top: box.y, width: box.width, height: box.height };
  const hover = onHover
    ? {
        onPointerMove: (event: PointerEvent) => {
          if (event.pointerType !== 'touch') onHover(spot(event));
        },
        onPointerLeave: () => onHover(null),
      }
    : {};
  if (!onPick) {
    return (
      <div className={styles.place} style={place} {...hover}>
        {children}
        {options.length > MANY ? (
          <p className={styles.voice}>{`${label}: ${options.join('; ')}`}</p>
        ) : (
          <ul className={styles.voice} aria-label={label}>
            {options.map((text, n) => (
              <li key={n}>{text}</li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onPick(Math.max(0, Math.min(last, step(chosen, last))));
  };
  return (
    <div
      className={styles.place}
      style={place}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen < 0 ? undefined : `${id}-${chosen}`}
      data-pick
      onClick={(event) => onPick(spot(event))}
      onKeyDown={press}
      {...hover}
    >
      {children}
      <div className={styles.voice} role="presentation">
        {options.map((text, n) =>
          options.length > MANY && Math.abs(n - Math.max(0, chosen)) > 1 ? null : (
            <div
              key={n}
              id={`${id}-${n}`}
              role="option"
              aria-selected={n === chosen}
              aria-setsize={options.length}
              aria-posinset={n + 1}
            >
              {text}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** Of more options than this only the chosen one and its neighbours stand on the page; their places are said. */
const MANY = 40;

const back = (at: number) => at - 1;
const on = (at: number) => at + 1;
const STEPS: Record<string, ((at: number, last: number) => number) | undefined> = {
  ArrowUp: back,
  ArrowLeft: back,
  ArrowDown: on,
  ArrowRight: on,
  Home: () => 0,
  End: (_, last) => last,
};
