import { type KeyboardEvent, type PointerEvent, type ReactNode, useMemo } from 'react';
import type { Box } from './box.ts';
import styles from './LossCurve.module.css';
import { emsOf } from './labels.ts';
import {
  type LossCurveLayout,
  type LossNames,
  type LossPlot,
  lossCurveLayout,
  nearestStop,
  SAMPLE,
} from './lossCurveLayout.ts';

export interface LossCurveProps extends Omit<LossPlot, 'names'> {
  readonly box: Box;
  /** The step that is spoken of; its numbers stand beside it. */
  readonly active: number | null;
  /** What lines and axes are called. */
  readonly names: LossNames & { readonly axis: string };
  /** What the picture says, for those who cannot see it. */
  readonly label: string;
  /** What a step says of itself. */
  readonly say: (step: number) => string;
  /** The numbers at the active step. */
  readonly read: (step: number) => { readonly loss: string; readonly accuracy: string };
  readonly formatStep: (step: number) => string;
  readonly formatShare: (share: number) => string;
  readonly onPick?: ((step: number) => void) | undefined;
}

/**
 * How a loss fell, step by step. With stops it is a slider over them: arrow keys, a tap, or dragging along the axis;
 * without, a picture.
 */
export function LossCurve(props: LossCurveProps) {
  const { box, points, heldOut, accuracy, stops, reference, levels, active, onPick } = props;
  const { lossLevels, also, log, until, quiet } = props;
  const { width, height } = box;
  // Each by itself: names are often written down anew.
  const { loss, training, heldOut: dots, reference: level, accuracy: shares } = props.names;
  const layout = useMemo(() => {
    const names = { loss, training, heldOut: dots, reference: level, accuracy: shares };
    const lines = { points, heldOut, accuracy, stops, reference, levels, lossLevels, also };
    return lossCurveLayout({ ...lines, names, log, until, quiet }, { width, height });
  }, [
    points,
    heldOut,
    accuracy,
    stops,
    reference,
    levels,
    lossLevels,
    also,
    log,
    until,
    quiet,
    loss,
    training,
    dots,
    level,
    shares,
    width,
    height,
  ]);
  const place = { left: box.x, top: box.y, width, height };
  const drawing = <Drawing {...props} layout={layout} />;
  if (!onPick || !stops || stops.length === 0) {
    return (
      <div className={styles.curve} style={place} role="img" aria-label={props.label}>
        {drawing}
      </div>
    );
  }
  const at = active === null ? -1 : stops.indexOf(active);
  const press = (event: KeyboardEvent) => {
    const to = KEYS[event.key]?.(Math.max(0, at), stops.length - 1);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = stops[Math.max(0, Math.min(stops.length - 1, to))];
    if (step !== undefined && step !== active) onPick(step);
  };
  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const step = nearestStop(layout, clientX - currentTarget.getBoundingClientRect().left);
    if (step !== null && step !== active) onPick(step);
  };
  return (
    <Slider
      place={place}
      label={props.label}
      at={at}
      last={stops.length - 1}
      text={active === null ? '' : props.say(active)}
      onPress={press}
      onPoint={point}
    >
      {drawing}
    </Slider>
  );
}

function Slider({
  place,
  label,
  at,
  last,
  text,
  onPress,
  onPoint,
  children,
}: {
  place: { left: number; top: number; width: number; height: number };
  label: string;
  at: number;
  last: number;
  text: string;
  onPress: (event: KeyboardEvent) => void;
  onPoint: (event: PointerEvent) => void;
  children: ReactNode;
}) {
  return (
    <div
      className={styles.curve}
      style={place}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={text}
      data-pick
      onKeyDown={onPress}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onPoint(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onPoint(event);
      }}
    >
      {children}
    </div>
  );
}

const back = (at: number) => at - 1;
const on = (at: number) => at + 1;
const KEYS: Record<string, ((at: number, last: number) => number) | undefined> = {
  ArrowLeft: back,
  ArrowDown: back,
  PageDown: back,
  ArrowRight: on,
  ArrowUp: on,
  PageUp: on,
  Home: () => 0,
  End: (_, last) => last,
};

const FONT = 12;

