import { type PointerEvent, useMemo } from 'react';
import type { Box } from './box.ts';
import styles from './Clusters.module.css';
import { nearestPoint } from './cloudLayout.ts';
import { groupColour, groupPath } from './groupMarks.ts';

type Point = readonly [x: number, y: number];

export interface ClustersProps {
  readonly width: number;
  readonly height: number;
  readonly panels: readonly {
    readonly head: Box;
    readonly field: Box;
    readonly foot: Box;
    readonly title: string;
    readonly under: string;
    /** The same things in every panel, in the same order. */
    readonly points: readonly Point[];
    readonly rings: readonly Point[];
    /** A share with what chance would give, and two numbers up to 1, each with its name. */
    readonly measured: {
      readonly share: number;
      readonly chance: number;
      readonly said: string;
      readonly hollow: { readonly value: number; readonly said: string };
      readonly full: { readonly value: number; readonly said: string };
    };
  }[];
  /** Which group each thing belongs to. */
  readonly groups: readonly number[];
  /** The thing that is marked in every panel. */
  readonly marked: number | null;
  readonly label: string;
  readonly onPoint: (thing: number | null) => void;
  readonly onChoose: (thing: number) => void;
}

/**
 * The same things as points in several planes, in groups that differ in shape and colour. The one that is pointed at is
 * followed from plane to plane. By pointer only: whatever can be chosen here is also in a list beside it.
 */
export function Clusters(props: ClustersProps) {
  const { width, height, panels, groups, marked, label, onPoint, onChoose } = props;
  const at = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const rect = currentTarget.getBoundingClientRect();
    const place: Point = [clientX - rect.left, clientY - rect.top];
    for (const { points } of panels) {
      const near = nearestPoint(points, place);
      if (near !== null) return near;
    }
    return null;
  };
  return (
    <svg
      className={styles.clusters}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onPointerMove={(event) => (event.pointerType === 'touch' ? undefined : onPoint(at(event)))}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => {
        const thing = at(event);
        if (thing !== null) onChoose(thing);
      }}
    >
      {marked === null ? null : <Trail panels={panels} thing={marked} />}
      {panels.map((panel) => (
        <Panel key={`${panel.field.x} ${panel.field.y}`} panel={panel} groups={groups} marked={marked} />
      ))}
    </svg>
  );
}

type PanelShown = ClustersProps['panels'][number];

function Panel({
  panel,
  groups,
  marked,
}: {
  panel: PanelShown;
  groups: readonly number[];
  marked: number | null;
}) {
  const { head, field, title, under, points, rings } = panel;
  // Pointing at one thing draws no other again.
  const marks = useMemo(
    () =>
      points.map(([x, y], n) => <Mark key={`${groups[n]} ${x} ${y}`} group={groups[n] ?? 0} at={[x, y]} />),
    [points, groups],
  );
  const own = marked === null ? undefined : points[marked];
  return (
    <>
      <text className={styles.title} x={head.x} y={head.y + 13}>
        {title}
      </text>
      <text className={styles.under} x={head.x} y={head.y + 29}>
        {under}
      </text>
      <rect className={styles.field} x={field.x} y={field.y} width={field.width} height={field.height} />
      {marks}
      {rings.map(([x, y]) => (
        <circle key={`${x} ${y}`} className={styles.ring} cx={x} cy={y} r={9} />
      ))}
      {own && marked !== null ? (
        <g className={styles.marked}>
          <Mark group={groups[marked] ?? 0} at={own} area={130} />
        </g>
      ) : null}
      <Foot panel={panel} />
    </>
  );
}

function Mark({ group, at: [x, y], area }: { group: number; at: Point; area?: number }) {
  return (
    <path
      className={styles.mark}
      d={groupPath(group, area)}
      transform={`translate(${x} ${y})`}
      style={{ fill: groupColour(group) }}
    />
  );
}

/** What is measured of a panel: a bar with the mark of chance, and the way from one number to the other. */
function Foot({ panel: { foot, measured } }: { panel: PanelShown }) {
  const { x, y, width } = foot;
  const { share, chance, said, hollow, full } = measured;
  const along = (value: number) => x + 4 + Math.max(0, value) * (width - 8);
  return (
    <>
      <rect className={styles.rail} x={x} y={y + 9} width={width} height={5} rx={1} />
      <rect className={styles.bar} x={x} y={y + 9} width={share * width} height={5} rx={1} />
      <line
        className={styles.chance}
        x1={x + chance * width}
        x2={x + chance * width}
        y1={y + 5}
        y2={y + 18}
      />
      <text className={styles.said} x={x} y={y + 31}>
        <tspan className={styles.strong}>{said}</tspan>
      </text>
      <text className={styles.number} x={x + width - 12} y={y + 31}>
        {full.said}
      </text>
      <circle className={styles.full} cx={x + width - 4} cy={y + 27} r={3.5} />
      <text className={styles.number} x={x + width - 12} y={y + 47}>
        {hollow.said}
      </text>
      <circle className={styles.hollow} cx={x + width - 4} cy={y + 43} r={3.5} />
      <line className={styles.rail} x1={x} x2={x + width} y1={y + 59} y2={y + 59} />
      <line className={styles.way} x1={along(hollow.value)} x2={along(full.value)} y1={y + 59} y2={y + 59} />
      <circle className={styles.hollow} cx={along(hollow.value)} cy={y + 59} r={3.5} />
      <circle className={styles.full} cx={along(full.value)} cy={y + 59} r={3.5} />
    </>
  );
}

/** From panel to panel of a line. */
function Trail({ panels, thing }: { panels: ClustersProps['panels']; thing: number }) {
  const d = panels
    .map(({ points, field }, n) => {
      const [x, y] = points[thing] ?? [0, 0];
      return `${n > 0 && panels[n - 1]?.field.y === field.y ? 'L' : 'M'}${x},${y}`;
    })
    .join('');
  return <path className={styles.trail} d={d} />;
}
