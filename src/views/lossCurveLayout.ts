import { bisector, line, scaleLinear, scaleSymlog } from 'd3';
import type { Box } from './box.ts';
import { freePlace } from './freePlace.ts';
import { emsOf } from './labels.ts';

export interface LossPoint {
  readonly step: number;
  readonly loss: number;
}

export interface SharePoint {
  readonly step: number;
  readonly share: number;
}

/** Losses to compare with; what is left without a name is said elsewhere. */
export interface LossSeries {
  readonly id: string;
  readonly points: readonly LossPoint[];
  readonly name?: string | undefined;
  /** `trace` is drawn finer than `other`. */
  readonly look: 'trace' | 'other';
}

export interface LossNames {
  readonly loss: string;
  readonly training: string;
  readonly heldOut?: string | undefined;
  readonly reference?: string | undefined;
  readonly accuracy?: string | undefined;
}

/** How a loss fell, and what was measured on the way. Each list in the order of its steps. */
export interface LossPlot {
  readonly points: readonly LossPoint[];
  /** The loss on what was kept apart. */
  readonly heldOut?: readonly LossPoint[] | undefined;
  /** What share was right; a second panel under the first. */
  readonly accuracy?: readonly SharePoint[] | undefined;
  /** Steps that can be gone to. */
  readonly stops?: readonly number[] | undefined;
  /** A loss to compare with, as a level line. */
  readonly reference?: number | undefined;
  /** Shares to compare with, as level lines in the second panel. */
  readonly levels?: readonly { readonly share: number; readonly name: string }[] | undefined;
  /** Further losses to compare with, as level lines. */
  readonly lossLevels?: readonly { readonly loss: number; readonly name: string }[] | undefined;
  /** Other losses over the same steps, drawn behind. */
  readonly also?: readonly LossSeries[] | undefined;
  /** The names of the panels, and of what is drawn in them. */
  readonly names?: LossNames | undefined;
  /** Whether the axis of steps is logarithmic, so that the beginning can be read. */
  readonly log: boolean;
  /** Whether stops are not drawn: where each point is one. */
  readonly quiet?: boolean | undefined;
  /** How far the axis of steps goes at least. */
  readonly until?: number | undefined;
}

