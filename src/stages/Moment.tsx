import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { chance, percent } from '../i18n/percent.ts';
import { toggled } from '../model/blanks.ts';
import type { Tensor } from '../model/tensor.ts';
import { averaged, cellsPerPixel } from '../views/averaging.ts';
import { Bars } from '../views/Bars.tsx';
import { type Box, extentOf, gridOf } from '../views/box.ts';
import { Cloud } from '../views/Cloud.tsx';
import { cloudLayout } from '../views/cloudLayout.ts';
import { shareScale } from '../views/colour.ts';
import { Legend } from '../views/Legend.tsx';
import { shortened } from '../views/labels.ts';
import { usePixelRatio } from '../views/surface.ts';
import { useStage } from './context.ts';
import { candidates, likeliest, rankOf, truthOf } from './guess.ts';
import styles from './Moment.module.css';
import { around, guessPlace, type MomentLayout, momentLayout } from './momentLayout.ts';
import { MOMENT_WORDS } from './momentWords.ts';
import { formatCount, formatNumber } from './number.ts';
import { largestAt, rowAt } from './row.ts';
import { SHARED_WORDS } from './sharedWords.ts';
import { TensorMatrix } from './TensorMatrix.tsx';
import { AT_ONCE, useSliced } from './useSliced.ts';
import { alignedTo, namesFirst, neighbours, placesOf, type TableMap, tableMapSteps } from './wordMap.ts';

/**
 * What the weights make of this sentence at one moment of their training: the attention of a layer, the map of words and
 * the guess at the blank. While weights change the pictures keep their scales, and words glide. Each leads to its stage.
 */
export function Moment({
  x = 0,
  y = 0,
  size,
  anchor = null,
}: {
  x?: number;
  y?: number;
  /** The room; `momentLayout` says how high the pictures are in it. */
  size: { readonly width: number; readonly height: number };
  /** A table (V, D) whose map the words are turned to; without one they are turned to where they were. */
  anchor?: Tensor | null;
}) {
  const { run } = useStage();
  const { width, height } = size;
  const { heads } = run.config;
  const layout = useMemo(() => momentLayout(heads, { width, height }), [heads, width, height]);
  return (
    <div className={styles.moment} style={{ left: x, top: y, width, height: layout.height }}>
      <Attention layout={layout.attention} />
      <Words layout={layout.words} anchor={anchor} />
      <Guess layout={layout.guess} />
    </div>
  );
}

/** A picture's name is the way into its stage. */
function Title({
  box,
  says,
  onEnter,
  children,
  text,
}: {
  box: Box;
  says: string;
  onEnter: () => void;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className={styles.title} style={placed(box)}>
      <button
        type="button"
        className={styles.enter}
        aria-label={`${text}. ${says}`}
        title={says}
        onClick={onEnter}
      >
        {text}
        <span aria-hidden="true"> →</span>
      </button>
      {children}
    </div>
  );
}

function Attention({ layout }: { layout: MomentLayout['attention'] }) {
  const { run, selection, language, theme, select, go } = useStage();
  const w = MOMENT_WORDS[language];
  const { layer, head: chosen, token } = selection;
  const { heads, layers } = run.config;
  const weights = run.tensor('attention.weights', layer);
  const ratio = usePixelRatio();
  const T = run.tokens.length;
  const { width, height } = layout.heads[0]?.map ?? { width: 0, height: 0 };
  const [perRow, perCol] = [cellsPerPixel(T, height, ratio), cellsPerPixel(T, width, ratio)];
  // A share may be anything up to 1, and the scale stays while the weights change; means of many are much smaller.
  const scale = useMemo(() => {
    if (perRow * perCol === 1) return shareScale(1, theme);
    const means = Array.from({ length: heads }, (_, head) => {
      const grid = gridOf(weights.data, T, T, { offset: head * T * T });
      return extentOf(averaged(grid, perRow, perCol))[1];
    });
    return shareScale(Math.max(...means), theme);
  }, [weights, heads, T, perRow, perCol, theme]);
  const row = rowAt(weights, chosen, token);
  const seen = largestAt(row);
  const name = (at: number) => run.tokens[at]?.name ?? '';
  const { note } = layout;
  return (
    <section aria-label={w.attention(layer + 1, layers)}>
      <Title
        box={layout.title}
        text={w.attention(layer + 1, layers)}
        says={w.toAttention}
        onEnter={() => go('softmax')}
      >
        <span className={styles.stepper}>
          <button
            type="button"
            aria-label={w.previousLayer}
            disabled={layer === 0}
            onClick={() => select({ layer: layer - 1 })}
          >
            ‹
          </button>
          <button
            type="button"
            aria-label={w.nextLayer}
            disabled={layer >= layers - 1}
            onClick={() => select({ layer: layer + 1 })}
          >
            ›
          </button>
        </span>
      </Title>
      {layout.heads.map(({ head, button, map }) => (
        <div key={head}>
          <button
            type="button"
            className={styles.head}
            aria-pressed={head === chosen}
            style={placed(button)}
            onClick={() => select({ head })}
          >
            {SHARED_WORDS[language].head(head + 1)}
          </button>
          <TensorMatrix name="attention.weights" head={head} box={map} scale={scale} caption="none" />
          {head === chosen ? <div className={styles.frame} style={placed(map)} /> : null}
        </div>
      ))}
      <div className={styles.note} style={placed(note)}>
        <p>{w.rowsSee(name(token), name(seen), percent(row[seen] as number, language))}</p>
        <p>
          <Legend scale={scale} format={(n) => formatNumber(n)} width={60} />
          {perRow * perCol > 1 ? ` ${SHARED_WORDS[language].meanOf(perRow * perCol)}` : null}
        </p>
      </div>
    </section>
  );
}

