import type { Slab } from '../../model/lineage.ts';
import { refKey } from '../../model/tensorNames.ts';
import type { Box } from '../../views/box.ts';
import { TONES } from '../../views/colour.ts';
import { useStage } from '../context.ts';
import { partOf, type ScoreLayout } from './layout.ts';
import styles from './View.module.css';

/** The frames over the strips: the chosen token's stave, the cell under the pointer, and what made it. */
export function ScoreMarks({ layout }: { layout: ScoreLayout }) {
  const { active, lit, selection } = useStage();
  const bars = layout.bars.filter((bar) => bar.heading !== 'attention');
  const frames = (kind: 'lit' | 'active', slabs: readonly Slab[]) =>
    slabs.flatMap((slab) =>
      bars.flatMap((bar) => {
        const part = partOf(bar, slab, layout);
        if (!part) return [];
        return (
          <rect
            key={`${kind}-${refKey(bar.ref)}-${bar.heading}-${slab.at}`}
            {...(kind === 'active' ? around(part) : part)}
            className={styles[kind]}
          />
        );
      }),
    );
  return (
    <svg className={styles.over} width={layout.width} height={layout.height} aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={`${refKey(bar.ref)}-${bar.heading}`}
          x={bar.box.x}
          y={bar.box.y + selection.token * layout.pitch + (layout.pitch - layout.strip) / 2}
          width={bar.box.width}
          height={layout.strip}
          className={styles.chosen}
          style={{ stroke: bar.tone === 'ink' ? 'var(--ink-2)' : TONES[bar.tone] }}
        />
      ))}
      {frames('lit', lit)}
      {frames('active', active ? [active] : [])}
    </svg>
  );
}

/** A frame that leaves the cell's own colour to be seen. */
function around({ x, y, width, height }: Box): Box {
  return { x: x - 1.5, y: y - 1.5, width: width + 3, height: height + 3 };
}
