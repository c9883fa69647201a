import { useCallback, useMemo } from 'react';
import { blockedBy } from '../../model/ops.ts';
import { Arcs } from '../../views/Arcs.tsx';
import { Bars } from '../../views/Bars.tsx';
import type { BarRow } from '../../views/barsLayout.ts';
import type { Box } from '../../views/box.ts';
import { signedScale } from '../../views/colour.ts';
import { Figure } from '../../views/Figure.tsx';
import { reachOf } from '../../views/reach.ts';
import { ActiveSum } from '../ActiveSum.tsx';
import { useStage } from '../context.ts';
import { formatNumber } from '../number.ts';
import { cellOn, pageOf } from '../page.ts';
import { largestAt, rowAt } from '../row.ts';
import { TensorMatrix } from '../TensorMatrix.tsx';
import { Controls } from './Controls.tsx';
import { arcEnds, keysShown, shareOfZero, softmaxLayout, softmaxSteps } from './layout.ts';
import styles from './View.module.css';
import { words } from './words.ts';

const NAMES = ['attention.scaled', 'attention.masked', 'attention.weights'] as const;

export function View() {
  const { run, selection, size, language, theme, active, hover, choose, select } = useStage();
  const { layer, head, token } = selection;
  const w = words[language];
  const { tokens, config } = run;
  const T = tokens.length;
  const labels = useMemo(() => tokens.map(({ label }) => label), [tokens]);
  const padding = useMemo(() => tokens.map(({ kind }) => kind === 'padding'), [tokens]);
  const blocked = useCallback(
    (query: number, key: number) => blockedBy(config, padding, query, key) !== null,
    [config, padding],
  );
  const [scaled, weights] = [run.tensor('attention.scaled', layer), run.tensor('attention.weights', layer)];
  const scores = rowAt(run.tensor('attention.masked', layer), head, token);
  const shares = rowAt(weights, head, token);
  const steps = useMemo(() => softmaxSteps(scores, shares), [scores, shares]);

  // The key that is asked about, if it lies in the chosen row.
  const inRow = active && NAMES.some((name) => name === active.ref.name) && active.at[1] === token;
  const asked = inRow ? (active.at[2] as number) : null;
  const top = largestAt(shares);
  const { shown, folded } = useMemo(
    () => keysShown(shares, asked === null ? [top, token] : [top, token, asked], size.height),
    [shares, top, token, asked, size.height],
  );
  const layout = useMemo(
    () =>
      folded.length > 0
        ? softmaxLayout(labels, shown.length + 1, size, w.rest(folded.length))
        : softmaxLayout(labels, shown.length, size),
    [labels, shown.length, folded.length, size, w],
  );
  // One scale for the scores before and after the mask: what passes keeps its colour.
  const scale = useMemo(
    () => signedScale(reachOf(scaled.data.subarray(head * T * T, (head + 1) * T * T)), theme),
    [scaled, head, T, theme],
  );

  const rowsOf = (
    value: (key: number) => number,
    rest: number,
    text?: (key: number) => string | undefined,
  ) => {
    const rows: BarRow[] = shown.map((key) => ({
      key: String(key),
      label: labels[key] as string,
      value: value(key),
      text: text?.(key),
      strong: key === (asked ?? top),
      chosen: key === token,
      muted: blocked(token, key),
    }));
    if (folded.length === 0) return rows;
    const text_ = Number.isNaN(rest) ? '' : undefined;
    return [...rows, { key: 'rest', label: w.rest(folded.length), value: rest, text: text_, muted: true }];
  };
  const sumOver = (value: (key: number) => number) => folded.reduce((sum, key) => sum + value(key), 0);
  const power = (key: number) => steps.powers[key] as number;
  const share = (key: number) => shares[key] as number;
  // A power of e is never 0, only too small for a number; what is masked is meant to be 0.
  const vanished = (value: (key: number) => number) => (key: number) =>
    value(key) === 0 && !blocked(token, key) ? '≈ 0' : undefined;
  const lists = [
    rowsOf(
      (key) => (blocked(token, key) ? Number.NaN : (scores[key] as number)),
      Number.NaN,
      (key) => (blocked(token, key) ? formatNumber(scores[key] as number) : undefined),
    ),
    rowsOf(power, sumOver(power), vanished(power)),
    rowsOf(share, sumOver(share), vanished(share)),
  ] as const;

  const pages = NAMES.map((name) => pageOf(name, config, T, layer, head));
  const cellOf = (list: number, row: number) => {
    const key = shown[row];
    const page = pages[list === 0 ? 1 : 2];
    return key === undefined || !page ? null : cellOn(page, token, key);
  };
  const bars = (list: 0 | 1 | 2, label: string) => (
    <Bars
      rows={lists[list]}
      box={layout.bars[list]}
      nameRoom={layout.barNames[list]}
      format={formatNumber}
      label={label}
      tone={list === 0 ? undefined : 'var(--accent)'}
      onHover={(row) => hover(row === null ? null : cellOf(list, row))}
      onPick={(row) => {
        const cell = cellOf(list, row);
        if (cell) choose(cell);
      }}
    />
  );
  const arcs = useMemo(
    () => arcEnds(weights.data.subarray(head * T * T, (head + 1) * T * T), T, token),
    [weights, head, T, token],
  );

  const name = labels[token] as string;
  const max = formatNumber(steps.max);
  const zeros = labels.filter((_, key) => blocked(token, key)).length;
  const lost = formatNumber(shareOfZero(scores, (key) => blocked(token, key)));
  return (
    <Figure width={layout.width} height={layout.height} label={w.figure}>
      <Controls box={layout.controls} />
      {NAMES.map((tensor, n) => (
        <TensorMatrix
          key={tensor}
          name={tensor}
          box={layout.matrices[n] as Box}
          rowLabels={n === 0 || layout.stacked}
          colLabels={layout.columnsNamed}
          {...(n === 2 ? {} : { scale })}
          {...(n === 0 ? {} : { blocked })}
        />
      ))}
      <Step box={layout.steps[0]} text={w.mask} down={layout.stacked} />
      <Step box={layout.steps[1]} text={w.softmax} down={layout.stacked} />

      <p className={styles.head} style={placed(layout.heads[0])}>
        {w.score(name)}
      </p>
      <p className={styles.head} style={placed(layout.heads[1])}>
        e<sup>s − {steps.max < 0 ? `(${max})` : max}</sup>
      </p>
      <p className={styles.head} style={placed(layout.heads[2])}>
        {w.divided(formatNumber(steps.denominator))}
      </p>
      {bars(0, w.score(name))}
      {bars(1, `e^(s − ${max})`)}
      {bars(2, w.share)}
      <p className={styles.total} style={placed(layout.totals[1])}>
        Σ = <b>{formatNumber(steps.denominator)}</b>
      </p>
      <p className={styles.total} style={placed(layout.totals[2])}>
        Σ = <b>{formatNumber(steps.total, 5)}</b>
      </p>
      <p className={styles.zero} style={placed(layout.zero)}>
        {zeros > 0 ? w.zeroMasked(zeros, lost) : w.zeroNone(lost)}
      </p>
      <Arcs
        words={labels}
        weights={arcs}
        chosen={token}
        box={layout.arcs}
        label={w.arcs(name)}
        say={(key) => `${labels[key]} ${formatNumber(shares[key] as number)}`}
        lit={asked}
        onPick={(index) => select({ token: index })}
      />
      <ActiveSum box={layout.sum} />
    </Figure>
  );
}

/** What is done between two matrices, with an arrow to the next. */
function Step({ box, text, down }: { box: Box; text: string; down: boolean }) {
  const [x, y] = [box.width / 2, 30];
  const half = Math.min(24, box.width / 2 - 8);
  return (
    <div className={styles.step} style={placed(box)} data-down={down || undefined}>
      <span>{text}</span>
      <svg width={box.width} height={box.height} aria-hidden="true">
        <path
          d={
            down
              ? `M8,4V18M4,14L8,18L12,14`
              : `M${x - half},${y}H${x + half}M${x + half - 4},${y - 4}L${x + half},${y}L${x + half - 4},${y + 4}`
          }
        />
      </svg>
    </div>
  );
}

function placed(box: Box) {
  return { left: box.x, top: box.y, width: box.width, height: box.height };
}