/** How many of the nearest words are named under the map. */
const NEAREST = 4;

function Words({ layout, anchor }: { layout: MomentLayout['words']; anchor: Tensor | null }) {
  const { run, selection, language, choose, go } = useStage();
  const w = MOMENT_WORDS[language];
  const { config, tokens } = run;
  const { pieces } = run.vocabulary;
  const table = run.tensor('embedding.weight');
  const { pick } = selection;
  const chosen = tokens[selection.token];
  const asked = pick?.name === 'embedding.weight' ? pick.row : chosen ? (truthOf(chosen) ?? chosen.id) : 0;
  const also = useMemo(() => new Set([asked, ...tokens.map(({ id }) => id)]), [asked, tokens]);
  const map = useTableMap(table, config.width, pieces);
  const anchored = useTableMap(anchor ?? NO_TABLE, config.width, pieces);
  const points = useSteady(map, anchor ? anchored : null, pieces);
  const near = useMemo(
    () => neighbours(table.data, config.width, asked, pieces, NEAREST).map(({ id }) => id),
    [table, config.width, asked, pieces],
  );
  const nameOf = (id: number) => shortened(pieces[id] ?? '');
  const cloud = useMemo(() => {
    if (!points) return null;
    const sentence = tokens.map((token) => truthOf(token) ?? token.id);
    const first = namesFirst(asked, near, sentence, pieces);
    const seen = placesOf(points, pieces, also);
    return cloudLayout(seen, first, (id) => shortened(pieces[id] ?? ''), layout.map);
  }, [points, asked, near, tokens, pieces, also, layout.map]);
  return (
    <section aria-label={w.map}>
      <Title
        box={layout.title}
        text={w.map}
        says={w.toMap}
        onEnter={() => go('embedding', { view: 'map' })}
      />
      {map && cloud ? (
        <Cloud
          box={layout.map}
          layout={cloud}
          nameOf={nameOf}
          chosen={asked}
          near={[]}
          label={w.mapSaid(formatCount(map.words), nameOf(asked))}
          moves
          onChoose={(id) =>
            choose({ ref: { name: 'embedding.weight', layer: null }, at: [id, largestAt(rowAt(table, id))] })
          }
          onPoint={ignored}
        />
      ) : (
        <p className={styles.note} role="status" style={placed(layout.map)}>
          {SHARED_WORDS[language].searching}
        </p>
      )}
      <div className={styles.note} style={placed(layout.note)}>
        <p>{w.nearest(nameOf(asked), near.map(nameOf).join(' · '))}</p>
        {map ? <p>{w.mapNote(percent(map.share, language))}</p> : null}
      </div>
    </section>
  );
}

const ignored = () => undefined;

const NO_TABLE: Tensor = { shape: [0, 0], data: new Float32Array() };
const NONE: ReadonlySet<number> = new Set();

/** The map of a table; while that of a newer one is searched, the one before if it is of the same words. */
function useTableMap({ data }: Tensor, width: number, pieces: readonly string[]): TableMap | null {
  const given = useMemo(() => ({ table: data, width, pieces }), [data, width, pieces]);
  const found = useSliced(given, tableMapSteps, data.length <= AT_ONCE);
  return found?.of.pieces === pieces ? found.result : null;
}

