import { useMemo } from 'react';
import { moments } from '../../model/ops.ts';
import { cellsPerPixel } from '../../views/averaging.ts';
import { type Scale, signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { Histogram } from '../../views/Histogram.tsx';
import { Legend } from '../../views/Legend.tsx';
import { labelRoom, namedLines, shortened } from '../../views/labels.ts';
import { Picker } from '../../views/Picker.tsx';
import { reachOf } from '../../views/reach.ts';
import { usePixelRatio } from '../../views/surface.ts';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { cosineOf, rowAt } from '../row.ts';
import { SHARED_WORDS } from '../sharedWords.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';
import { TENSOR_WORDS } from '../tensorWords.ts';
import { agreement, rowLengths, type ScaleLayout, scaleLayout } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

const number = (n: number) => formatNumber(n);
/** A root that comes out even is exact: 8, not 8.00. */
const rootOf = (n: number) =>
  Number.isInteger(Math.sqrt(n)) ? String(Math.sqrt(n)) : formatNumber(Math.sqrt(n));

/** What the figure measures on the rows of this sentence. */
interface Lengths {
  readonly unscaled: readonly number[];
  readonly scaled: readonly number[];
  readonly position: readonly number[];
  readonly longest: number;
}

export function View() {
  const { run, size, language, theme } = useStage();
  const { tokens, config } = run;
  const w = words[language];
  const token = run.tensor('embedding.token');
  const scaled = run.tensor('embedding.scaled');
  const position = run.tensor('position.encoding');
  const root = Math.sqrt(config.width);

  const lengths = useMemo((): Lengths => {
    const unscaled = rowLengths(token.data, config.width);
    const positions = rowLengths(position.data, config.width);
    return {
      unscaled,
      scaled: rowLengths(scaled.data, config.width),
      position: positions,
      // The same with the switch on and off, so that the bars move and the axis stays.
      longest: Math.max(...unscaled.map((length) => length * root), ...positions),
    };
  }, [token, scaled, position, config.width, root]);
  const limit = useMemo(
    () => Math.max(reachOf(token.data) * root, reachOf(scaled.data)),
    [token, scaled, root],
  );
  const scale = useMemo(() => signedScale(limit, theme), [limit, theme]);
  const layout = useMemo(() => {
    const labels = tokens.map(({ label }) => label);
    const rowRoom = Math.min(size.width * 0.32, labelRoom(labels, 12) + 4);
    return scaleLayout(
      { tokens: tokens.length, width: config.width, rowRoom, longest: lengths.longest },
      size,
    );
  }, [tokens, config.width, lengths, size]);

  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Switch layout={layout} />
      <TensorMatrix name="embedding.token" box={layout.before} rowLabels scale={scale} caption="short" />
      <TensorMatrix
        name="embedding.scaled"
        box={layout.after}
        rowLabels={layout.stacked}
        scale={scale}
        caption="short"
        title={config.scaleEmbedding ? undefined : TENSOR_WORDS['embedding.token'][language]}
      />
      <Between layout={layout} scale={scale} />
      <LengthBars layout={layout} lengths={lengths} />
      <Spreads layout={layout} limit={limit} />
      <Numbers layout={layout} lengths={lengths} />
      <ActiveSum box={layout.sum} />
    </Figure>
  );
}

function Switch({ layout }: { layout: ScaleLayout }) {
  const { run, language, experiment, set } = useStage();
  const { width } = run.config;
  const box = layout.switch;
  return (
    <label className={styles.switch} style={{ left: box.x, top: box.y, maxWidth: box.width }}>
      <input
        type="checkbox"
        checked={experiment.scaleEmbedding}
        onChange={(event) => set({ scaleEmbedding: event.target.checked })}
      />
      {words[language].multiply(width, rootOf(width))}
    </label>
  );
}

/** What every cell is multiplied by, and the scale that both sides share. */
function Between({ layout, scale }: { layout: ScaleLayout; scale: Scale }) {
  const { run, language } = useStage();
  const { factor, legend } = layout;
  const { scaleEmbedding, width } = run.config;
  const perPixel = cellsPerPixel(width, legend.width, usePixelRatio());
  return (
    <>
      <p
        className={styles.factor}
        style={{ left: factor.x, top: factor.y }}
        data-down={factor.down || undefined}
      >
        × {scaleEmbedding ? rootOf(width) : 1}
        <span aria-hidden="true">{factor.down ? ' ↓' : '→'}</span>
      </p>
      <div className={styles.legend} style={{ left: legend.x, top: legend.y, width: legend.width }}>
        <Legend scale={scale} format={number} width={60} />
        <span>{words[language].oneScale}</span>
        {perPixel > 1 ? (
          <span title={SHARED_WORDS[language].average(perPixel)}>
            {SHARED_WORDS[language].meanOf(perPixel)}
          </span>
        ) : null}
      </div>
    </>
  );
}

const KINDS = ['unscaled', 'scaled', 'position'] as const;

