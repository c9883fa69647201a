import type { Box } from '../../views/box.ts';
import { useStage } from '../context.ts';
import styles from './Controls.module.css';
import { words } from './words.ts';

const MOST = 8;

/** What is masked: the switches live in the link. */
export function Controls({ box }: { box: Box }) {
  const { experiment, set, language } = useStage();
  const w = words[language];
  const { padding, causal } = experiment;
  return (
    <div
      className={styles.controls}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
    >
      <label className={styles.switch}>
        <input type="checkbox" checked={causal} onChange={(event) => set({ causal: event.target.checked })} />
        {w.causal}
      </label>
      <div className={styles.stepper} role="group" aria-label={w.padding}>
        <span>{w.padding}</span>
        <button
          type="button"
          aria-label={w.fewer}
          disabled={padding <= 0}
          onClick={() => set({ padding: padding - 1 })}
        >
          −
        </button>
        <output aria-live="polite">{padding}</output>
        <button
          type="button"
          aria-label={w.more}
          disabled={padding >= MOST}
          onClick={() => set({ padding: padding + 1 })}
        >
          +
        </button>
      </div>
      <span className={styles.legend}>
        <svg width={22} height={13} aria-hidden="true">
          <rect x={0.5} y={0.5} width={21} height={12} />
          <path d="M0,7L7,0M3,13L16,0M12,13L22,3M19,13L22,10" />
        </svg>
        {w.masked}
        {w.notHere}
      </span>
    </div>
  );
}