/** A map turned so that words lie where the anchor has them, or where there is none the map that was drawn before. */
function useSteady(
  map: TableMap | null,
  anchor: TableMap | null,
  pieces: readonly string[],
): TableMap | null {
  const [drawn, setDrawn] = useState<{ map: TableMap; anchor: TableMap | null; turned: TableMap } | null>(
    null,
  );
  if (!map) return null;
  if (drawn?.map === map && drawn.anchor === anchor) return drawn.turned;
  const to = anchor ?? drawn?.turned;
  const turned = to ? { ...map, points: alignedTo(map.points, placesOf(to, pieces, NONE)) } : map;
  setDrawn({ map, anchor, turned });
  return turned;
}

function Guess({ layout }: { layout: MomentLayout['guess'] }) {
  const { run, selection, language, experiment, set, select, go } = useStage();
  const w = MOMENT_WORDS[language];
  const { tokens, config } = run;
  const place = guessPlace(tokens, selection.token);
  const chosen = tokens[selection.token];
  // Padding holds no word: the last of the sentence does.
  const coverable =
    chosen && chosen.kind !== 'padding'
      ? selection.token
      : tokens.findLastIndex(({ kind }) => kind !== 'padding');
  return (
    <section aria-label={w.guess}>
      <Title box={layout.title} text={w.guess} says={w.toGuess} onEnter={() => go('output')} />
      {!config.tied ? (
        <p className={styles.note} style={placed(layout.bars)}>
          {w.unguessing}
        </p>
      ) : place === null ? (
        <div className={styles.note} style={placed(layout.bars)}>
          <p>{w.noBlank}</p>
          <p>
            <button
              type="button"
              className={styles.cover}
              onClick={() => {
                select({ token: coverable });
                set({ blanks: toggled(experiment.blanks, coverable, run) });
              }}
            >
              {w.cover(tokens[coverable]?.label ?? '')}
            </button>
          </p>
        </div>
      ) : (
        <Guessed layout={layout} place={place} />
      )}
    </section>
  );
}

/** The likeliest words for a blank; the scale goes to 1, so that bars can be compared from moment to moment. */
function Guessed({ layout, place }: { layout: MomentLayout['guess']; place: number }) {
  const { run, language, choose, hover, select, experiment } = useStage();
  const w = MOMENT_WORDS[language];
  const { tokens, config, text } = run;
  const { pieces } = run.vocabulary;
  const row = rowAt(run.tensor('output.probabilities'), place);
  const token = tokens[place];
  const truth = token ? truthOf(token) : null;
  const entries = useMemo(() => {
    const all = candidates(row, [truth]);
    const most = layout.rows;
    return all.length <= most || truth === null || all.indexOf(truth) < most
      ? all.slice(0, most)
      : [...all.slice(0, most - 1), truth];
  }, [row, truth, layout.rows]);
  const rows = useMemo(
    () =>
      entries.map((entry) => ({
        key: String(entry),
        label: pieces[entry] ?? '',
        value: row[entry] as number,
        strong: entry === truth,
      })),
    [entries, pieces, row, truth],
  );
  const cell = (index: number) => ({
    ref: { name: 'output.probabilities', layer: null } as const,
    at: [place, entries[index] ?? 0],
  });
  const said = useCallback((share: number) => chance(share, language), [language]);
  const all = formatCount(config.vocabulary);
  const best = likeliest(row, 1)[0] ?? 0;
  const { before, after } = around(tokens, text, place);
  const { bars } = layout;
  return (
    <>
      <p className={styles.sentence} style={{ left: bars.x, top: bars.y - 25, width: bars.width }}>
        <bdi>{before}</bdi>
        <button type="button" className={styles.blank} onClick={() => select({ token: place })}>
          {shortened(pieces[best] ?? '')}
        </button>
        <bdi>{after}</bdi>
      </p>
      <Bars
        rows={rows}
        box={{ ...bars, height: (bars.height * rows.length) / layout.rows }}
        domain={WHOLE}
        format={said}
        label={w.bars(place, all)}
        onPick={(index) => choose(cell(index))}
        onHover={(index) => hover(index === null ? null : cell(index))}
      />
      <p className={styles.note} style={placed(layout.note)} data-guess={pieces[best]}>
        {truth === null
          ? w.typed(pieces[best] ?? '', chance(row[best] as number, language), all)
          : w.truth(
              pieces[truth] ?? '',
              chance(row[truth] as number, language),
              formatCount(rankOf(row, truth)),
              all,
            )}
        {experiment.temperature === 1 ? null : ` ${w.tempered(experiment.temperature.toFixed(1))}`}
      </p>
    </>
  );
}

const WHOLE = [0, 1] as const;

function placed({ x, y, width, height }: Box) {
  return { left: x, top: y, width, height };
}
