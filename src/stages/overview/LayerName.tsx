import { useStage } from '../context.ts';
import { type Group, HEAD } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** A layer's name at the head of its group; of a folded layer, the button that opens it. */
export function LayerName({ group }: { group: Group }) {
  const { language, select } = useStage();
  const w = words[language];
  const { layer, open, box } = group;
  const place = { left: box.x, top: HEAD.layer - 4, width: box.width };
  return open ? (
    <span className={styles.layer} style={place}>
      {w.layer(layer + 1)}
    </span>
  ) : (
    <button
      type="button"
      className={styles.layer}
      style={place}
      aria-label={w.openLayer(layer + 1)}
      aria-expanded={false}
      onClick={() => select({ layer })}
    >
      {w.layer(layer + 1)}
    </button>
  );
}
