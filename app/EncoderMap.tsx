import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { refKey, refOf, type TensorName } from '../src/model/tensorNames.ts';
import type { StageId } from '../src/stages/ids.ts';
import { STAGES } from '../src/stages/index.ts';
import { pageOf } from '../src/stages/page.ts';
import type { Stage } from '../src/stages/stage.ts';
import { STAGE_NAMES } from '../src/stages/stageNames.ts';
import { useActions, useExplainer, useHeld } from '../src/store/provider.tsx';
import type { Run } from '../src/store/state.ts';
import { gridOf } from '../src/views/box.ts';
import { motionReduced } from '../src/views/motion.ts';
import { type Stamp, StampSheet } from '../src/views/StampSheet.tsx';
import styles from './EncoderMap.module.css';
import { modelConfig } from './modelConfig.ts';
import { useGround } from './useGround.ts';

/** A drawing of the encoder block: every box a live picture of its real tensor, the residual lines beside them. */
export function EncoderMap() {
  const words = useWords();
  const map = useRef<HTMLElement>(null);
  const road = useRef<HTMLDivElement>(null);
  const language = useExplainer((state) => state.language);
  const ground = useGround();
  const stage = useExplainer((state) => state.stage);
  useEffect(() => {
    const box = map.current?.querySelector<HTMLElement>(`[data-stage='${stage}']`);
    if (!map.current || !box) return;
    // Only the map itself is scrolled, never the page.
    const at = box.getBoundingClientRect();
    const room = map.current.getBoundingClientRect();
    map.current.scrollBy({
      left: at.left - room.left - (room.width - at.width) / 2,
      top: at.top < room.top || at.bottom > room.bottom ? at.top - room.top - room.height / 2 : 0,
      behavior: motionReduced() ? 'auto' : 'smooth',
    });
  }, [stage]);
  const hasRun = useExplainer((state) => state.run !== null);
  const layer = useExplainer((state) => state.layer);
  const layers = useExplainer((state) => modelConfig(state)?.layers ?? null);
  const pre = useExplainer((state) => modelConfig(state)?.normOrder === 'pre');
  const steps = STAGES.filter((stage) => stage.id !== 'overview');
  const before = steps.filter((stage) => !stage.layered && steps.indexOf(stage) < firstLayered(steps));
  const inside = steps.filter((stage) => stage.layered);
  const after = steps.filter((stage) => !stage.layered && steps.indexOf(stage) > firstLayered(steps));

  return (
    <nav ref={map} className={styles.map} aria-label={words.map}>
      <div ref={road} className={styles.road}>
        <ol>
          <Box stage={STAGES[0] as Stage} />
          {before.map((stage) => (
            <Box key={stage.id} stage={stage} />
          ))}
          <li className={styles.layer}>
            {layers === null ? null : <LayerSwitch layer={layer} layers={layers} />}
            <ol data-order={pre ? 'pre' : 'post'}>
              {inside.map((stage) => (
                <Box key={stage.id} stage={stage} />
              ))}
            </ol>
            <Residuals stages={inside} />
          </li>
          {after.map((stage) => (
            <Box key={stage.id} stage={stage} />
          ))}
        </ol>
        <Stamps root={road} ground={ground} layout={`${stage} ${language} ${pre} ${hasRun}`} />
      </div>
    </nav>
  );
}

function firstLayered(road: readonly Stage[]): number {
  return road.findIndex((stage) => stage.layered);
}

const Box = memo(function Box({ stage }: { stage: Stage }) {
  const { share } = useActions();
  const language = useExplainer((state) => state.language);
  const open = useExplainer((state) => state.stage) === stage.id;
  return (
    <li className={styles.box} data-stage={stage.id}>
      <button
        type="button"
        aria-current={open ? 'step' : undefined}
        onClick={() => share({ stage: stage.id })}
      >
        <span className={styles.picture}>
          <Picture stage={stage} />
        </span>
        <span className={styles.name}>{STAGE_NAMES[stage.id][language].short}</span>
      </button>
    </li>
  );
});

const PICTURE = { width: 44, height: 28 } as const;

/** The place of a stage’s picture; what has no tensor draws itself. */
function Picture({ stage }: { stage: Stage }) {
  const hasTensor = useExplainer(({ run }) => run !== null && stage.main(run.config) !== null);
  if (hasTensor) return <i className={styles.stamp} style={PICTURE} data-stamp={stage.id} />;
  return stage.picture === 'curve' ? <CurvePicture /> : <WordsPicture />;
}

/** Apart from the map, because a new run changes nothing else in it. */
function Stamps(where: { root: RefObject<HTMLElement | null>; ground: 'light' | 'dark'; layout: string }) {
  return <StampSheet {...where} stamps={useStamps()} />;
}

