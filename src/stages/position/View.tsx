import { useMemo } from 'react';
import { waveAngle, waveAt } from '../../model/ops.ts';
import { pairedOrder, pairedPerPixel } from '../../views/averaging.ts';
import { signedScale } from '../../views/colour.ts';
import { Dial } from '../../views/Dial.tsx';
import { Figure } from '../../views/Figure.tsx';
import { emsOf, labelRoom, shortened } from '../../views/labels.ts';
import { Matrix } from '../../views/Matrix.tsx';
import { reachOf } from '../../views/reach.ts';
import { usePixelRatio } from '../../views/surface.ts';
import { type Wave, Waves } from '../../views/Waves.tsx';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { CAPTION, TensorMatrix } from '../TensorMatrix.tsx';
import { columnsOf, lastPlace, type PositionLayout, positionLayout } from './layout.ts';
import { Switch } from './Switch.tsx';
import styles from './View.module.css';
import { words } from './words.ts';

export function View() {
  const { run, selection, language, size, theme, choose, select } = useStage();
  const w = words[language];
  const { width: d, position } = run.config;
  const T = run.tokens.length;
  const token = run.tokens[selection.token]?.label ?? '';
  const place = selection.place ?? selection.token;
  const isOff = position === 'none';
  const last = lastPlace(T);

  const rowLabels = useMemo(
    () => run.tokens.map(({ label }, n) => `${shortened(label, 9)}  ${String(n).padStart(2, '\u2007')}`),
    [run.tokens],
  );
  const stripLabels = [
    w.word(shortened(token, 7), run.config.scaleEmbedding),
    isOff ? w.addedNothing : w.added(selection.token),
    w.both,
  ] as const;
  const rowRoom = Math.max(
    labelRoom([...rowLabels, ...stripLabels], 12),
    Math.ceil(emsOf(w.column(d - 1)) * 12) + 10,
  );
  const layout = useMemo(
    () => positionLayout({ tokens: T, width: d, rowRoom, caption: CAPTION.full }, size),
    [T, d, rowRoom, size],
  );

  // A sine and a cosine never leave −1 … 1.
  const unit = useMemo(() => signedScale(1, theme), [theme]);
  const waves = useMemo(
    () =>
      layout.lines.map(({ column, middle }): Wave => {
        const value = waveAt(place, column, d);
        const cell = { ref: { name: 'position.encoding', layer: null }, at: [place, column] } as const;
        return {
          key: String(column),
          label: w.column(column),
          middle,
          at: (at) => waveAt(at, column, d),
          value: formatNumber(value),
          colour: unit.css(value),
          onPick: place < T && !isOff ? () => choose(cell) : null,
        };
      }),
    [layout.lines, place, d, w, unit, T, isOff, choose],
  );

  // One scale for the three rows, so that their sizes can be compared; the whole tensors make it.
  const shared = useMemo(() => {
    const names = ['embedding.scaled', 'position.encoding', 'embedding.sum'] as const;
    return signedScale(Math.max(...names.map((name) => reachOf(run.tensor(name).data))), theme);
  }, [run, theme]);
  const rows = useMemo(() => [selection.token], [selection.token]);
  const strip = { rows, scale: shared, paired: true };

  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Waves
        box={layout.waves}
        waves={waves}
        swing={layout.swing}
        last={last}
        marked={T}
        place={place}
        label={w.slider}
        placeText={w.stands(place, run.tokens[place]?.label ?? null)}
        axisLabel={w.place}
        muted={isOff}
        onPlace={(at) => select(at < T ? { token: at, place: null } : { place: at })}
      />
      <Dials layout={layout} place={place} isOff={isOff} />
      <ColumnTicks layout={layout} />
      {place >= T ? <BeyondRow layout={layout} place={place} /> : null}
      <TensorMatrix name="position.encoding" box={layout.heat} rowLabels={rowLabels} tone="position" paired />
      <TensorMatrix
        {...strip}
        name="embedding.scaled"
        box={layout.strips[0]}
        rowLabels={[stripLabels[0]]}
        caption="none"
      />
      <TensorMatrix
        {...strip}
        name="position.encoding"
        box={layout.strips[1]}
        rowLabels={[stripLabels[1]]}
        tone="position"
        caption="none"
        carried={false}
      />
      <TensorMatrix {...strip} name="embedding.sum" box={layout.strips[2]} rowLabels={[stripLabels[2]]} />
      <ActiveSum box={layout.arithmetic} />
      <Switch box={layout.toggle} />
    </Figure>
  );
}

/** Each pair of waves as a point that walks round a circle. */
function Dials({ layout, place, isOff }: { layout: PositionLayout; place: number; isOff: boolean }) {
  const { run, language, theme } = useStage();
  const w = words[language];
  const { width: d } = run.config;
  const T = run.tokens.length;
  return layout.dials.map(({ pair, dial, words: box }) => {
    const columns = columnsOf(pair, d);
    const angle = (at: number) => waveAngle(at, 2 * pair, d);
    const degrees = `${formatNumber((angle(1) * 180) / Math.PI)}°`;
    return (
      <div key={pair}>
        <Dial
          box={dial}
          label={w.dial(columns, degrees, place)}
          angles={Array.from({ length: T }, (_, at) => angle(at))}
          at={angle(place)}
          step={angle(1)}
          colour={signedScale(1, theme).css(waveAt(place, 2 * pair, d))}
          muted={isOff}
        />
        <p
          className={styles.turn}
          style={{ left: box.x, top: box.y, width: box.width }}
          data-under={box.y > dial.y + dial.height || undefined}
          aria-hidden="true"
        >
          {w.turn(degrees)}
        </p>
      </div>
    );
  });
}

/** Marks above the heat map: the columns that are drawn as waves. */
function ColumnTicks({ layout: { heat, lines } }: { layout: PositionLayout }) {
  const { run } = useStage();
  const { width: d } = run.config;
  const each = heat.width / d;
  const per = pairedPerPixel(d, heat.width, usePixelRatio());
  const placeOf = (column: number) => (per > 1 ? pairedOrder(per).placeOf(column) : column);
  return (
    <svg
      className={styles.ticks}
      style={{ left: heat.x, top: heat.y - 8 }}
      width={heat.width}
      height={6}
      aria-hidden="true"
    >
      {lines.map(({ column }) => (
        <line
          key={column}
          x1={(placeOf(column) + 0.5) * each}
          x2={(placeOf(column) + 0.5) * each}
          y1={0}
          y2={6}
        />
      ))}
    </svg>
  );
}

/** The vector of a place that no token has: the waves go on, and give it all the same. */
function BeyondRow({ layout, place }: { layout: PositionLayout; place: number }) {
  const { run, language, theme } = useStage();
  const w = words[language];
  const { width: d } = run.config;
  const grid = useMemo(
    () => ({ rows: 1, cols: d, at: (_: number, col: number) => waveAt(place, col, d) }),
    [place, d],
  );
  const scale = useMemo(() => signedScale(1, theme), [theme]);
  return (
    <Matrix
      grid={grid}
      scale={scale}
      box={layout.beyond}
      tone="position"
      paired
      label={`${w.placed(place)}: ${w.beyond}`}
      say={(_, col) => `${w.column(col)}: ${formatNumber(grid.at(0, col))}`}
      rowLabels={[w.placed(place)]}
    />
  );
}