/** Three bars for each token: as it was picked, as it goes on, and its position. */
function LengthBars({ layout, lengths }: { layout: ScaleLayout; lengths: Lengths }) {
  const { run, language, selection, select } = useStage();
  const w = words[language];
  const { lengths: box, key, rowHeight, ticks } = layout;
  const x = (length: number) => (length / lengths.longest) * box.width;
  const shown = namedLines(run.tokens.length, rowHeight, 12, [selection.token]);
  const thick = Math.min(5, (rowHeight - 3) / 3);
  const dense = thick < 1.5;
  const at = (kind: (typeof KINDS)[number], n: number) => lengths[kind][n] ?? 0;
  return (
    <>
      <p className={styles.key} style={{ left: key.x, top: key.y, width: key.width }}>
        <b>{w.lengths}</b>
        {KINDS.map((kind) => (
          <span key={kind} data-kind={kind}>
            {w[kind]}
          </span>
        ))}
      </p>
      <Picker
        box={box}
        label={w.lengths}
        options={run.tokens.map(({ label }, n) =>
          w.lengthsOf(label, number(at('unscaled', n)), number(at('scaled', n)), number(at('position', n))),
        )}
        chosen={selection.token}
        indexAt={(_, y) => Math.floor(y / rowHeight)}
        onPick={(token) => select({ token })}
      >
        <svg className={styles.bars} width={box.width} height={box.height} aria-hidden="true">
          <rect
            className={styles.chosen}
            x={-6}
            y={selection.token * rowHeight}
            width={box.width + 6}
            height={rowHeight}
          />
          {ticks.map((tick) => (
            <g key={tick.value} className={styles.tick}>
              <line
                x1={tick.x}
                x2={tick.x}
                y1={0}
                y2={box.height + 4}
                data-zero={tick.value === 0 || undefined}
              />
              <text x={tick.x} y={box.height + 16}>
                {tick.text}
              </text>
            </g>
          ))}
          {layout.stacked
            ? run.tokens.map((token, n) =>
                shown.has(n) ? (
                  <text
                    key={`${token.start}-${n}`}
                    className={styles.name}
                    data-chosen={n === selection.token || undefined}
                    x={-8}
                    y={(n + 0.5) * rowHeight}
                  >
                    {shortened(token.label)}
                  </text>
                ) : null,
              )
            : null}
          {KINDS.map((kind, k) => (
            <path
              key={kind}
              className={dense ? styles.profile : styles.bar}
              data-kind={kind}
              d={run.tokens
                .map((_, n) => {
                  const end = x(at(kind, n));
                  const y = (n + 0.5) * rowHeight;
                  if (dense) return `${n === 0 ? 'M' : 'L'}${end.toFixed(1)},${y.toFixed(2)}`;
                  const top = y + (k - 1.5) * (thick + 0.5);
                  return `M0,${top}h${end}v${thick}h${-end}z`;
                })
                .join('')}
            />
          ))}
        </svg>
      </Picker>
    </>
  );
}

/** How the values of this sentence are spread, on one axis for both. */
function Spreads({ layout, limit }: { layout: ScaleLayout; limit: number }) {
  const { run, language } = useStage();
  const w = words[language];
  const { scaleEmbedding, width } = run.config;
  const small = `1/√${width} = ${formatNumber(1 / Math.sqrt(width), 3)}`;
  const domain = useMemo(() => [-limit, limit] as const, [limit]);
  const sides = [
    { name: 'embedding.token', box: layout.spreads[0], beside: small },
    { name: 'embedding.scaled', box: layout.spreads[1], beside: scaleEmbedding ? '1' : small },
  ] as const;
  const deviations = useMemo(
    () =>
      (['embedding.token', 'embedding.scaled'] as const).map((name) =>
        Math.sqrt(moments(run.tensor(name).data).variance),
      ),
    [run],
  );
  return sides.map(({ name, box, beside }, n) => {
    const { data } = run.tensor(name);
    return (
      <div key={name}>
        <Histogram
          values={data}
          box={box}
          domain={domain}
          bins={40}
          tone="var(--ink-3)"
          label={w.histogram(TENSOR_WORDS[name][language])}
          format={number}
        />
        <p className={styles.spread} style={{ left: box.x, top: box.y + box.height + 4, width: box.width }}>
          <b>{w.deviation(formatNumber(deviations[n] ?? Number.NaN, 3))}</b>
          {w.beside(beside)}
        </p>
      </div>
    );
  });
}

/** The chosen token's lengths and cosine, with the factor and without. */
function Numbers({ layout, lengths }: { layout: ScaleLayout; lengths: Lengths }) {
  const { run, language, selection } = useStage();
  const w = words[language];
  const { width, scaleEmbedding, position } = run.config;
  const at = selection.token;
  const root = Math.sqrt(width);
  const word = rowAt(run.tensor('embedding.token'), at);
  const place = rowAt(run.tensor('position.encoding'), at);
  // The way the run was made, the sum itself is asked; the other way is worked out beside it.
  const made = cosineOf(rowAt(run.tensor('embedding.sum'), at), rowAt(run.tensor('embedding.scaled'), at));
  const cosine = (on: boolean) => (on === scaleEmbedding ? made : agreement(word, place, on ? root : 1));
  const length = lengths.unscaled[at] ?? 0;
  const rows: readonly (readonly [kind: string, name: string, on: number, off: number])[] = [
    ['scaled', w.wordLength, length * root, length],
    [
      'position',
      w.positionLength(width, position === 'none'),
      lengths.position[at] ?? 0,
      lengths.position[at] ?? 0,
    ],
    ['cosine', w.cosine, cosine(true), cosine(false)],
  ];
  const { table } = layout;
  return (
    <table className={styles.numbers} style={{ left: table.x, top: table.y, width: table.width }}>
      <thead>
        <tr>
          <th scope="col">{w.numbers(run.tokens[at]?.label ?? '')}</th>
          <th scope="col" data-now={scaleEmbedding || undefined}>
            {w.with}
          </th>
          <th scope="col" data-now={!scaleEmbedding || undefined}>
            {w.without}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([kind, name, on, off]) => (
          <tr key={kind} data-kind={kind}>
            <th scope="row">{name}</th>
            <td data-now={scaleEmbedding || undefined}>{formatNumber(on)}</td>
            <td data-now={!scaleEmbedding || undefined}>{formatNumber(off)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
