import { memo, useEffect, useMemo, useRef } from 'react';
import { useWords } from '../src/i18n/words.tsx';
import { refKey, refOf, type TensorName } from '../src/model/tensorNames.ts';
import type { StageId } from '../src/stages/ids.ts';
import { STAGES } from '../src/stages/index.ts';
import { type Page, pageOf } from '../src/stages/page.ts';
import type { Stage } from '../src/stages/stage.ts';
import { useActions, useExplainer } from '../src/store/provider.tsx';
import type { Run } from '../src/store/state.ts';
import { gridOf } from '../src/views/box.ts';
import type { Ground } from '../src/views/colour.ts';
import { motionReduced } from '../src/views/motion.ts';
import { Thumbnail } from '../src/views/Thumbnail.tsx';
import styles from './EncoderMap.module.css';
import { arrived } from './stageRun.ts';
import { useGround } from './useGround.ts';

/** A drawing of the encoder block: every box a live picture of its real tensor, the residual lines beside them. */
export function EncoderMap() {
  const words = useWords();
  const map = useRef<HTMLElement>(null);
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
  const run = useExplainer((state) => state.run);
  const layer = useExplainer((state) => state.layer);
  const layers = run?.config.layers ?? 1;
  const road = STAGES.filter((stage) => stage.id !== 'overview');
  const before = road.filter((stage) => !stage.layered && road.indexOf(stage) < firstLayered(road));
  const inside = road.filter((stage) => stage.layered);
  const after = road.filter((stage) => !stage.layered && road.indexOf(stage) > firstLayered(road));
  const pre = run?.config.normOrder === 'pre';

  return (
    <nav ref={map} className={styles.map} aria-label={words.map}>
      <ol>
        <Box stage={STAGES[0] as Stage} />
        {before.map((stage) => (
          <Box key={stage.id} stage={stage} />
        ))}
        <li className={styles.layer}>
          <LayerSwitch layer={layer} layers={layers} />
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
    </nav>
  );
}

function firstLayered(road: readonly Stage[]): number {
  return road.findIndex((stage) => stage.layered);
}

function Box({ stage }: { stage: Stage }) {
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
          <LivePicture id={stage.id} stage={stage} />
        </span>
        <span className={styles.name}>{stage.words[language].short}</span>
      </button>
    </li>
  );
}

const PICTURE = { width: 44, height: 28 } as const;

function LivePicture({ stage }: { id: StageId; stage: Stage }) {
  const run = useExplainer((state) => state.run);
  const layer = useExplainer((state) => state.layer);
  const head = useExplainer((state) => state.head);
  const ground = useGround();
  const name = run ? (stage.main(run.config) as TensorName | null) : null;
  if (!run || !name || !hasTensor(run, name, layer)) return <WordsPicture run={name ? null : run} />;
  const page = pageOf(name, run.config, run.tokens.length, layer, head);
  const tensor = run.tensors.get(refKey(refOf(name, layer)));
  if (!tensor) return null;
  return (
    <TensorPicture data={tensor.data} page={page} share={name === 'attention.weights'} ground={ground} />
  );
}

/** Drawn again only where its numbers are others: a run tells of its progress many times. */
const TensorPicture = memo(
  function TensorPicture({
    data,
    page,
    share,
    ground,
  }: {
    data: Float32Array;
    page: Page;
    share: boolean;
    ground: Ground;
  }) {
    const { rows, cols, offset } = page;
    const grid = useMemo(() => gridOf(data, rows, cols, { offset }), [data, rows, cols, offset]);
    return <Thumbnail grid={grid} share={share} ground={ground} {...PICTURE} />;
  },
  (before, after) =>
    before.data === after.data &&
    before.page.offset === after.page.offset &&
    before.page.cols === after.page.cols &&
    before.ground === after.ground,
);

function hasTensor(run: Run, name: TensorName, layer: number): boolean {
  return arrived(run, refOf(name, layer));
}

/** Where a stage has no tensor: the tokens themselves, each a line as long as its letters. */
function WordsPicture({ run }: { run: Run | null }) {
  const tokens = run?.tokens.slice(0, 9) ?? [];
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

function LayerSwitch({ layer, layers }: { layer: number; layers: number }) {
  const words = useWords();
  const { share } = useActions();
  return (
    <p className={styles.switch}>
      <span>{words.layerOf(layer + 1, layers)}</span>
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
