import { useMemo } from 'react';
import { refKey } from '../../model/tensorNames.ts';
import { gridOf } from '../../views/box.ts';
import { Thumbnail } from '../../views/Thumbnail.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { pageOf } from '../page.ts';
import { HEADING, type StampsLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

/** Every layer's tensors as stamps, a row for each layer; each leads to its step in that layer. */
export function Stamps({ layout, steps }: { layout: StampsLayout; steps: readonly number[] }) {
  const { run, selection, language, size, select } = useStage();
  const w = words[language];
  const longest = Math.max(...steps, 1e-9);
  const token = run.tokens[selection.token]?.label ?? '';
  return (
    <>
      {layout.stamps.map((stamp) => (
        <StampButton key={refKey(stamp.ref)} stamp={stamp} />
      ))}
      {layout.lines.map(({ layer, heading }) =>
        heading ? (
          <span
            key={layer}
            className={styles.stepHeading}
            style={{ left: heading.x, top: heading.y, width: heading.width }}
            data-beside={heading.x < size.width / 2 || undefined}
          >
            {w.stepOf(token)}
          </span>
        ) : null,
      )}
      {layout.lines.map(({ layer, name, step }) => (
        <div key={layer}>
          <button
            type="button"
            className={styles.layer}
            style={{ left: name.x, top: name.y, width: name.width, height: name.height }}
            aria-pressed={layer === selection.layer}
            onClick={() => select({ layer })}
          >
            {w.layer(layer + 1)}
          </button>
          <span
            className={styles.step}
            style={{ left: step.x, top: step.y, width: step.width, height: step.height }}
            data-longest={steps[layer] === longest || undefined}
          >
            <span
              className={styles.length}
              style={{ width: (step.width - 48) * ((steps[layer] ?? 0) / longest) }}
            />
            {formatNumber(steps[layer] ?? Number.NaN)}
          </span>
        </div>
      ))}
    </>
  );
}

function StampButton({ stamp }: { stamp: StampsLayout['stamps'][number] }) {
  const { run, selection, theme, language, spoken, go } = useStage();
  const w = words[language];
  const { ref, box, column, stage, heading } = stamp;
  const { head, token } = selection;
  const T = run.tokens.length;
  const { data } = run.tensor(ref.name, ref.layer);
  const page = useMemo(
    () => pageOf(ref.name, run.config, T, ref.layer, head),
    [ref.name, ref.layer, run.config, T, head],
  );
  const grid = useMemo(() => gridOf(data, page.rows, page.cols, { offset: page.offset }), [data, page]);
  const row = box.height / T;
  return (
    <button
      type="button"
      className={styles.stamp}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      aria-label={w.stamp(w.columns[column], ref.layer + 1)}
      data-spoken={spoken.includes(ref.name) || undefined}
      data-tone={column}
      onClick={() => go(stage, { layer: ref.layer })}
    >
      {heading ? (
        <span
          className={styles.heading}
          data-small={box.width < 46 || undefined}
          style={{ top: -HEADING - 2 }}
        >
          {w.columns[column]}
        </span>
      ) : null}
      <Thumbnail
        grid={grid}
        share={column === 'weights'}
        ground={theme}
        width={box.width}
        height={box.height}
        carry={`${refKey(ref)}/${page.head ?? ''}`}
      />
      <span className={styles.row} style={{ top: token * row, height: Math.max(3, row) }} />
    </button>
  );
}
