import { useMemo } from 'react';
import { headWidth } from '../../model/config.ts';
import type { Cell } from '../../model/lineage.ts';
import { refOf } from '../../model/tensorNames.ts';
import type { Box } from '../../views/box.ts';
import { type Scale, shareScale } from '../../views/colour.ts';
import { SegmentBar } from '../../views/SegmentBar.tsx';
import { useStage } from '../context.ts';
import { formatBits, formatNumber } from '../number.ts';
import { entropyOf, largestAt, rowAt } from '../row.ts';
import { comparisonLayout, type Line, segments, sharesOf } from './layout.ts';
import styles from './Shares.module.css';
import { words } from './words.ts';

export type ScoreName = 'attention.scaled' | 'attention.scores';

/** What softmax would make of the row of the chosen token, with the division and without it. */
export function Shares({ box, shown }: { box: Box; shown: ScoreName }) {
  const { run, selection, language, theme, choose, active } = useStage();
  const { layer, head, token } = selection;
  const w = words[language];
  const layout = useMemo(() => comparisonLayout(box.width), [box.width]);
  const names = useMemo(() => run.tokens.map(({ label }) => label), [run.tokens]);
  const both = useMemo(
    () =>
      (['attention.scaled', 'attention.scores'] as const).map((name) => ({
        name,
        shares: sharesOf(rowAt(run.tensor(name, layer), head, token)),
      })),
    [run, layer, head, token],
  );
  const scale = useMemo(() => {
    const largest = both.flatMap(({ shares }) => shares).reduce((a, b) => Math.max(a, b), 0);
    return shareScale(largest, theme);
  }, [both, theme]);
  const cell = (name: ScoreName, key: number): Cell => ({ ref: refOf(name, layer), at: [head, token, key] });
  const labels = { 'attention.scaled': w.divided(headWidth(run.config)), 'attention.scores': w.raw };
  return (
    <div className={styles.place} style={{ left: box.x, top: box.y, width: box.width, height: box.height }}>
      <h2 className={styles.heading}>
        {w.shares(names[token] ?? '')} <span>{w.equal(formatNumber(Math.log2(names.length)))}</span>
      </h2>
      {both.map(({ name, shares }, n) => {
        const line = layout.lines[n] as Line;
        const best = largestAt(shares);
        const measure = w.measure(shareText(shares[best] as number), formatBits(entropyOf(shares)));
        const key =
          active?.ref.name.startsWith('attention.s') && active.at[1] === token ? active.at[2] : null;
        return (
          <div key={name}>
            <button
              type="button"
              className={styles.switch}
              aria-pressed={shown === name}
              style={{ left: line.switch.x, top: line.switch.y, width: line.switch.width }}
              onClick={() => choose(cell(name, key ?? best))}
            >
              {labels[name]}
            </button>
            <Bar
              line={line}
              shares={shares}
              names={names}
              scale={scale}
              marked={key ?? null}
              label={`${labels[name]}: ${names[best]}, ${measure}`}
              cellOf={(at) => cell(name, at)}
            />
            <p
              className={styles.measure}
              style={{ left: line.measure.x, top: line.measure.y, width: line.measure.width }}
            >
              {measure}
            </p>
          </div>
        );
      })}
    </div>
  );
}

/** Near 1 a third digit, and never a 1 that is not one. */
function shareText(share: number): string {
  if (share >= 0.9995 && share < 1) return '> 0.999';
  return formatNumber(share, share > 0.95 ? 3 : 2);
}

/** Less than a hundredth of a bit is not worth its digits. */

function Bar({
  line,
  shares,
  names,
  scale,
  marked,
  label,
  cellOf,
}: {
  line: Line;
  shares: readonly number[];
  names: readonly string[];
  scale: Scale;
  marked: number | null;
  label: string;
  cellOf: (key: number) => Cell;
}) {
  const { hover } = useStage();
  const { width } = line.bar;
  const parts = useMemo(() => segments(shares, names, width), [shares, names, width]);
  return (
    <SegmentBar
      box={line.bar}
      segments={parts}
      scale={scale}
      lit={marked}
      label={label}
      onHover={(key) => hover(key === null ? null : cellOf(key))}
    />
  );
}