/** A picture for each stage: of the newest run, and where its tensor has not arrived, of the run before. */
function useStamps(): ReadonlyMap<string, Stamp> {
  const run = useExplainer((state) => state.run);
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const [whole, setWhole] = useState<Run | null>(null);
  const isWhole = run !== null && STAGES.every((stage) => lacksNothing(run, stage, layer, head));
  if (isWhole && whole !== run) setWhole(run);
  useHeld(whole);
  return useMemo(() => {
    const stamps = new Map<string, Stamp>();
    for (const stage of STAGES) {
      const stamp =
        (run && stampOf(run, stage, layer, head)) ?? (whole && stampOf(whole, stage, layer, head));
      if (stamp) stamps.set(stage.id, stamp);
    }
    return stamps;
  }, [run, whole, layer, head]);
}

function lacksNothing(run: Run, stage: Stage, layer: number, head: number): boolean {
  return stage.main(run.config) === null || stampOf(run, stage, layer, head) !== null;
}

const made = new WeakMap<Float32Array, Map<number, Stamp>>();

/** The same numbers give the same stamp, so that what has not changed is not drawn again. */
function stampOf(run: Run, stage: Stage, layer: number, head: number): Stamp | null {
  const name = stage.main(run.config) as TensorName | null;
  const tensor = name && run.tensors.get(refKey(refOf(name, layer)));
  if (!tensor || head >= run.config.heads) return null;
  const { rows, cols, offset } = pageOf(name, run.config, run.tokens.length, layer, head);
  const pages = made.get(tensor.data) ?? new Map<number, Stamp>();
  made.set(tensor.data, pages);
  const grid = gridOf(tensor.data, rows, cols, { offset });
  const stamp = pages.get(offset) ?? { grid, share: name === 'attention.weights' };
  pages.set(offset, stamp);
  return stamp;
}

/** Where a stage has no tensor: the tokens themselves, each a line as long as its letters. */
function WordsPicture() {
  const all = useExplainer((state) => state.run?.tokens);
  const tokens = all?.slice(0, 9) ?? [];
  const step = PICTURE.height / Math.max(1, tokens.length);
  return (
    <svg {...PICTURE} aria-hidden="true">
      {tokens.map((token, n) => (
        <rect
          key={`${n}-${token.start}`}
          x={0}
          y={(n + 0.25) * step}
          width={Math.min(PICTURE.width, 6 + 5 * Math.max(1, token.end - token.start))}
          height={Math.max(1, step / 2)}
          fill="var(--ink-3)"
        />
      ))}
    </svg>
  );
}

/** How the loss of the open model fell; only the axes where it was not trained. */
function CurvePicture() {
  const curve = useExplainer((state) => state.card?.curve);
  const most = Math.max(...(curve ?? []).map(({ loss }) => loss));
  const { width, height } = PICTURE;
  const points = (curve ?? []).map(
    ({ loss }, n, { length }) =>
      `${(n / Math.max(1, length - 1)) * width},${height - (loss / most) * height}`,
  );
  return (
    <svg {...PICTURE} aria-hidden="true" className={styles.curve}>
      <path d={`M0,0V${height}H${width}`} />
      {curve ? <polyline points={points.join(' ')} /> : null}
    </svg>
  );
}

function LayerSwitch({ layer, layers }: { layer: number; layers: number }) {
  const words = useWords();
  const { share } = useActions();
  return (
    <p className={styles.switch}>
      <span>{words.layerOf(Math.min(layer, layers - 1) + 1, layers)}</span>
      <button
        type="button"
        aria-label={words.previousLayer}
        disabled={layer === 0}
        onClick={() => share({ layer: layer - 1 })}
      >
        ‹
      </button>
      <button
        type="button"
        aria-label={words.nextLayer}
        disabled={layer >= layers - 1}
        onClick={() => share({ layer: layer + 1 })}
      >
        ›
      </button>
    </p>
  );
}

const ROW = 40;

/** The residual lines: round the attention, and round the feed-forward network, each into its sum. */
function Residuals({ stages }: { stages: readonly Stage[] }) {
  const at = (id: StageId) => (stages.findIndex((stage) => stage.id === id) + 0.5) * ROW;
  const lines: [number, number][] = [
    [0, at('add-norm-attention')],
    [at('add-norm-attention') + 8, at('add-norm-output')],
  ];
  return (
    <svg className={styles.residuals} width={12} height={stages.length * ROW} aria-hidden="true">
      {lines.map(([from, to]) => (
        <path
          key={to}
          d={`M12,${from + 4}C3,${from + 4} 3,${from + 6} 3,${from + 14}V${to - 8}C3,${to} 3,${to} 12,${to}`}
        />
      ))}
    </svg>
  );
}
