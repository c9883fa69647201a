import { useMemo, useState } from 'react';
import { percent } from '../../i18n/percent.ts';
import { Bars } from '../../views/Bars.tsx';
import { Cloud } from '../../views/Cloud.tsx';
import { cloudLayout } from '../../views/cloudLayout.ts';
import { Figure } from '../../views/Figure.tsx';
import { shortened } from '../../views/labels.ts';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatCount, formatNumber } from '../number.ts';
import { largestAt, rowAt } from '../row.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import { AT_ONCE, useSliced } from '../useSliced.ts';
import { namesFirst, neighbours, placesOf, tableMapSteps, wordMapLayout } from '../wordMap.ts';
import styles from './View.module.css';
import { words } from './words.ts';

const LISTED = 10;

/** The rows of the table as points: what is near, and the nearest of the chosen word by cosine. */
export function WordMap() {
  const { run, selection, size, language, choose } = useStage();
  const { config, tokens, vocabulary } = run;
  const w = words[language];
  const table = run.tensor('embedding.weight');
  const { pick } = selection;
  const asked = pick?.name === 'embedding.weight' ? pick.row : (tokens[selection.token]?.id ?? 0);
  const nameOf = (id: number) => shortened(vocabulary.pieces[id] ?? '');
  const { pieces } = vocabulary;
  const also = useMemo(() => new Set([asked, ...tokens.map(({ id }) => id)]), [asked, tokens]);
  const given = useMemo(
    () => ({ table: table.data, width: config.width, pieces }),
    [table, config.width, pieces],
  );
  const found = useSliced(given, tableMapSteps, table.data.length <= AT_ONCE);
  // While a newer table is searched, the one before stays if it is of the same words.
  const map = found?.of.pieces === pieces ? found.result : null;
  const near = useMemo(
    () => neighbours(table.data, config.width, asked, pieces, LISTED),
    [table, config.width, asked, pieces],
  );
  const layout = useMemo(() => wordMapLayout(size, LISTED), [size]);
  const cloud = useMemo(() => {
    if (!map) return null;
    const first = namesFirst(
      asked,
      near.map(({ id }) => id),
      tokens.map(({ id }) => id),
      vocabulary.pieces,
    );
    return cloudLayout(
      placesOf(map, pieces, also),
      first,
      (id) => shortened(vocabulary.pieces[id] ?? ''),
      layout.map,
    );
  }, [map, also, asked, near, tokens, pieces, vocabulary, layout.map]);
  const [pointed, setPointed] = useState<number | null>(null);
  const rows = useMemo(
    () =>
      near.map(({ id, cosine }) => ({
        key: String(id),
        label: vocabulary.pieces[id] ?? '',
        value: cosine,
        chosen: id === pointed,
      })),
    [near, vocabulary, pointed],
  );
  const ask = (id: number) =>
    choose({ ref: { name: 'embedding.weight', layer: null }, at: [id, largestAt(rowAt(table, id))] });
  const { heading, list, note, sum } = layout;
  return (
    <Figure width={layout.width} height={layout.height} label={w.map}>
      {map && cloud ? (
        <>
          <Cloud
            box={layout.map}
            layout={cloud}
            nameOf={nameOf}
            chosen={asked}
            near={near.map(({ id }) => id)}
            label={w.mapSaid(formatCount(map.words), nameOf(asked))}
            onChoose={ask}
            onPoint={setPointed}
          />
          <p className={styles.note} style={{ left: note.x, top: note.y, width: note.width }}>
            {w.mapNote(percent(map.share, language), formatCount(config.width), formatCount(map.words))}{' '}
            {map.from < map.words ? w.mapFrom(formatCount(map.from)) : ''} {run.isDrawn ? w.mapUntrained : ''}
          </p>
        </>
      ) : (
        <p
          className={styles.note}
          role="status"
          style={{ left: note.x, top: layout.map.y, width: note.width }}
        >
          {SHARED_WORDS[language].searching}
        </p>
      )}
      <h3 className={styles.nearest} style={{ left: heading.x, top: heading.y, width: heading.width }}>
        {w.nearest(nameOf(asked))}
      </h3>
      <Bars
        rows={rows}
        box={list}
        domain={[Math.min(0, near.at(-1)?.cosine ?? 0), 1]}
        format={(n) => formatNumber(n)}
        label={w.nearest(nameOf(asked))}
        onPick={(n) => ask(near[n]?.id ?? asked)}
        onHover={(n) => setPointed(n === null ? null : (near[n]?.id ?? null))}
      />
      <ActiveSum box={sum} />
    </Figure>
  );
}