function Drawing(props: LossCurveProps & { layout: LossCurveLayout }) {
  const { layout, box, names, formatStep, formatShare, active } = props;
  const { loss, accuracy } = layout;
  const foot = accuracy?.bottom ?? loss.bottom;
  // Between the panels stand names.
  const under = (x: number) => (accuracy ? `M${x},${accuracy.top}V${foot}` : '');
  const marked = props.quiet ? [] : layout.stops;
  const chosen = active === null ? null : layout.at(active).x;
  /** The number of the chosen step stands among those of the axis. */
  const clear = (text: string, at: number) =>
    chosen === null ||
    Math.abs(at - chosen) > ((emsOf(text) + emsOf(formatStep(active ?? 0))) * FONT) / 2 + 4;
  return (
    <svg className={styles.sheet} width={box.width} height={box.height} aria-hidden="true">
      {layout.lossTicks.map(({ value, at }) => (
        <g key={value}>
          <path className={styles.grid} d={`M${loss.left},${at}H${loss.right}`} />
          <text className={styles.yTick} x={loss.left - 6} y={at}>
            {value}
          </text>
        </g>
      ))}
      {accuracy
        ? layout.shareTicks.map(({ value, at }) => (
            <g key={value}>
              <path className={styles.grid} d={`M${accuracy.left},${at}H${accuracy.right}`} />
              <text className={styles.yTick} x={accuracy.left - 6} y={at}>
                {formatShare(value)}
              </text>
            </g>
          ))
        : null}
      {layout.xTicks
        .filter(({ value, at }) => clear(formatStep(value), at))
        .map(({ value, at }) => (
          <text key={value} className={styles.xTick} x={at} y={foot + 14}>
            {formatStep(value)}
          </text>
        ))}
      <text className={styles.axisName} x={loss.right} y={foot + 30} textAnchor="end">
        {names.axis}
      </text>
      <text className={styles.axisName} x={0} y={layout.lossNameAt}>
        {names.loss}
      </text>
      {accuracy ? (
        <text className={styles.axisName} x={0} y={layout.accuracyNameAt}>
          {names.accuracy}
        </text>
      ) : null}
      {layout.reference === null ? null : (
        <path className={styles.reference} d={`M${loss.left},${layout.reference}H${loss.right}`} />
      )}
      {[...layout.lossLevels, ...layout.levels].map((at) => (
        <path key={at} className={styles.reference} d={`M${loss.left},${at}H${loss.right}`} />
      ))}
      {layout.keys.map(({ mark, text, x, y }) => (
        <g key={text}>
          {mark === 'dot' ? (
            <path className={styles.dots} d={circles([{ x: x + 8, y: y - 4 }])} />
          ) : (
            <path className={styles[MARKS[mark]]} d={`M${x},${y - 4}h16`} />
          )}
          <text className={styles.name} x={x + SAMPLE} y={y}>
            {text}
          </text>
        </g>
      ))}
      {marked.map(({ step, x, y }) => (
        <path key={step} className={styles.drop} d={`M${x},${y}V${loss.bottom}${under(x)}`} />
      ))}
      {layout.also.map(({ id, look, path }) => (
        <path key={id} className={styles[look]} d={path} />
      ))}
      <path className={styles.line} d={layout.path} />
      <path className={styles.accuracy} d={layout.accuracyPath} />
      <path className={styles.dots} d={circles(layout.heldOut)} />
      <path className={styles.dots} d={circles(layout.shares)} />
      {marked.map(({ step, x, y }) => (
        <circle key={step} className={styles.stop} cx={x} cy={y} r={5} />
      ))}
      {active === null ? null : <Active {...props} step={active} foot={foot} />}
    </svg>
  );
}

/** As which line a mark is drawn. */
const MARKS = { line: 'line', level: 'reference', trace: 'trace', other: 'other' } as const;

/** All dots as one shape. */
function circles(spots: readonly { readonly x: number; readonly y: number }[]): string {
  const r = 2.4;
  return spots
    .map(({ x, y }) => `M${x - r},${y}a${r},${r},0,1,0,${2 * r},0a${r},${r},0,1,0,${-2 * r},0`)
    .join('');
}

/** The step that is spoken of: a line through both panels, and its numbers beside it. */
function Active({
  layout,
  step,
  foot,
  read,
  formatStep,
}: LossCurveProps & { layout: LossCurveLayout; step: number; foot: number }) {
  const { x, y, share } = layout.at(step);
  const { loss, accuracy } = layout;
  const said = read(step);
  const text = formatStep(step);
  const half = (emsOf(text) * FONT) / 2 + 4;
  const middle = Math.max(loss.left - 8 + half, Math.min(loss.right + 10 - half, x));
  const lossAt = layout.label(step, 'loss', roomOf(said.loss));
  const shareAt = layout.label(step, 'accuracy', roomOf(said.accuracy));
  return (
    <g>
      <path
        className={styles.guide}
        d={`M${x},${loss.top}V${loss.bottom}${accuracy ? `M${x},${accuracy.top}V${foot}` : ''}`}
      />
      <rect className={styles.plate} x={middle - half} y={foot + 3} width={2 * half} height={15} rx={3} />
      <text className={styles.chosenStep} x={middle} y={foot + 14}>
        {text}
      </text>
      {y === null ? null : (
        <>
          <circle className={styles.active} cx={x} cy={y} r={7} />
          <Reading text={said.loss} at={lossAt} />
        </>
      )}
      {share === null || !accuracy ? null : (
        <>
          <circle className={styles.active} cx={x} cy={share} r={4.5} />
          <Reading text={said.accuracy} at={shareAt} />
        </>
      )}
    </g>
  );
}

/** The letters of a number that is read, and the room that they take. */
const READ = 13;
const READ_BOLD = 1.1;

function roomOf(text: string) {
  return { width: emsOf(text) * READ * READ_BOLD, height: READ };
}

function Reading({ text, at }: { text: string; at: Box | null }) {
  return at && text !== '' ? (
    <text className={styles.reading} x={at.x} y={at.y + at.height - 2}>
      {text}
    </text>
  ) : null;
}
