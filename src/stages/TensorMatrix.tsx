import { useMemo } from 'react';
import { type AnyTensorName, axesOf, refKey } from '../model/tensorNames.ts';
import { averaged, cellsPerPixel, pairedPerPixel } from '../views/averaging.ts';
import { type Box, colsOf, extentOf, gridOf, pickedCols, rowsOf, turned } from '../views/box.ts';
import { type Scale, shareScale, signedScale, type Tone } from '../views/colour.ts';
import { Legend } from '../views/Legend.tsx';
import { emsOf } from '../views/labels.ts';
import { type Mark, Matrix } from '../views/Matrix.tsx';
import { reachOf } from '../views/reach.ts';
import { usePixelRatio } from '../views/surface.ts';
import { entryWords } from './cellName.ts';
import { useStage } from './context.ts';
import { Named } from './Named.tsx';
import { formatNumber } from './number.ts';
import { cellOn, pageOf, type Span, spanOn } from './page.ts';
import { SHARED_WORDS } from './sharedWords.ts';
import styles from './TensorMatrix.module.css';
import { AXIS_WORDS, COMMA, placeWords, TENSOR_WORDS } from './tensorWords.ts';

export interface TensorMatrixProps {
  readonly name: AnyTensorName;
  /** The selected layer and head where these are left out. */
  readonly layer?: number;
  readonly head?: number;
  readonly box: Box;
  readonly tone?: Tone;
  /** Drawn turned: columns down. A key turned stands above the scores. */
  readonly transposed?: boolean;
  /** Only these rows of the page, in this order: the rows of the table that the sentence picks. */
  readonly rows?: readonly number[];
  /** Only the columns from the first up to the second, which is left out: the columns of one head. */
  readonly cols?: readonly [from: number, to: number];
  /** Only these columns of the page, in this order: the words that are likely somewhere. */
  readonly picked?: readonly number[];
  /** Names at the rows: the tokens where the axis is tokens, or these. */
  readonly rowLabels?: boolean | readonly string[];
  readonly colLabels?: boolean | readonly string[];
  /** A scale shared with another matrix; else the tensor's own extent makes it. */
  readonly scale?: Scale;
  /** What stands under the matrix: name, shape, legend. `none` where the figure says it elsewhere. */
  readonly caption?: 'full' | 'short' | 'none';
  /** Above, or at the left foot, where the place under the matrix is taken. */
  readonly captionAt?: 'below' | 'above' | 'beside';
  /** Where the caption may be wider than a narrow matrix. */
  readonly captionWidth?: number;
  readonly title?: string;
  /** Cells that hold no reading (a masked score), by row and column of the page. */
  readonly blocked?: (row: number, col: number) => boolean;
  /** Whether its columns alternate between two kinds, as the sines and cosines of positions do. */
  readonly paired?: boolean;
  /** Two drawings of one tensor in a figure: only one may be carried. */
  readonly carried?: boolean;
}

/** Room for the caption under or over a matrix, in CSS pixels. */
export const CAPTION = { full: 46, short: 24, none: 0 } as const;

