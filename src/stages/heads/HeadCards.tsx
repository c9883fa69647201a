import { useMemo } from 'react';
import { averaged, cellsPerPixel } from '../../views/averaging.ts';
import { extentOf, gridOf } from '../../views/box.ts';
import { shareScale, signedScale } from '../../views/colour.ts';
import { Legend } from '../../views/Legend.tsx';
import { shortened } from '../../views/labels.ts';
import { reachOf } from '../../views/reach.ts';
import { usePixelRatio } from '../../views/surface.ts';
import { useStage } from '../context.ts';
import { formatBits, formatNumber } from '../number.ts';
import { entropyOf, largestAt, rowAt } from '../row.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';
import styles from './HeadCards.module.css';
import { type Cards, seenBy } from './layout.ts';
import { words } from './words.ts';

/** Every head's weights and what it makes with them, side by side; a head is chosen by its number or by a cell. */
export function HeadCards({
  layout,
  width,
  names,
}: {
  layout: Cards;
  width: number;
  /** What each head does, where it was measured. */
  names: readonly (string | null)[];
}) {
  const { run, selection, language, theme, select } = useStage();
  const { layer, head: chosen, token } = selection;
  const { heads } = run.config;
  const w = words[language];
  const shared = SHARED_WORDS[language];
  const weights = run.tensor('attention.weights', layer);
  const context = run.tensor('attention.context', layer);
  const map = layout.cards[0]?.map ?? { width: 0, height: 0 };
  const ratio = usePixelRatio();
  const T = run.tokens.length;
  const perRow = cellsPerPixel(T, map.height, ratio);
  const perCol = cellsPerPixel(T, map.width, ratio);
  const perPixel = perRow * perCol;
  // The scale of what is seen: means of many shares are much smaller than the shares.
  const shares = useMemo(() => {
    const means = Array.from({ length: heads }, (_, head) => {
      const grid = gridOf(weights.data, T, T, { offset: head * T * T });
      return extentOf(averaged(grid, perRow, perCol))[1];
    });
    return shareScale(Math.max(...means), theme);
  }, [weights, heads, T, perRow, perCol, theme]);
  const values = useMemo(() => signedScale(reachOf(context.data), theme), [context, theme]);
  const seen = useMemo(
    () => seenBy(Array.from({ length: heads }, (_, head) => rowAt(weights, head, token))),
    [weights, heads, token],
  );
  const label = (at: number) => run.tokens[at]?.name ?? '';
  return (
    <>
      <div className={styles.heading} style={{ width, height: layout.heading }}>
        <h2>
          {w.looks(label(token))} <span>{w.equal(formatNumber(Math.log2(seen)))}</span>
        </h2>
        <Legend scale={shares} format={(n) => formatNumber(n)} width={60} />
        {perPixel > 1 ? (
          <span className={styles.means} title={shared.average(perPixel)}>
            {shared.meanOf(perPixel)}
          </span>
        ) : null}
      </div>
      {layout.cards.map(({ head, button, map, strip, words: place, frame }) => {
        const row = rowAt(weights, head, token);
        const best = largestAt(row);
        const isChosen = head === chosen;
        return (
          <div key={head}>
            {isChosen ? (
              <div
                className={styles.frame}
                style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
              />
            ) : null}
            <button
              type="button"
              className={styles.head}
              aria-pressed={isChosen}
              style={{ left: button.x, top: button.y, height: button.height }}
              onClick={() => select({ head })}
            >
              {shared.head(head + 1)}
            </button>
            <TensorMatrix name="attention.weights" head={head} box={map} scale={shares} caption="none" />
            <TensorMatrix name="attention.context" head={head} box={strip} scale={values} caption="none" />
            <p className={styles.words} style={{ left: place.x, top: place.y, width: place.width }}>
              <span>
                → <b>{shortened(label(best), 9)}</b> {formatNumber(row[best] as number, 2)}
              </span>
              <span>{w.bits(formatBits(entropyOf(row)))}</span>
              {names[head] ? <span className={styles.does}>{names[head]}</span> : null}
            </p>
          </div>
        );
      })}
    </>
  );
}
