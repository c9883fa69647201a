import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import type { Box } from './box.ts';
import styles from './Waves.module.css';
import { dotsPath, waveAxis, wavePath } from './wavePlot.ts';

export interface Wave {
  readonly key: string;
  readonly label: string;
  /** The value anywhere along the wave, between −1 and 1. */
  readonly at: (place: number) => number;
  /** Where its middle stands, from the top of the box. */
  readonly middle: number;
  /** What is read off at the place, in words and as a colour. */
  readonly value: string;
  readonly colour: string;
  /** Opens what is read off; null where nothing is behind it. */
  readonly onPick: (() => void) | null;
}

export interface WavesProps {
  readonly box: Box;
  readonly waves: readonly Wave[];
  readonly swing: number;
  /** The places run from 0 to `last`; the first `marked` of them carry dots. */
  readonly last: number;
  readonly marked: number;
  readonly place: number;
  /** Names the slider, and says where it stands. */
  readonly label: string;
  readonly placeText: string;
  readonly axisLabel: string;
  /** The waves are shown, and not in use. */
  readonly muted: boolean;
  readonly onPlace: (place: number) => void;
}

/** A value that can be pressed is at least this high; where the waves stand closer they are only read. */
const TARGET = 24;
const CHIP = { width: 34, height: 19 } as const;

/** Waves below one another and a place on all of them, which can be dragged or moved by keys. */
export function Waves(props: WavesProps) {
  const { box, waves, swing, last, marked, place, onPlace } = props;
  const axis = useMemo(() => waveAxis(last, box.width), [last, box.width]);
  const shapes = useMemo(
    () =>
      waves.map(({ at, middle }) => ({
        line: wavePath(at, axis, last, middle, swing),
        // Where dots would melt into a band, the part of the wave that they stood on is drawn strong.
        dots:
          axis.x(1) - axis.x(0) < 2
            ? wavePath(at, axis, marked - 1, middle, swing)
            : dotsPath(at, axis, marked, middle, swing),
      })),
    [waves, axis, last, marked, swing],
  );
  const x = axis.x(place);
  const foot = box.height - 16;
  const roomy = waves.every(({ middle }, n) => n === 0 || middle - (waves[n - 1]?.middle ?? 0) >= TARGET);
  const step = axis.x(1) - axis.x(0);
  const dot = step < 2 ? 1.75 : step < 6 ? 2.5 : 4.5;

  const drag = (event: PointerEvent) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (event.buttons === 0) return;
    const rect = event.currentTarget.getBoundingClientRect();
    const next = axis.placeAt(((event.clientX - rect.left) / rect.width) * box.width);
    if (next !== place) onPlace(next);
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(last, step(place, last)));
    if (next !== place) onPlace(next);
  };

  return (
    <div
      className={styles.waves}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      data-muted={props.muted || undefined}
    >
      <div
        className={styles.touch}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={place}
        aria-valuetext={props.placeText}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={press}
      />
      <svg className={styles.plot} width={box.width} height={box.height} aria-hidden="true">
        {waves.map((wave, n) => (
          <g key={wave.key}>
            <line
              x1={axis.x(0)}
              x2={axis.x(last)}
              y1={wave.middle}
              y2={wave.middle}
              className={styles.zero}
            />
            <path d={shapes[n]?.line} className={styles.line} />
            <path d={shapes[n]?.dots} className={styles.dots} strokeWidth={dot} />
            <text x={-8} y={wave.middle} className={styles.label}>
              {wave.label}
            </text>
          </g>
        ))}
        <line x1={x} x2={x} y1={CHIP.height} y2={foot} className={styles.place} />
        {waves.map((wave) => (
          <circle
            key={wave.key}
            cx={x}
            cy={wave.middle - swing * wave.at(place)}
            r={4.8}
            fill={wave.colour}
            className={styles.read}
          />
        ))}
        {axis.ticks.map((tick) => (
          <text key={tick} x={axis.x(tick)} y={foot + 12} className={styles.tick}>
            {tick}
          </text>
        ))}
        <text x={-8} y={foot + 12} className={styles.axis}>
          {props.axisLabel}
        </text>
        <g transform={`translate(${Math.max(CHIP.width / 2, Math.min(box.width - CHIP.width / 2, x))} 0)`}>
          <rect
            x={-CHIP.width / 2 - 4}
            y={-3.5}
            width={CHIP.width + 8}
            height={CHIP.height + 8}
            rx={CHIP.height / 2 + 4}
            className={styles.ring}
          />
          <rect
            x={-CHIP.width / 2}
            y={0.5}
            width={CHIP.width}
            height={CHIP.height}
            rx={CHIP.height / 2}
            className={styles.chip}
          />
          <text y={CHIP.height / 2 + 0.5} className={styles.chipText}>
            {place}
          </text>
        </g>
      </svg>
      {waves.map((wave) =>
        wave.onPick && roomy ? (
          <button
            key={wave.key}
            type="button"
            className={styles.value}
            style={{ top: wave.middle - TARGET / 2 }}
            aria-label={`${wave.label}: ${wave.value}`}
            onClick={wave.onPick}
          >
            {wave.value}
          </button>
        ) : (
          <span key={wave.key} className={styles.value} style={{ top: wave.middle - TARGET / 2 }}>
            {wave.value}
          </span>
        ),
      )}
    </div>
  );
}

const STEPS: Record<string, ((place: number, last: number) => number) | undefined> = {
  ArrowRight: (place) => place + 1,
  ArrowUp: (place) => place + 1,
  ArrowLeft: (place) => place - 1,
  ArrowDown: (place) => place - 1,
  PageUp: (place) => place + 10,
  PageDown: (place) => place - 10,
  Home: () => 0,
  End: (_, last) => last,
};
