import { useMemo } from 'react';
import { headWidth } from '../../model/config.ts';
import { Bars } from '../../views/Bars.tsx';
import type { BarRow } from '../../views/barsLayout.ts';
import { type Box, extentOf, gridOf } from '../../views/box.ts';
import { signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { emsOf } from '../../views/labels.ts';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { cellOn, pageOf } from '../page.ts';
import { largestAt, rowAt } from '../row.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';
import { Column } from './Column.tsx';
import { arrivals, mixLayout, placesMoved, scaledRows } from './layout.ts';
import { Scaled } from './Scaled.tsx';
import styles from './View.module.css';
import { words } from './words.ts';

/** The size of a column's heading, bold, in CSS pixels an em. */
const HEADING = 13.5;

export function View() {
  const { run, selection, size, language, theme, active, hover, choose } = useStage();
  const { layer, head, token } = selection;
  const { tokens, config } = run;
  const w = words[language];
  const [T, Dh] = [tokens.length, headWidth(config)];
  const labels = useMemo(() => tokens.map(({ label }) => label), [tokens]);
  const layout = useMemo(() => mixLayout(labels, Dh, size), [labels, Dh, size]);

  const weights = rowAt(run.tensor('attention.weights', layer), head, token);
  const value = run.tensor('attention.v', layer);
  const context = rowAt(run.tensor('attention.context', layer), head, token);
  const { scaled, arriving, moved } = useMemo(() => {
    const values = gridOf(value.data, T, Dh, { offset: head * T * Dh });
    const arriving = arrivals(weights, values);
    return { scaled: scaledRows(weights, values), arriving, moved: placesMoved(weights, arriving) };
  }, [value, weights, head, T, Dh]);
  // The scaled rows and their sum are read on one scale.
  const scale = useMemo(() => {
    const [low, high] = extentOf(scaled);
    const sum = context.reduce((most, cell) => Math.max(most, Math.abs(cell)), 0);
    return signedScale(Math.max(-low, high, sum), theme);
  }, [scaled, context, theme]);

  const { name, at } = active ? { name: active.ref.name, at: active.at } : { name: null, at: [] };
  const here = at[0] === head;
  const column =
    here && (name === 'attention.v' || (name === 'attention.context' && at[1] === token))
      ? (at[2] as number)
      : null;
  const shownColumn = column ?? largestAt(context.map(Math.abs));
  const asked =
    here && name === 'attention.weights' && at[1] === token
      ? (at[2] as number)
      : here && name === 'attention.v'
        ? (at[1] as number)
        : null;

  const weightCell = (key: number) => cellOn(pageOf('attention.weights', config, T, layer, head), token, key);
  const rows = (values: ArrayLike<number>, text?: (key: number) => string): BarRow[] => {
    const top = largestAt(values);
    return labels.map((label, key) => ({
      key: String(key),
      label,
      value: values[key] as number,
      text: text?.(key),
      strong: key === (asked ?? top),
      chosen: key === token,
    }));
  };
  const arrow = (key: number) => {
    const by = moved[key] as number;
    return `${formatNumber(arriving[key] as number)}${by === 0 ? '' : ` ${by > 0 ? '↑' : '↓'}${Math.abs(by)}`}`;
  };
  const token_ = labels[token] as string;

  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <p className={styles.head} style={placed(layout.heads.weights)}>
        {w.weight}
      </p>
      <p className={styles.head} data-tone="value" style={placed(layout.heads.values)}>
        {w.value}
      </p>
      <p className={styles.head} style={placed(layout.heads.scaled)}>
        {w.scaled}
      </p>
      <p className={styles.head} style={placed(layout.heads.arrives)}>
        {emsOf(w.arrives) * HEADING <= layout.heads.arrives.width ? w.arrives : w.arrivesShort}
      </p>
      <Bars
        rows={rows(weights)}
        box={layout.weights}
        nameRoom={layout.nameRoom}
        format={formatNumber}
        label={w.weightOf(token_)}
        tone="var(--accent)"
        onHover={(key) => hover(key === null ? null : weightCell(key))}
        onPick={(key) => choose(weightCell(key))}
      />
      <TensorMatrix name="attention.v" tone="value" box={layout.values} rowLabels={layout.stacked} />
      {layout.ribbons ? <Ribbons box={layout.ribbons} weights={weights} lit={asked} /> : null}
      <Scaled
        grid={scaled}
        scale={scale}
        box={layout.scaled}
        labels={layout.stacked ? labels : undefined}
        column={column}
        start={largestAt(arriving)}
      />
      <Bars
        rows={rows(arriving, arrow)}
        box={layout.arrives}
        nameRoom={0}
        format={formatNumber}
        label={w.arrivesOf(token_)}
        tone="var(--ink-3)"
      />
      <p className={styles.note} style={placed(layout.note)}>
        {moved.some((by) => by !== 0) ? w.moved : w.same}
      </p>
      <div
        className={styles.rule}
        style={{ left: layout.rule.x, top: layout.rule.y, width: layout.rule.width }}
      />
      <span className={styles.sigma} style={{ left: layout.context.x - 26, top: layout.context.y + 3 }}>
        Σ
      </span>
      <TensorMatrix
        name="attention.context"
        box={layout.context}
        rows={[token]}
        scale={scale}
        title={w.row(token_)}
      />
      <Column
        box={layout.fall}
        nameRoom={layout.fallNames}
        steps={layout.fallRows}
        column={shownColumn}
        terms={Array.from({ length: T }, (_, key) => scaled.at(key, shownColumn))}
        total={context[shownColumn] as number}
      />
      <ActiveSum box={layout.sum} />
    </Figure>
  );
}

const MANY = 60;

/** From each value to its scaled row, as thick as the weight. */
function Ribbons({ box, weights, lit }: { box: Box; weights: ArrayLike<number>; lit: number | null }) {
  const row = box.height / weights.length;
  const largest = weights[largestAt(weights)] as number;
  // Of many, those that are too thin to be seen would only fill the room with grey.
  const least = weights.length > MANY ? largest * 0.1 : 0;
  return (
    <svg
      className={styles.ribbons}
      style={{ left: box.x, top: box.y }}
      width={box.width}
      height={box.height}
      aria-hidden="true"
    >
      {Array.from(weights, (weight, key) => {
        if (weight <= least && key !== lit) return null;
        const thick = Math.max(0.35, (weight / largest) * row * 0.7);
        return (
          <rect
            key={key}
            x={5}
            y={(key + 0.5) * row - thick / 2}
            width={Math.max(1, box.width - 10)}
            height={thick}
            data-dim={(lit !== null && lit !== key) || undefined}
          />
        );
      })}
    </svg>
  );
}

function placed(box: Box) {
  return { left: box.x, top: box.y, width: box.width, height: box.height };
}
