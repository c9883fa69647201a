import { useMemo, useState } from 'react';
import { encoderOutput } from '../../model/tensorNames.ts';
import { signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { labelRoom, shortened } from '../../views/labels.ts';
import { Moves } from '../../views/Moves.tsx';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import type { StageToken } from '../stage.ts';
import { CAPTION, TensorMatrix } from '../TensorMatrix.tsx';
import { type Alike, alikeOf, nearest } from './alike.ts';
import { Cosines, type Pair } from './Cosines.tsx';
import { type OutputLayout, outputLayout } from './layout.ts';
import { PairSum } from './PairSum.tsx';
import styles from './Vectors.module.css';
import { words } from './words.ts';

/** Without a guess: the context vectors, and who came near to whom. */
export function Vectors() {
  const { run, selection, language, size, theme, select } = useStage();
  const w = words[language];
  const { config } = run;
  const T = run.tokens.length;
  const { token } = selection;
  const { name, layer } = encoderOutput(config);
  const labels = useMemo(() => run.tokens.map(({ label }) => label), [run.tokens]);
  const layout = useMemo(() => {
    const rowRoom = labelRoom(labels, 12);
    const colRoom = Math.round(rowRoom * 0.78) + 8;
    return outputLayout({ tokens: T, width: config.width, rowRoom, colRoom, caption: CAPTION.full }, size);
  }, [labels, T, config.width, size]);

  const before = useMemo(() => alikeOf(run.tensor('embedding.sum').data, T), [run, T]);
  const after = useMemo(() => alikeOf(run.tensor(name, layer ?? undefined).data, T), [run, name, layer, T]);
  const order = useMemo(() => nearest(after, token), [after, token]);

  const [pointed, setPointed] = useState<Pair | null>(null);
  const [pinned, setPinned] = useState<Pair | null>(null);
  const kept = pinned && pinned[0] === token && pinned[1] < T ? pinned : null;
  const pair = inside(pointed, T) ?? kept ?? [token, order[0] ?? token];
  const scale = useMemo(() => signedScale(1, theme), [theme]);
  const square = {
    pair,
    labels,
    scale,
    chosen: token,
    room: layout.words,
    columnsNamed: layout.columnsNamed,
    onPoint: setPointed,
    onChoose: (row: number, col: number) => {
      setPinned([row, col]);
      select({ token: row });
    },
  };
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <TensorMatrix
        name={name}
        {...(layer === null ? {} : { layer })}
        title={w.vectors}
        box={layout.matrix}
        rowLabels
      />
      <Near
        layout={layout}
        order={order}
        before={before}
        after={after}
        pair={pair}
        onPoint={(other) => setPointed(other === null ? null : [token, other])}
      />
      {pointed ? (
        <div
          className={styles.pairPlace}
          style={{ left: layout.arithmetic.x, top: layout.arithmetic.y, width: layout.arithmetic.width }}
        >
          <PairSum pair={pair} />
        </div>
      ) : (
        <ActiveSum box={layout.arithmetic} idle={<PairSum pair={pair} />} />
      )}
      <Cosines {...square} alike={before} box={layout.before} title={w.goingIn} named />
      <Cosines {...square} alike={after} box={layout.after} title={w.comingOut} named={!layout.paired} />
    </Figure>
  );
}

/** A pair of a longer sentence does not outlive it. */
function inside(pair: Pair | null, tokens: number): Pair | null {
  return pair && pair[0] < tokens && pair[1] < tokens ? pair : null;
}

/** Who came near the chosen token: where each stood going in, and where coming out. */
function Near({
  layout,
  order,
  before,
  after,
  pair,
  onPoint,
}: {
  layout: OutputLayout;
  order: readonly number[];
  before: Alike;
  after: Alike;
  pair: Pair;
  onPoint: (other: number | null) => void;
}) {
  const { run, selection, language, select } = useStage();
  const w = words[language];
  const { token } = selection;
  const { heading, list, listed, note } = layout;
  const [row, col] = pair;
  const rows = useMemo(
    () =>
      order.slice(0, listed).map((other) => ({
        key: String(other),
        label: listName(run.tokens, other),
        from: before.grid.at(token, other),
        to: after.grid.at(token, other),
        strong: row === token && col === other,
      })),
    [order, listed, run.tokens, before, after, token, row, col],
  );
  const low = Math.min(0, ...rows.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite));
  const label = w.nearest(run.tokens[token]?.name ?? '');
  const left = order.length - listed;
  return (
    <>
      <div className={styles.heading} style={{ left: heading.x, top: heading.y, width: heading.width }}>
        <p className={styles.title}>{label}</p>
        {rows.length > 0 ? (
          <p className={styles.key}>
            <span data-kind="from">{w.goingIn}</span>
            <span data-kind="to">{w.comingOut}</span>
          </p>
        ) : null}
      </div>
      {rows.length > 0 ? (
        <Moves
          rows={rows}
          box={list}
          domain={[low, 1]}
          format={cosineText}
          label={label}
          say={(move) => w.move(move.label, cosineText(move.from), cosineText(move.to))}
          onPick={(index) => select({ token: order[index] ?? token })}
          onHover={(index) => onPoint(index === null ? null : (order[index] ?? null))}
        />
      ) : null}
      <p className={styles.note} style={{ left: note.x, top: note.y, width: note.width }}>
        {left > 0 ? <span>{w.further(left)}</span> : null}
        <span>{rows.length === 0 ? w.alone : w.untrained}</span>
        <span>{w.untaught}</span>
      </p>
    </>
  );
}

/** A word that the sentence holds twice is named with its place, which must not be cut off. */
function listName(tokens: readonly StageToken[], at: number): string {
  const { label = '', name = '' } = tokens[at] ?? {};
  return name === label ? label : `${shortened(label, 7)} ${at}`;
}

/** Two digits are enough to compare, and keep the columns even. */
function cosineText(value: number): string {
  return formatNumber(value, 2);
}
