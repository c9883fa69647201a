import { useMemo } from 'react';
import type { Ref } from '../model/tensorNames.ts';
import { Bars } from '../views/Bars.tsx';
import { type Scale, signedScale } from '../views/colour.ts';
import { Figure } from '../views/Figure.tsx';
import { labelRoom } from '../views/labels.ts';
import { reachOf } from '../views/reach.ts';
import { ActiveSum } from './ActiveSum.tsx';
import styles from './AddNorm.module.css';
import { type AddNormLayout, addNormLayout, endsOf, PIECES, type Piece } from './addNormLayout.ts';
import { type AddNormRefs, addNormRefs, type SubLayer } from './addNormRefs.ts';
import { ADD_NORM_WORDS } from './addNormWords.ts';
import { useStage } from './context.ts';
import { NormSpread } from './NormSpread.tsx';
import { formatNumber } from './number.ts';
import { lengthOf, rowAt } from './row.ts';
import { CAPTION, TensorMatrix } from './TensorMatrix.tsx';

/** What passes by and what a sub-layer gave are added; the norm stands behind the sum or before the sub-layer. */
export function AddNorm({ part }: { part: SubLayer }) {
  const { run, size, selection, language, theme } = useStage();
  const { config, tokens } = run;
  const { layer, token } = selection;
  const w = ADD_NORM_WORDS[language];
  const refs = useMemo(() => addNormRefs(part, config, layer), [part, config, layer]);
  const labels = useMemo(() => tokens.map(({ label }) => label), [tokens]);
  const layout = useMemo(
    () =>
      addNormLayout(
        {
          order: config.normOrder,
          tokens: tokens.length,
          token,
          cells: config.width,
          rowRoom: labelRoom(labels, 12) + 4,
          caption: CAPTION.full,
        },
        size,
      ),
    [config, tokens.length, token, labels, size],
  );
  const scale = useMemo(() => {
    const all = [refs.x, refs.added, refs.sum, refs.norm];
    const reaches = all.map((ref) => reachOf(run.tensor(ref.name, ref.layer ?? undefined).data));
    return signedScale(Math.max(...reaches), theme);
  }, [refs, run, theme]);
  const titles: Record<Piece, string> = { x: 'x', added: w.part[part], sum: w.sum, norm: w.norm };

  return (
    <Figure width={layout.width} height={layout.height} label={w.figure[config.normOrder]}>
      <Signs layout={layout} part={part} />
      {PIECES[config.normOrder].map((piece, n) => (
        <TensorMatrix
          key={piece}
          name={refs[piece].name}
          {...(refs[piece].layer === null ? {} : { layer: refs[piece].layer })}
          box={layout.pieces[piece]}
          title={titles[piece]}
          scale={scale}
          rowLabels={n === 0 || layout.stacked}
        />
      ))}
      <NormWeights layout={layout} refs={refs} />
      <NormSpread layout={layout} refs={refs} />
      <Lengths layout={layout} refs={refs} titles={titles} />
      <ActiveSum box={layout.sumPlace} />
    </Figure>
  );
}

/** γ and β over the columns that they belong to, and said in numbers. */
function NormWeights({ layout, refs }: { layout: AddNormLayout; refs: AddNormRefs }) {
  const { run, theme } = useStage();
  const read = (ref: Ref) => run.tensor(ref.name, ref.layer ?? undefined).data;
  const said = (letter: string, ref: Ref) => {
    const [low, high] = endsOf(read(ref));
    return low === high
      ? `${letter} = ${formatNumber(low)}`
      : `${letter} ${formatNumber(low)}…${formatNumber(high)}`;
  };
  const [low, high] = [endsOf(read(refs.gamma)), endsOf(read(refs.beta))].reduce(
    ([a, b], [c, d]) => [Math.min(a, c), Math.max(b, d)] as const,
  ) as readonly [number, number];
  const scale: Scale = useMemo(() => signedScale(Math.max(-low, high), theme), [low, high, theme]);
  // What is wider than a narrow matrix has room at its left.
  const { gamma } = layout;
  const side = layout.stacked ? { left: layout.weights.x } : { right: layout.width - gamma.x - gamma.width };
  return (
    <>
      <p className={styles.weights} style={{ top: layout.weights.y, ...side }}>
        {said('γ', refs.gamma)} <span>·</span> {said('β', refs.beta)}
      </p>
      <TensorMatrix
        name={refs.gamma.name}
        box={layout.gamma}
        scale={scale}
        caption="none"
        rowLabels={['γ']}
      />
      <TensorMatrix name={refs.beta.name} box={layout.beta} scale={scale} caption="none" rowLabels={['β']} />
    </>
  );
}