export interface LossPanel {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LossTick {
  readonly value: number;
  /** In CSS pixels along its axis. */
  readonly at: number;
}

export interface LossSpot {
  readonly step: number;
  readonly x: number;
  readonly y: number;
}

export type LossMark = 'line' | 'dot' | 'level' | LossSeries['look'];

/** What a mark means: a sample of it, and behind that its name. Over the panel, where nothing is drawn. */
export interface LossKey {
  readonly mark: LossMark;
  readonly text: string;
  readonly x: number;
  /** The foot of the letters. */
  readonly y: number;
}

/** The length of a sample, with the gap behind it. */
export const SAMPLE = 22;

export interface LossCurveLayout {
  readonly loss: LossPanel;
  readonly accuracy: LossPanel | null;
  /** Broken where a loss is no number. */
  readonly path: string;
  readonly accuracyPath: string;
  readonly heldOut: readonly LossSpot[];
  readonly shares: readonly LossSpot[];
  readonly xTicks: readonly LossTick[];
  readonly lossTicks: readonly LossTick[];
  readonly shareTicks: readonly LossTick[];
  /** On the line, where they can be gone to. */
  readonly stops: readonly LossSpot[];
  /** The height of the level line. */
  readonly reference: number | null;
  readonly levels: readonly number[];
  readonly lossLevels: readonly number[];
  readonly also: readonly { readonly id: string; readonly look: LossSeries['look']; readonly path: string }[];
  /** Over the panels; each panel's own name stands at the left of its first line, at these feet. */
  readonly keys: readonly LossKey[];
  readonly lossNameAt: number;
  readonly accuracyNameAt: number;
  /** Where numbers said of a step stand, so that no line and no dot lies under them; null where nothing is known of it. */
  label(
    step: number,
    of: 'loss' | 'accuracy',
    size: { readonly width: number; readonly height: number },
  ): Box | null;
  /** Where a step stands, and the line and the shares there; null where nothing is known of it. */
  at(step: number): { readonly x: number; readonly y: number | null; readonly share: number | null };
}

const EDGE = { left: 42, right: 12, bottom: 34 } as const;
/** A line of names over a panel, and the room under the last of them. */
const LINE = 15;
const UNDER = 9;
/** Between the foot of a panel and the names of the next. */
const BETWEEN = 10;
const FONT = 12;
/** What the lower panel takes of the height. */
const LOWER = 0.36;
/** Below so many steps a logarithmic axis is even, so that step 0 has a place on it. */
const EVEN = 10;

/** Two panels over one axis of steps; the scales go from 0 to what the numbers reach. */
export function lossCurveLayout(
  plot: LossPlot,
  size: { readonly width: number; readonly height: number },
): LossCurveLayout {
  const { points, heldOut = [], accuracy = [], stops = [], reference, also = [], lossLevels = [] } = plot;
  const left = EDGE.left;
  const right = Math.max(left + 20, size.width - EDGE.right);
  const { names } = plot;
  const upper = keysOf(
    names?.loss,
    [
      ['level', reference === undefined ? undefined : names?.reference],
      ['line', names?.training],
      ['dot', heldOut.length > 0 ? names?.heldOut : undefined],
      ...also.map(({ look, name }) => [look, name] as const),
      ...lossLevels.map(({ name }) => ['level', name] as const),
    ],
    size.width,
  );
  const lower = keysOf(
    plot.accuracy && names?.accuracy,
    (plot.accuracy ? (plot.levels ?? []) : []).map(({ name }) => ['level', name] as const),
    size.width,
  );
  const top = upper.height;
  const bottom = Math.max(top + lower.height + 60, size.height - EDGE.bottom);
  const between = BETWEEN + lower.height;
  const split = plot.accuracy ? Math.round(top + (bottom - top - between) * (1 - LOWER)) : bottom;

  const last = Math.max(
    1,
    plot.until ?? 0,
    ...stops,
    ...[points, heldOut, accuracy, ...also.map((one) => one.points)].map((list) => list.at(-1)?.step ?? 0),
  );
  const x = plot.log
    ? scaleSymlog([0, last], [left, right]).constant(EVEN)
    : scaleLinear([0, last], [left, right]);
  const reached = [...points, ...heldOut, ...also.flatMap((one) => one.points), ...lossLevels]
    .map(({ loss }) => loss)
    .filter(Number.isFinite);
  const highest = reached.reduce((most, loss) => Math.max(most, loss), reference ?? 0);
  const y = scaleLinear([0, highest > 0 ? highest * 1.04 : 1], [split, top]);
  const share = scaleLinear([0, 1], [bottom, split + between]);

  const curve = line<LossPoint>()
    .defined(({ loss }) => Number.isFinite(loss))
    .x(({ step }) => x(step))
    .y(({ loss }) => y(loss));
  const shareCurve = line<SharePoint>()
    .x((point) => x(point.step))
    .y((point) => share(point.share));
  const spotOf = (step: number): LossSpot | null => {
    const loss = valueAt(points, step, (point) => point.loss, x);
    return loss === null ? null : { step, x: x(step), y: y(loss) };
  };
  const spots = heldOut
    .filter(({ loss }) => Number.isFinite(loss))
    .map(({ step, loss }) => ({ step, x: x(step), y: y(loss) }));
  const shares = accuracy.map((point) => ({ step: point.step, x: x(point.step), y: share(point.share) }));
  const places = (list: readonly LossPoint[]) =>
    list.filter(({ loss }) => Number.isFinite(loss)).map(({ step, loss }) => [x(step), y(loss)] as const);
  const drawn = {
    loss: {
      lines: [points, ...also.map((one) => one.points)].map(places),
      dots: [
        ...spots.map((spot) => [spot.x, spot.y, DOT] as const),
        ...(plot.quiet ? [] : stops.map(spotOf))
          .filter((spot) => spot !== null)
          .map((spot) => [spot.x, spot.y, STOP] as const),
      ],
      levels: [...(reference === undefined ? [] : [y(reference)]), ...lossLevels.map(({ loss }) => y(loss))],
    },
    accuracy: {
      lines: [shares.map((spot) => [spot.x, spot.y] as const)],
      dots: shares.map((spot) => [spot.x, spot.y, DOT] as const),
      levels: (plot.levels ?? []).map((level) => share(level.share)),
    },
  };
  const at = (step: number) => {
    const here = valueAt(accuracy, step, (point) => point.share, x);
    return {
      x: x(step),
      y: spotOf(step)?.y ?? null,
      share: here === null ? null : share(here),
    };
  };
  const lossCount = Math.max(2, Math.floor((split - top) / 40));
  return {
    loss: { left, top, right, bottom: split },
    accuracy: plot.accuracy ? { left, top: split + between, right, bottom } : null,
    path: curve(points) ?? '',
    accuracyPath: shareCurve(accuracy) ?? '',
    heldOut: spots,
    shares,
    xTicks: stepTicks(last, plot.log, right - left, x).map((value) => ({ value, at: x(value) })),
    lossTicks: y.ticks(lossCount).map((value) => ({ value, at: y(value) })),
    shareTicks: [0, 0.5, 1].map((value) => ({ value, at: share(value) })),
    stops: stops.map(spotOf).filter((spot) => spot !== null),
    reference: reference === undefined ? null : y(reference),
    levels: (plot.accuracy ? (plot.levels ?? []) : []).map((level) => share(level.share)),
    lossLevels: lossLevels.map(({ loss }) => y(loss)),
    also: also.map(({ id, look, points: others }) => ({ id, look, path: curve(others) ?? '' })),
    keys: [...upper.keys, ...lower.keys.map((key) => ({ ...key, y: key.y + split + BETWEEN }))],
    lossNameAt: LINE - 4,
    accuracyNameAt: split + BETWEEN + LINE - 4,
    at,
    label(step, of, room) {
      const here = at(step);
      const height = of === 'loss' ? here.y : here.share;
      if (height === null) return null;
      const [upperEdge, lowerEdge] = of === 'loss' ? [top, split] : [split + between, bottom];
      const panel = { x: left, y: upperEdge, width: right - left, height: lowerEdge - upperEdge };
      return freePlace([here.x, height], room, panel, drawn[of]);
    },
  };
}

/** What a mark means, one behind the other: behind the name of the panel, and where the line is full on the next. */
function keysOf(
  name: string | undefined,
  wanted: readonly (readonly [mark: LossMark, text: string | undefined])[],
  width: number,
): { keys: LossKey[]; height: number } {
  const keys: LossKey[] = [];
  let x = name ? emsOf(name) * FONT * BOLD + GAP : 0;
  let y = LINE - 4;
  for (const [mark, text] of wanted) {
    if (!text) continue;
    const long = SAMPLE + emsOf(text) * FONT;
    if (x > 0 && x + long > width) {
      x = 0;
      y += LINE;
    }
    keys.push({ mark, text, x, y });
    x += long + GAP;
  }
  return { keys, height: y + 4 + UNDER };
}

/** Between two names; and how much wider bold letters are. */
const GAP = 18;
const BOLD = 1.08;

/** How far dots and stops reach, with their strokes. */
const DOT = 3;
const STOP = 6;

/** Powers of ten where the axis is logarithmic, round numbers where it is even; no two closer than their words are wide. */
function stepTicks(last: number, log: boolean, room: number, x: (step: number) => number): number[] {
  if (!log) return scaleLinear([0, last], [0, 1]).ticks(Math.max(2, Math.floor(room / 70)));
  const powers = Array.from({ length: 10 }, (_, n) => 10 ** (n + 1)).filter((step) => step <= last);
  const ticks = [0];
  for (const step of powers) if (x(step) - x(ticks.at(-1) as number) >= 44) ticks.push(step);
  return ticks;
}

/** Between two points a line is straight as it is drawn; beyond the last it is not known. */
function valueAt<Point extends { readonly step: number }>(
  points: readonly Point[],
  step: number,
  read: (point: Point) => number,
  x: (step: number) => number,
): number | null {
  const n = bisector((point: Point) => point.step).left(points, step);
  const after = points[n];
  if (!after) return null;
  const before = points[n - 1];
  const here = read(after);
  if (after.step === step || !before) return after.step === step && Number.isFinite(here) ? here : null;
  const t = (x(step) - x(before.step)) / (x(after.step) - x(before.step));
  const value = read(before) + t * (here - read(before));
  return Number.isFinite(value) ? value : null;
}

/** Which stop is meant by a place along the axis. */
export function nearestStop(layout: Pick<LossCurveLayout, 'stops'>, x: number): number | null {
  let best: LossSpot | null = null;
  for (const stop of layout.stops) {
    if (!best || Math.abs(stop.x - x) < Math.abs(best.x - x)) best = stop;
  }
  return best?.step ?? null;
}