/** One page of a tensor, always drawn the same way: tokens down, dimensions across, every cell answering. */
export function TensorMatrix(props: TensorMatrixProps) {
  const {
    name,
    box,
    transposed = false,
    rows,
    picked,
    caption = 'full',
    captionAt = 'below',
    blocked,
    tone,
  } = props;
  const [from, to] = props.cols ?? [0, Number.POSITIVE_INFINITY];
  const stage = useStage();
  const { run, selection, language, theme, active, lit } = stage;
  const { config, tokens } = run;
  const layer = props.layer ?? selection.layer;
  const head = props.head ?? selection.head;
  const page = useMemo(
    () => pageOf(name, config, tokens.length, layer, head),
    [name, config, tokens.length, layer, head],
  );
  const tensor = run.tensor(name, layer);
  const axes = axesOf(name);
  const ratio = usePixelRatio();
  const share = name === 'attention.weights' || name === 'output.probabilities';

  const grid = useMemo(() => {
    const whole = gridOf(tensor.data, page.rows, page.cols, { offset: page.offset });
    const drawn = rows ? rowsOf(whole, rows) : whole;
    const chosen = picked ? pickedCols(drawn, picked) : colsOf(drawn, from, Math.min(to, page.cols));
    return transposed ? turned(chosen) : chosen;
  }, [tensor, page, rows, picked, from, to, transposed]);

  const perRow = cellsPerPixel(grid.rows, box.height, ratio);
  const perCol = props.paired
    ? pairedPerPixel(grid.cols, box.width, ratio)
    : cellsPerPixel(grid.cols, box.width, ratio);
  const perPixel = perRow * perCol;
  const some = rows !== undefined || picked !== undefined;
  const given = props.scale;
  const scale = useMemo(() => {
    if (given) return given;
    const pageAt = (offset: number) => gridOf(tensor.data, page.rows, page.cols, { offset });
    if (share && !some) {
      const size = page.rows * page.cols;
      const highs = Array.from({ length: tensor.data.length / size }, (_, n) => {
        // Means of shares are so much smaller than the shares that on the scale of these nothing would be seen.
        const [, high] = extentOf(averaged(pageAt(n * size), perRow, perCol));
        return high;
      });
      return shareScale(Math.max(...highs), theme);
    }
    const isWhole = page.rows * page.cols === tensor.data.length;
    if (!some && isWhole && !blocked) return signedScale(reachOf(tensor.data), theme);
    // A head has a scale of its own: among others with scores a hundred times as large it would be blank.
    const [low, high] = some ? extentOf(grid) : extentOf(pageAt(page.offset), blocked);
    return share ? shareScale(high, theme) : signedScale(Math.max(-low, high), theme);
  }, [given, tensor, page, grid, some, share, theme, blocked, perRow, perCol]);

  const shown = useMemo(() => {
    const drawnRow = new Map(rows?.map((row, n) => [row, n]));
    /** From the tensor's page to what is drawn. */
    const place = (span: Span): Span[] => {
      if (picked) {
        if (span.cols[0] !== span.cols[1]) return [{ rows: span.rows, cols: [0, picked.length - 1] }];
        const col = picked.indexOf(span.cols[0]);
        return col < 0 ? [] : [{ rows: span.rows, cols: [col, col] }];
      }
      const cols = [Math.max(span.cols[0], from) - from, Math.min(span.cols[1], to - 1) - from] as const;
      if (cols[0] > cols[1]) return [];
      const whole = span.rows[0] !== span.rows[1];
      if (!rows || whole) return [{ rows: span.rows, cols }];
      const n = drawnRow.get(span.rows[0]);
      return n === undefined ? [] : [{ rows: [n, n], cols }];
    };
    const turn = ({ rows, cols }: Span): Span => (transposed ? { rows: cols, cols: rows } : { rows, cols });
    return (span: Span | null) => (span ? place(span).map(turn) : []);
  }, [rows, picked, from, to, transposed]);

  const drawnBlocked = useMemo(
    () =>
      transposed || !blocked
        ? undefined
        : from === 0
          ? blocked
          : (row: number, col: number) => blocked(row, from + col),
    [transposed, blocked, from],
  );

  const tokenRow = axes.includes('token') && axes.length > 1;
  const marks = useMemo(() => {
    const chosen: Span | null =
      tokenRow && !rows ? { rows: [selection.token, selection.token], cols: [0, page.cols - 1] } : null;
    const kinds: [Mark['kind'], (Span | null)[]][] = [
      ['row', [chosen]],
      ['source', lit.map((slab) => spanOn(page, slab))],
      ['active', [active ? spanOn(page, active) : null]],
    ];
    return kinds.flatMap(([kind, spans]) => spans.flatMap(shown).map((span): Mark => ({ kind, ...span })));
  }, [tokenRow, rows, selection.token, page, lit, active, shown]);

  const names = (axis: 'row' | 'col'): readonly string[] | undefined => {
    const wanted = axis === 'row' ? props.rowLabels : props.colLabels;
    if (!wanted) return undefined;
    if (wanted !== true) return wanted;
    return tokens.map((token) => token.label);
  };

  const cellAt = (row: number, col: number) => {
    const [r, c] = transposed ? [col, row] : [row, col];
    return cellOn(page, rows ? (rows[r] as number) : r, picked ? (picked[c] as number) : from + c);
  };
  const title = props.title ?? TENSOR_WORDS[name][language];
  const shape = `${grid.rows} × ${grid.cols}`;
  const [rowAxis, colAxis] = axes.length === 1 ? [undefined, axes[0]] : axes.slice(-2);
  const nameOn = (axis: typeof rowAxis, index: number) =>
    axis === undefined
      ? ''
      : axis === 'token' || axis === 'key'
        ? (tokens[index]?.name ?? String(index))
        : axis === 'vocabulary'
          ? entryWords(index, run.vocabulary, language)
          : placeWords(axis, index, language);
  const room = captionAt === 'beside' ? BESIDE : Math.max(60, box.width, props.captionWidth ?? 0);
  const columns =
    colAxis && colAxis !== 'key' && !transposed && !picked
      ? `${AXIS_WORDS[colAxis][language]} ${from}…${from + grid.cols - 1}`
      : '';
  const apart = props.paired && perCol > 1 ? SHARED_WORDS[language].apart : '';
  const average = perPixel > 1 ? SHARED_WORDS[language].meanOf(perPixel) + apart : '';
  const both = [columns, average].filter(Boolean).join(' · ');
  // Beside the legend where there is room, if need be beside a short one; that it averages is said in any case.
  const besides = (text: string) => emsOf(text) * 11 + LEGEND.ends + 12;
  const fits = (text: string) => besides(text) + LEGEND.least <= room;
  const notes = captionAt !== 'beside' && besides(both) + LEGEND.most <= room ? both : average;
  const legendWidth = Math.min(LEGEND.most, room - (notes && fits(notes) ? besides(notes) : LEGEND.ends));
  const say = (row: number, col: number) => {
    const { at } = cellAt(row, col);
    const [r, c] = at.length === 1 ? [0, at[0] as number] : (at.slice(-2) as [number, number]);
    const where = [nameOn(rowAxis, r), nameOn(colAxis, c)].filter(Boolean).join(COMMA[language]);
    return `${title}, ${where}: ${formatNumber(grid.at(row, col))}`;
  };

  return (
    <>
      <Matrix
        grid={grid}
        scale={scale}
        box={box}
        label={`${title}, ${shape}`}
        say={say}
        rowLabels={names('row')}
        colLabels={names('col')}
        tone={tone}
        marks={marks}
        blocked={drawnBlocked}
        paired={props.paired}
        spoken={stage.spoken.includes(name)}
        carry={props.carried === false ? undefined : `${refKey(page.ref)}/${page.head ?? ''}`}
        start={transposed ? [0, selection.token] : [tokenRow ? selection.token : 0, 0]}
        onHover={(at) => stage.hover(at && cellAt(...at))}
        onChoose={(row, col) => stage.choose(cellAt(row, col))}
        onOpen={() => stage.open()}
      />
      {caption === 'none' ? null : (
        <div
          className={styles.caption}
          data-at={captionAt}
          data-broken={emsOf(title) * 12.5 + emsOf(shape) * 11 + 8 > room || undefined}
          style={captionPlace(box, captionAt, room)}
        >
          <span className={styles.title} data-tone={tone}>
            <Named text={title} />
          </span>
          <span className={styles.shape}>{shape}</span>
          {caption === 'full' ? (
            <>
              <span className={notes && fits(notes) ? undefined : styles.alone}>
                {room < 84 ? (
                  ends(scale)
                ) : (
                  <Legend scale={scale} format={(n) => formatNumber(n)} width={Math.max(14, legendWidth)} />
                )}
              </span>
              {notes ? (
                <span
                  className={fits(notes) ? styles.axis : styles.under}
                  title={average && SHARED_WORDS[language].average(perPixel) + apart}
                >
                  {notes}
                </span>
              ) : null}
            </>
          ) : null}
        </div>
      )}
    </>
  );
}

/** How wide a legend is drawn, and the numbers at its two ends. */
const LEGEND = { most: 84, least: 24, ends: 92 } as const;

/** A scale in words, where there is no room to draw it. */
function ends({ kind, limit }: Scale): string {
  return kind === 'signed' ? `±${formatNumber(limit)}` : `0…${formatNumber(limit)}`;
}

/** The width of a caption that stands at the left of its matrix. */
const BESIDE = 168;

function captionPlace(box: Box, at: 'below' | 'above' | 'beside', width: number) {
  if (at === 'beside') {
    return { left: box.x - width - 10, top: box.y + box.height, width };
  }
  return { left: box.x, top: at === 'above' ? box.y : box.y + box.height, width };
}