/** What happens between the matrices, at the chosen row; the line is what passes by the sub-layer. */
function Signs({ layout, part }: { layout: AddNormLayout; part: SubLayer }) {
  const { language, run } = useStage();
  const w = ADD_NORM_WORDS[language];
  const { gaps, pieces, rowY } = layout;
  if (layout.stacked) {
    const post = run.config.normOrder === 'post';
    const said = {
      added: post ? '+' : `↓ ${w.part[part]}`,
      sum: post ? '=' : '+ x =',
      norm: `↓ ${w.layerNorm}`,
    };
    return (['added', 'sum', 'norm'] as const).map((piece) => (
      <p key={piece} className={styles.sign} style={{ left: gaps[piece].x, top: gaps[piece].y }}>
        {said[piece]}
      </p>
    ));
  }
  const plusX = gaps.sum.x + gaps.sum.width / 2;
  const lineY = gaps.sum.y + 5;
  const startX = pieces.x.x + pieces.x.width / 2;
  const across = (piece: 'added' | 'norm') => `M${gaps[piece].x + 4},${rowY}h${gaps[piece].width - 9}`;
  const head = (x: number) => `M${x - 6},${rowY - 4}l6,4l-6,4`;
  const end = (piece: 'added' | 'sum' | 'norm') => gaps[piece].x + gaps[piece].width - 4;
  return (
    <svg className={styles.signs} width={layout.width} height={layout.height} aria-hidden="true">
      <path
        className={styles.past}
        d={`M${startX},${pieces.x.y - 3}V${lineY + 8}q0,-8 8,-8H${plusX - 8}q8,0 8,8V${rowY - 10}`}
      />
      <text className={styles.pastName} x={startX + 14} y={lineY + 15}>
        {w.past}
      </text>
      <path className={styles.through} d={across('added')} />
      <path className={styles.head} d={`${head(end('added'))}${head(end('norm'))}${head(end('sum'))}`} />
      <path
        className={styles.arrow}
        d={`${across('norm')}M${gaps.sum.x + 3},${rowY}H${plusX - 9}M${plusX + 9},${rowY}H${end('sum')}`}
      />
      <circle className={styles.plus} cx={plusX} cy={rowY} r={9} />
      <path className={styles.head} d={`M${plusX - 5},${rowY}h10M${plusX},${rowY - 5}v10`} />
      <text className={styles.made} x={end('added')} y={pieces.added.y - 7}>
        {w.part[part]}
      </text>
      <text className={styles.made} x={end('norm')} y={pieces.norm.y - 7}>
        {w.layerNorm}
      </text>
    </svg>
  );
}

/** How long the three rows of the sum are. */
function Lengths({
  layout,
  refs,
  titles,
}: {
  layout: AddNormLayout;
  refs: AddNormRefs;
  titles: Record<Piece, string>;
}) {
  const { run, selection, language } = useStage();
  const { token } = selection;
  const w = ADD_NORM_WORDS[language];
  const rows = useMemo(
    () =>
      (['x', 'added', 'sum'] as const).map((piece) => ({
        key: piece,
        label: titles[piece],
        value: lengthOf(rowAt(run.tensor(refs[piece].name, refs[piece].layer ?? undefined), token)),
        strong: piece === 'sum',
      })),
    [run, refs, token, titles],
  );
  const { x, y, width } = layout.lengthsHeading;
  const label = w.lengths(run.tokens[token]?.label ?? '');
  return (
    <>
      <p className={styles.heading} style={{ left: x, top: y, width }}>
        <b>{label}</b>
      </p>
      <Bars rows={rows} box={layout.lengths} format={formatNumber} label={label} />
    </>
  );
}
