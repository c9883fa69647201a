import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { percent } from '../src/i18n/percent.ts';
import { useWords } from '../src/i18n/words.tsx';
import { refKey } from '../src/model/tensorNames.ts';
import { StageContextReact } from '../src/stages/context.ts';
import type { StageId } from '../src/stages/ids.ts';
import { stageOf } from '../src/stages/index.ts';
import type { StageContext } from '../src/stages/stage.ts';
import { useExplainer, useExplainerStore } from '../src/store/provider.tsx';
import { carry, type Places, placesIn } from '../src/views/motion.ts';
import styles from './StageFrame.module.css';
import { useStageContext } from './stageContext.tsx';
import { useFigure, useFiguresAhead } from './useFigure.ts';

/**
 * Joins the store and a stage: waits until all that the stage needs has arrived, draws it, and lets
 * what the eye knows slide over from the stage before. The page and the embed use it alike.
 */
export function StageFrame({ onOpen }: { onOpen: () => void }) {
  const words = useWords();
  const id = useExplainer((state) => state.stage) as StageId;
  const language = useExplainer((state) => state.language);
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const shared = useStageContext();
  const FigureOf = useFigure(id);
  const context = useMemo(
    () => (shared && size ? { ...standing(shared, id), size, open: onOpen } : null),
    [shared, id, size, onOpen],
  );
  const drawn = context !== null && FigureOf !== null;
  // While the next run is computed much else changes; the figure is drawn again for its context only.
  const figure = useMemo(
    () =>
      context && FigureOf ? (
        <StageContextReact value={context}>
          <FigureOf key={id} />
        </StageContextReact>
      ) : null,
    [context, FigureOf, id],
  );
  const progress = useExplainer((state) => state.run?.progress ?? 0);
  // Then a notice says so, and nothing is on its way.
  const halted = useExplainer(({ problem }) => problem !== null && problem.code !== 'worker-restarted');
  useCarriedMotion(frame, drawn);
  useFiguresAhead(useReadySignal(FigureOf ? context : null));

  return (
    <div ref={frame} className={styles.frame} data-stage={id}>
      {context && progress < 1 && !halted ? (
        <progress className={styles.working} value={progress} max={1} aria-label={words.computing} />
      ) : null}
      {figure ??
        (halted ? null : (
          <div className={styles.skeleton} role="status">
            {progress > 0 ? words.progress(percent(progress, language, 0)) : words.computing}
            <progress value={progress} max={1} aria-label={words.computing} />
          </div>
        ))}
    </div>
  );
}

/** A figure answers for what stands in it. A cell chosen elsewhere keeps its sum in the Arithmetic tab. */
function standing(context: StageContext, id: StageId): StageContext {
  const { active, run, selection } = context;
  if (!active) return context;
  const stage = stageOf(id);
  const here =
    stage.home.includes(active.ref.name) ||
    stage.needs(run.config, selection).some((ref) => refKey(ref) === refKey(active.ref));
  return here ? context : { ...context, active: null, lit: [], explanation: null };
}

/** How much of a phone's screen a figure is laid out for. */
const SHARE_OF_SCREEN = 0.6;

/** The size of the frame's inside, once it is known. */
function useSize(frame: React.RefObject<HTMLDivElement | null>): StageContext['size'] | null {
  const [size, setSize] = useState<StageContext['size'] | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () => {
      const style = getComputedStyle(element);
      const inset = (side: 'Left' | 'Right' | 'Top' | 'Bottom') =>
        Number.parseFloat(style[`padding${side}`]) || 0;
      const width = Math.floor(element.clientWidth - inset('Left') - inset('Right'));
      // Where the page grows with the figure, the figure's own height says nothing of the room there is.
      const grows = style.getPropertyValue('--grows').trim() === '1';
      const room = grows ? innerHeight * SHARE_OF_SCREEN : element.clientHeight;
      const height = Math.floor(room - inset('Top') - inset('Bottom'));
      setSize((old) => (old?.width === width && old.height === height ? old : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** Remembers where everything stood when the stage is left, and lets it slide to where it stands in the next. */
function useCarriedMotion(frame: React.RefObject<HTMLDivElement | null>, drawn: boolean): void {
  const store = useExplainerStore();
  const before = useRef<Places | null>(null);
  useEffect(
    () =>
      store.subscribe((state, old) => {
        // Before React draws the new stage: the old one is still on the page.
        if (state.stage !== old.stage && frame.current) before.current = placesIn(frame.current);
      }),
    [store, frame],
  );
  // After every drawing, because the next stage may be drawn at once or only when its tensors have come.
  useLayoutEffect(() => {
    if (!drawn || !before.current || !frame.current) return;
    carry(frame.current, before.current);
    before.current = null;
  });
}

/** Says, on the document too (for screenshots and tests), whether what is drawn is the newest run, whole. */
function useReadySignal(context: StageContext | null): boolean {
  const run = useExplainer((state) => state.run);
  const wanted = useExplainer((state) => state.checkpoint);
  const ready =
    context !== null &&
    run !== null &&
    run.milliseconds !== null &&
    context.run.config === run.config &&
    // Until the weights are here that were asked for, the old picture stays.
    context.run.checkpoint === wanted &&
    context.run.text === run.text;
  useEffect(() => {
    document.documentElement.dataset.ready = String(ready);
  }, [ready]);
  return ready;
}
